import { z } from "@hono/zod-openapi";
import { readClient } from "../../db/client.ts";
import { readTexts } from "../../db/queries/messages.ts";
import type { Tenant } from "../../db/tenant.ts";
import { progress, type Run, runStates, type Sample, sample } from "../backtest/run.ts";
import type { Env } from "../env.ts";
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

export function shownRun({ id, createdAt, order, progress }: Run) {
  const { by, point, days, revision } = order;
  const { state, startedAt, endedAt, done, total, messages, failed, hits, byDay } = progress;
  const steps = { done, total, messages, failed };
  return {
    id,
    kind: "backtest" as const,
    state,
    createdAt,
    startedAt,
    endedAt,
    by,
    point,
    days,
    revision,
    progress: steps,
    hits,
    byDay: byDay.toSorted((one, other) => (one.day < other.day ? -1 : 1)),
  };
}

/** Cuts quotes out of the messages as they are now. */
async function quoter(env: Env, { merchant, shop }: Tenant, samples: readonly Sample[]) {
  const idOf = ({ channel, conversation }: Sample, message: string) => `${shop}/${channel}/${conversation}/${message}`;
  const ids = new Set(samples.flatMap((one) => one.evidence.map(({ message }) => idOf(one, message))));
  const texts =
    ids.size === 0 ? new Map<string, string>() : await readTexts(readClient(env), { merchant, shop }, [...ids]);
  return (one: Sample) => ({
    ...one,
    evidence: one.evidence.map((span) => ({
      ...span,
      quote: texts.get(idOf(one, span.message))?.slice(span.start, span.end) ?? "",
    })),
  });
}

export async function pageOfRun(env: Env, tenant: Tenant, run: Run) {
  const { present, changed, added, removed } = run.progress.samples;
  const quote = await quoter(env, tenant, [...present, ...changed, ...added, ...removed]);
  const samples = {
    present: present.map(quote),
    changed: changed.map(quote),
    added: added.map(quote),
    removed: removed.map(quote),
  };
  return { ...shownRun(run), samples };
}
