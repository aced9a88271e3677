import { z } from "zod";
import { dayOf } from "../../plugins/sdk/clock.ts";
import type { PackPause } from "../settings/snapshot.ts";
import { breaker } from "./guest-breaker.ts";
import { keep, ownerOf, read } from "./known.ts";

/** What a shop's guests cost and how often they fail, over all its conversations: the breaker and the daily quota. */

/** Calls that a conversation has made since it told last. */
export type GuestCalls = {
  readonly pack: string;
  /** Calls that the shop allows it a day. */
  readonly quota: number;
  readonly calls: number;
  /** Events that the calls were about. */
  readonly asks: number;
  /** Of the asks. */
  readonly failures: number;
  readonly milliseconds: number;
  readonly error: string | null;
};

export { breaker };

const usage = z.object({
  day: z.string(),
  calls: z.number(),
  asks: z.number(),
  failures: z.number(),
  milliseconds: z.number(),
  lastError: z.string().nullable(),
  /** Times of the newest failures (epoch milliseconds), oldest first. */
  failedAt: z.array(z.number()),
});
type Usage = z.infer<typeof usage>;
export type GuestUsage = Omit<Usage, "failedAt">;

const all = z.record(z.string(), usage);

const usualZone = "Asia/Shanghai";

/** Adds the calls up. Returns the guests that are to be paused by them. */
export function noteCalls(
  sql: SqlStorage,
  told: readonly GuestCalls[],
  now: number,
): { readonly pack: string; readonly pause: PackPause }[] {
  const today = dayOf(now, ownerOf(sql)?.timeZone ?? usualZone);
  const known = kept(sql);
  const pauses: { pack: string; pause: PackPause }[] = [];
  for (const one of told) {
    const before = known[one.pack];
    const used = added(before?.day === today.day ? before : { ...nothing, failedAt: before?.failedAt ?? [] }, one, {
      now,
      day: today.day,
    });
    known[one.pack] = used;
    if (used.failedAt.length >= breaker.failures) {
      // Whoever lets it go on starts the count anew.
      known[one.pack] = { ...used, failedAt: [] };
      const detail = used.lastError ?? "";
      pauses.push({ pack: one.pack, pause: { reason: "failures", detail, at: now, until: null } });
    } else if (used.calls >= one.quota && used.calls - one.calls < one.quota) {
      pauses.push({
        pack: one.pack,
        pause: { reason: "quota", detail: String(used.calls), at: now, until: today.end },
      });
    }
  }
  keep(sql, "guests", known);
  return pauses;
}

export function usageToday(sql: SqlStorage): Record<string, GuestUsage> {
  return Object.fromEntries(Object.entries(kept(sql)).map(([pack, { failedAt: _, ...shown }]) => [pack, shown]));
}

const nothing = { day: "", calls: 0, asks: 0, failures: 0, milliseconds: 0, lastError: null, failedAt: [] } as const;

function added(
  before: Omit<Usage, "failedAt"> & { readonly failedAt: readonly number[] },
  one: GuestCalls,
  { now, day }: { now: number; day: string },
): Usage {
  const recent = before.failedAt.filter((at) => at > now - breaker.withinMs);
  const failed = Array.from({ length: Math.min(one.failures, breaker.failures) }, () => now);
  return {
    day,
    calls: before.calls + one.calls,
    asks: before.asks + one.asks,
    failures: before.failures + one.failures,
    milliseconds: before.milliseconds + one.milliseconds,
    lastError: one.error ?? before.lastError,
    failedAt: [...recent, ...failed].slice(-breaker.failures),
  };
}

function kept(sql: SqlStorage): Record<string, Usage> {
  const parsed = all.safeParse(read(sql, "guests") ?? {});
  return parsed.success ? parsed.data : {};
}
