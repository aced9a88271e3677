import type { FeedItem, Handling } from "../../worker/floor/feed.ts";
import type { AlertFilter, AlertItem, AlertPage } from "../api/alert-queries.ts";
import { isIn } from "./alert-state.ts";

export type Told = readonly { readonly item: FeedItem }[];

const untouched = {
  editedScore: null,
  verdict: null,
  verdictBy: null,
  verdictAt: null,
  seenAt: null,
  seenBy: null,
  takenAt: null,
  takenBy: null,
  handledAt: null,
  handledBy: null,
  buyer: null,
  buyerName: null,
  remarks: 0,
} as const;

/**
 * The list as it is now: pages that were read, in the order of reading, and what the feed has told. Newest first. `entered`: alerts
 * that stay although the filter does not show them any more, so that a row does not vanish under the hand that handles it.
 */
export function mergeAlerts(
  pages: readonly AlertPage[],
  feed: Told,
  { filter, entered = new Set() }: { filter: AlertFilter; entered?: ReadonlySet<string> },
): AlertItem[] {
  const known = new Map<string, AlertItem>();
  for (const { items } of pages) for (const item of items) known.set(item.id, newer(known.get(item.id), item));
  for (const { item } of feed) {
    if (item.kind === "finding" && item.finding.kind === "alert") {
      const { finding, conversation, channel } = item;
      const before = known.get(finding.id);
      const rest = before === undefined ? untouched : restOf(before);
      known.set(finding.id, { ...finding, conversation, channel, ...rest });
    }
    if (item.kind === "handling") {
      const before = known.get(item.handling.finding);
      if (before !== undefined) known.set(before.id, { ...before, ...handlingOf(item.handling) });
    }
  }
  return [...known.values()]
    .filter((alert) => alert.status !== "shadow" && alert.status !== "withdrawn")
    .filter((alert) => fits(filter, alert) && (isIn(filter.view, alert) || entered.has(alert.id)))
    .sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
}

/** A page that was read later knows more, but for a buyer that it may name only now. */
const newer = (before: AlertItem | undefined, item: AlertItem): AlertItem =>
  before === undefined ? item : { ...before, ...item };

function restOf({ verdict, verdictBy, verdictAt, editedScore, buyer, buyerName, remarks, ...alert }: AlertItem) {
  return { verdict, verdictBy, verdictAt, editedScore, buyer, buyerName, remarks, ...handlingOf(alert) };
}

function handlingOf(known: Omit<Handling, "finding" | "people">) {
  const { seenAt, seenBy, takenAt, takenBy, handledAt, handledBy } = known;
  return { seenAt, seenBy, takenAt, takenBy, handledAt, handledBy };
}

function fits({ severity, point, agent }: AlertFilter, alert: AlertItem): boolean {
  return (
    (severity === null || alert.severity === severity) &&
    (point === null || alert.point === point) &&
    (agent === null || alert.agent === agent)
  );
}

/** Names of those who did something, from the pages and from the feed. */
export function namesOf(pages: readonly AlertPage[], feed: Told): ReadonlyMap<string, string> {
  const told = feed.flatMap(({ item }) => (item.kind === "handling" ? item.handling.people : []));
  return new Map([...pages.flatMap(({ people }) => people), ...told].map(({ by, name }) => [by, name]));
}
