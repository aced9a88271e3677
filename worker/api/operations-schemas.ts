import { z } from "@hono/zod-openapi";
import { undelivered } from "../../db/queries/operations.ts";
import { deliveryStates } from "../ledger/rows.ts";

/** Shapes of the page on which a shop's administrators see how the house is. */

const epochMs = z.number().openapi({ description: "Epoch milliseconds", example: 1_700_000_000_000 });
const count = z.number().int();

export const waiting = z
  .object({
    since: epochMs.nullable().openapi({ description: "Since when the first of the rows waits; null: none does" }),
    conversations: count.openapi({ description: "Whose rows the ledger has sent away for later" }),
    delayed: z.boolean().openapi({ description: "Some wait for a minute or longer: lists and reports lag" }),
  })
  .openapi("Waiting", {
    description: "What waits for the ledger. Chats are judged and answered all the while, and nothing of it is lost",
  });

const minute = z.object({
  at: epochMs.openapi({ description: "Start of the minute" }),
  accepted: count.openapi({ description: "Requests of chat platforms" }),
  refused: count,
  events: count.openapi({ description: "Messages and other events in the accepted ones, without those known before" }),
});

const pointErrors = z.object({
  point: z.string().openapi({ example: "alerts/unanswered" }),
  chats: count.openapi({ description: "In which it failed within the last hour" }),
  at: epochMs.openapi({ description: "The minute of the last failure" }),
  error: z.string().openapi({ description: "Its kind", example: "TypeError" }),
});

const guest = z.object({
  pack: z.string(),
  calls: count,
  asks: count,
  failures: count,
  milliseconds: z.number(),
  lastError: z.string().nullable(),
  paused: z
    .object({ reason: z.enum(["failures", "quota"]), at: epochMs, until: epochMs.nullable() })
    .nullable()
    .openapi({ description: "Since when it is not asked, and why; `until` null: a person has to let it go on" }),
});

const deadLetter = z
  .object({
    channel: z.string(),
    conversation: z.string(),
    reason: z.string().openapi({ example: "SQLITE_CONSTRAINT" }),
    times: count.openapi({ description: "How often the database has refused the rows" }),
    firstAt: epochMs,
    lastAt: epochMs,
  })
  .openapi("DeadLetter", { description: "A conversation whose rows the database refuses; none of their content" });

export const operationsView = z
  .object({
    at: epochMs,
    waiting,
    database: z.object({ downSince: epochMs.nullable().openapi({ description: "null: it answers" }) }),
    minutes: z
      .array(minute)
      .openapi({ description: "Of the last hour, oldest first; those in which nothing came in are left out" }),
    errors: z.array(pointErrors),
    guests: z.array(guest).openapi({ description: "Packs of third parties, and what they did today" }),
    stored: z
      .object({
        deadLetters: z.array(deadLetter).openapi({ description: "Newest first, at most 200" }),
        deliveries: z.array(z.object({ state: z.enum(deliveryStates), count })).openapi({
          description: "Actions of the last 24 hours by state, of the newest 5,000 decisions",
        }),
        undelivered: z
          .array(undelivered.extend({ at: epochMs }))
          .openapi({ description: "Those that did not arrive, newest first, at most 50" }),
      })
      .nullable()
      .openapi({ description: "What the ledger knows; null while the database does not answer" }),
  })
  .openapi("Operations");

export const deadLetterPlace = z
  .strictObject({ channel: z.string().min(1).max(64), conversation: z.string().min(1).max(256) })
  .openapi("DeadLetterPlace");

export const deadLetterReplayed = z
  .object({ resolved: z.boolean().openapi({ description: "The database has taken the rows this time" }) })
  .openapi("DeadLetterReplayed");
