import { readClient } from "../../db/client.ts";
import { readTexts } from "../../db/queries/messages.ts";
import type { Tenant } from "../../db/tenant.ts";
import type { Run, Sample } from "../backtest/run.ts";
import type { Env } from "../env.ts";

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
