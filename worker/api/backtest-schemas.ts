import { z } from "@hono/zod-openapi";
import { progress, runStates, sample } from "../backtest/run.ts";
import { revision } from "./schemas.ts";

/** A backtest as callers see it: without the settings of both versions, with quotes. */

const quotedSample = sample.extend({
  evidence: z.array(z.object({ message: z.string(), start: z.number(), end: z.number(), quote: z.string() })),
});

export const backtestItem = z
  .object({
    id: z.string(),
    kind: z.literal("backtest"),
    state: z.enum(runStates),
    createdAt: z.number(),
    startedAt: z.number().nullable(),
    endedAt: z.number().nullable(),
    by: z.string().openapi({ example: "user:8f2c" }),
    point: z.string(),
    days: z.number().int(),
    revision,
    progress: z.object({
      done: z.number().int().openapi({ description: "Conversations" }),
      total: z.number().int().openapi({ description: "Grows as long as `state` is `listing`" }),
      messages: z.number().int(),
      failed: z.number().int().openapi({ description: "Conversations that could not be played" }),
    }),
    hits: progress.shape.hits.extend({}).openapi({
      description:
        "`present`: found by the live version; `changed`: by the other; `added` and `removed`: by one of them only",
    }),
    byDay: progress.shape.byDay
      .unwrap()
      .openapi({ description: "Hits of both by calendar day of the shop, in time; days without any are missing" }),
  })
  .openapi("Backtest");
export const backtestPage = backtestItem
  .extend({
    samples: z
      .object({
        present: z.array(quotedSample),
        changed: z.array(quotedSample),
        added: z.array(quotedSample),
        removed: z.array(quotedSample),
      })
      .openapi({
        description: "The newest ten of each, one from a conversation. A retracted message's quote is empty",
      }),
  })
  .openapi("BacktestPage");
