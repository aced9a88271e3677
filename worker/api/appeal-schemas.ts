import { z } from "@hono/zod-openapi";
import type { Step } from "../../plugins/sdk/testing/script.ts";
import { outcomes, refusals } from "../appeals/decide.ts";
import { appealDays, handlingDays, noEntry } from "../appeals/entry.ts";
import { appealStates } from "../appeals/states.ts";
import { addedFindingItem, findingItem, listedSession, messageItem, sessionItem } from "./schemas.ts";

/** Shapes of an agent's own results and of appeals, as the API shows them. */

const at = z.number();
export const title = z.object({ zh: z.string(), en: z.string() });

/** Without who looked at it: that is between reviewers. */
export const ownFinding = findingItem
  .pick({
    id: true,
    point: true,
    code: true,
    kind: true,
    severity: true,
    score: true,
    message: true,
    evidence: true,
    event: true,
    session: true,
    at: true,
    status: true,
    verdict: true,
  })
  .extend({ title: title.openapi({ description: "Of the point" }) })
  .openapi("OwnFinding");

export const ownAlert = ownFinding
  .extend({ conversation: z.string(), channel: z.string() })
  .openapi("OwnAlert", { description: "An alert about what one's own account did" });

const appealItem = z.object({
  finding: z.string(),
  point: z.string(),
  overturned: z.boolean().nullable().openapi({ description: "Whether it was wrong; null until somebody has decided" }),
});

export const appealReason = z.string().trim().min(1).max(1_000);

export const appealWrite = z
  .strictObject({
    session: z.string().min(1).max(1_024),
    findings: z
      .array(z.string().min(1).max(1_024))
      .min(1)
      .max(200)
      .optional()
      .openapi({ description: "Absent: all that stand" }),
    reason: appealReason,
  })
  .openapi("AppealWrite");

export const ownAppeal = z
  .object({
    id: z.string(),
    session: z.string(),
    channel: z.string(),
    conversation: z.string(),
    agent: z.string(),
    sessionAt: at.openapi({ description: "The session's first message" }),
    round: z.number().int().openapi({ description: "2: a second appeal, which somebody else decides" }),
    items: z.array(appealItem),
    reason: z.string(),
    at,
    dueAt: at.openapi({ description: `When it should be decided: within ${handlingDays} days` }),
    state: z.enum(appealStates),
    decidedAt: at.nullable(),
    answer: z.string().nullable().openapi({ description: "What the reviewer says to the agent" }),
  })
  .openapi("OwnAppeal");

const person = z.string().nullable().openapi({ description: "Name; null where nobody has that id any more" });
export const appeal = ownAppeal
  .extend({
    by: z.string().openapi({ example: "user:8f2c" }),
    byName: person,
    decidedBy: z.string().nullable(),
    decidedByName: person,
    precedent: z.string().nullable().openapi({ description: "Id of an earlier appeal that this one was decided like" }),
    remindedAt: at.nullable().openapi({ description: "When receivers were told that it is due within a day" }),
    escalatedAt: at.nullable().openapi({ description: "When receivers were told that it is late" }),
  })
  .openapi("Appeal");

const state = z.enum(appealStates).nullable();
export const ownSession = listedSession
  .omit({ reviewedBy: true, reviewedAt: true })
  .extend({ appeal: state.openapi({ description: "State of the last appeal against it" }) })
  .openapi("OwnSession");

export const entry = z
  .object({
    may: z.boolean(),
    why: z.enum(noEntry).optional().openapi({
      description:
        "`open`: one waits; `late`: the time is over; `final`: two were decided; `nothing`: no finding stands that counts against one",
    }),
    until: at.openapi({ description: `${appealDays} days after the session ended, or after the last decision` }),
  })
  .openapi("AppealEntry", { description: "Whether one may appeal now" });

export const ownResult = z
  .object({
    session: sessionItem.omit({ reviewedBy: true, reviewedAt: true }),
    messages: z.array(messageItem),
    findings: z.array(ownFinding),
    added: z
      .array(addedFindingItem.pick({ id: true, kind: true, score: true, quote: true }).extend({ title }))
      .openapi({ description: "Findings that people added by hand; who did, and what they noted, is the shop's own" }),
    appeals: z.array(ownAppeal).openapi({ description: "First round first" }),
    entry,
  })
  .openapi("OwnResult");

export const appealCase = z
  .object({
    appeal,
    earlier: z.array(appeal).openapi({ description: "What was decided before about the same session" }),
    session: sessionItem.nullable().openapi({ description: "null: its time of keeping is over" }),
    findings: z.array(ownFinding).openapi({ description: "All of the session, also those that nobody doubts" }),
    whyNot: z.enum(refusals).nullable().openapi({
      description: "Why whoever asks may not decide it. `first`: he decided the first appeal, and this is the second",
    }),
  })
  .openapi("AppealCase");

export const decision = z
  .strictObject({
    outcome: z.enum(outcomes),
    findings: z
      .array(z.string().min(1).max(1_024))
      .max(200)
      .optional()
      .openapi({ description: "`partly`: those that were wrong" }),
    reason: appealReason.optional().openapi({ description: "For the agent; required unless all of it was wrong" }),
    precedent: z
      .string()
      .min(1)
      .max(64)
      .optional()
      .openapi({ description: "Id of a decided appeal about one of the same points that this is decided like" }),
  })
  .openapi("AppealDecision");

const script = z
  .array(z.custom<Step>().openapi({ type: "object" }))
  .openapi({ description: "Lines of the chat, as the tester takes them" });
const kept = { name: z.string(), script };
export const appealCases = z
  .object({
    points: z.array(
      z.object({
        point: z.string(),
        ignores: z.array(z.object(kept)),
        flags: z.array(
          z.object({
            ...kept,
            expect: z.array(
              z.object({ code: z.string(), evidence: z.array(z.string()), resolved: z.literal(true).optional() }),
            ),
          }),
        ),
      }),
    ),
  })
  .openapi("AppealCases");
