import type { FindingRow } from "../../worker/ledger/rows.ts";
import type { FeedEntry } from "../live/feed-log.ts";

export type NewAlert = FindingRow & { readonly conversation: string; readonly channel: string };

/** Told of so late, it is no news: a panel that catches up after a break must not ring for an hour's alerts. */
export const newsMs = 120_000;

/** Alerts that came after `since` (a `seq`) and that stand, newest first. A state that changes is no new alert. */
export function newAlerts(
  entries: readonly FeedEntry[],
  { since, now, rung }: { since: number; now: number; rung: ReadonlySet<string> },
): NewAlert[] {
  return entries
    .flatMap(({ seq, at, item }) =>
      item.kind === "finding" &&
      item.finding.kind === "alert" &&
      item.finding.status === "active" &&
      seq > since &&
      now - at < newsMs &&
      !rung.has(item.finding.id)
        ? [{ ...item.finding, conversation: item.conversation, channel: item.channel }]
        : [],
    )
    .reverse();
}
