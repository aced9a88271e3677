import { z } from "zod";
import { severities } from "../../plugins/sdk/point.ts";
import { snapshot } from "../settings/snapshot.ts";

/** One run of a point or rule over stored conversations. Kept by the shop's Backtest object, never in the ledger. */

export const runStates = ["waiting", "listing", "running", "done", "cancelled", "failed"] as const;

/** Settings under which a conversation is played again; everything that is not compared is off in them. */
export const playedSettings = snapshot.pick({ points: true, packs: true, rules: true });
export type PlayedSettings = z.infer<typeof playedSettings>;

/** What is asked. `settings` hold both versions, so that a run compares the same two from its first conversation to its last. */
export const order = z.object({
  merchant: z.string(),
  shop: z.string(),
  by: z.string(),
  /** Full id. */
  point: z.string(),
  days: z.number().int(),
  /** IANA name: hits are counted by its calendar days. */
  timeZone: z.string().default("Asia/Shanghai"),
  /** The live revision that `present` is of. */
  revision: z.number().int(),
  settings: z.object({ present: playedSettings, changed: playedSettings }),
});
export type Order = z.infer<typeof order>;

const spans = z.array(z.object({ message: z.string(), start: z.number(), end: z.number() }));
/** Without quotes: those are cut when somebody looks, so that a retracted message's words are not kept here. */
export const sample = z.object({
  id: z.string(),
  code: z.string(),
  severity: z.enum(severities),
  message: z.object({ zh: z.string(), en: z.string() }),
  channel: z.string(),
  conversation: z.string(),
  event: z.string(),
  at: z.number(),
  evidence: spans,
});
export type Sample = z.infer<typeof sample>;

export const hitGroups = ["present", "changed", "added", "removed"] as const;
export type HitGroup = (typeof hitGroups)[number];

const hits = z.object({
  /** Found by the live version. */
  present: z.number().int(),
  changed: z.number().int(),
  /** Found by the changed version only. */
  added: z.number().int(),
  /** Found by the live version only. */
  removed: z.number().int(),
});

export const progress = z.object({
  state: z.enum(runStates),
  startedAt: z.number().nullable(),
  endedAt: z.number().nullable(),
  /** Conversations; `total` grows while they are listed. */
  done: z.number().int(),
  total: z.number().int(),
  messages: z.number().int(),
  /** Conversations that could not be played, also after another try. */
  failed: z.number().int(),
  hits,
  /** Hits of both versions by calendar day, in the order in which days were met. */
  byDay: z.array(z.object({ day: z.string(), present: z.number().int(), changed: z.number().int() })).default([]),
  samples: z.object({
    present: z.array(sample),
    changed: z.array(sample),
    added: z.array(sample),
    removed: z.array(sample),
  }),
});
export type Progress = z.infer<typeof progress>;

export type Run = {
  readonly id: string;
  readonly createdAt: number;
  readonly order: Order;
  readonly progress: Progress;
};

export function newProgress(): Progress {
  return {
    state: "waiting",
    startedAt: null,
    endedAt: null,
    done: 0,
    total: 0,
    messages: 0,
    failed: 0,
    hits: { present: 0, changed: 0, added: 0, removed: 0 },
    byDay: [],
    samples: { present: [], changed: [], added: [], removed: [] },
  };
}

export function isOver({ state }: Pick<Progress, "state">): boolean {
  return state === "done" || state === "cancelled" || state === "failed";
}
