import type { PointKind, Severity } from "../../plugins/sdk/point.ts";
import type { FeedItem } from "../../worker/floor/feed.ts";
import type { DecisionRow, FindingRow, TaskRow } from "../../worker/ledger/rows.ts";
import type { FeedEntry } from "./feed-log.ts";

/** How the feed is read: one block per conversation, each finding with what was decided because of it. */

export const shows = ["all", "findings", "interventions"] as const;
export type Show = (typeof shows)[number];

export type FeedFilter = {
  readonly show: Show;
  /** Empty: all. */
  readonly severities: readonly Severity[];
  readonly packs: readonly string[];
  readonly kinds: readonly PointKind[];
  readonly point: string | null;
};

export const everything: FeedFilter = { show: "all", severities: [], packs: [], kinds: [], point: null };

/** A finding with its decisions and what they gave people to do, or these where the finding is not shown. */
export type Row = {
  readonly seq: number;
  readonly finding: FindingRow | null;
  readonly decisions: readonly DecisionRow[];
  readonly tasks: readonly TaskRow[];
};
export type Group = {
  readonly conversation: string;
  readonly channel: string;
  readonly at: number;
  readonly seq: number;
  readonly agent: string | null;
  /** Newest first. */
  readonly rows: readonly Row[];
};

const packOf = (point: string): string => point.slice(0, point.indexOf("/"));
const allows = <Value>(allowed: readonly Value[], value: Value): boolean =>
  allowed.length === 0 || allowed.includes(value);

function accepts(filter: FeedFilter, finding: FindingRow): boolean {
  return (
    allows(filter.severities, finding.severity) &&
    allows(filter.kinds, finding.kind) &&
    allows(filter.packs, packOf(finding.point)) &&
    (filter.point === null || filter.point === finding.point)
  );
}

/** A decision or task is judged by its finding; without one, only filters that its point can answer may let it pass. */
function acceptsPoint(filter: FeedFilter, point: string | null, finding: FindingRow | undefined): boolean {
  if (finding !== undefined) return accepts(filter, finding);
  if (filter.severities.length > 0 || filter.kinds.length > 0) return false;
  if (point === null) return filter.packs.length === 0 && filter.point === null;
  return allows(filter.packs, packOf(point)) && (filter.point === null || filter.point === point);
}

type OpenRow = { seq: number; finding: FindingRow | null; decisions: DecisionRow[]; tasks: TaskRow[] };
type OpenGroup = Omit<Group, "rows"> & { rows: Map<string, OpenRow> };

/** Conversations with the newest activity first. */
export function group(entries: readonly FeedEntry[], filter: FeedFilter): Group[] {
  const findings = new Map<string, FindingRow>();
  /** The finding behind a task is that of the decision which opened it. */
  const behind = new Map<string, string | null>();
  for (const { item } of entries) {
    if (item.kind === "finding") findings.set(item.finding.id, item.finding);
    if (item.kind === "decision") behind.set(item.decision.id, item.decision.finding);
  }

  const groups = new Map<string, OpenGroup>();
  for (const { seq, at, item } of entries) {
    if (item.kind === "retracted" || item.kind === "handling") continue;
    if (item.kind === "finding" && (filter.show === "interventions" || !accepts(filter, item.finding))) continue;
    if (item.kind !== "finding") {
      const { point } = item.kind === "task" ? item.task : item.decision;
      const id = item.kind === "task" ? (behind.get(item.task.id) ?? null) : item.decision.finding;
      const finding = id === null ? undefined : findings.get(id);
      if (filter.show === "findings" || !acceptsPoint(filter, point, finding)) continue;
    }
    const key = `${item.channel} ${item.conversation}`;
    const known = groups.get(key);
    const agent = item.kind === "finding" ? item.finding.agent : null;
    const open: OpenGroup = {
      conversation: item.conversation,
      channel: item.channel,
      at: Math.max(known?.at ?? 0, at),
      seq,
      agent: agent ?? known?.agent ?? null,
      rows: known?.rows ?? new Map(),
    };
    groups.set(key, open);
    const row = rowOf(open.rows, keyOf(item, behind), seq);
    if (item.kind === "finding") row.finding = item.finding;
    else if (item.kind === "decision") row.decisions.push(item.decision);
    else row.tasks.push(item.task);
  }

  return [...groups.values()]
    .sort((a, b) => b.seq - a.seq)
    .map(({ rows, ...group }) => ({ ...group, rows: [...rows.values()].sort((a, b) => b.seq - a.seq) }));
}

type Shown = Exclude<FeedItem, { kind: "retracted" | "handling" }>;

function keyOf(item: Shown, behind: ReadonlyMap<string, string | null>): string {
  switch (item.kind) {
    case "finding":
      return item.finding.id;
    case "decision":
      return item.decision.finding ?? item.decision.id;
    case "task":
      return behind.get(item.task.id) ?? item.task.id;
  }
}

function rowOf(rows: Map<string, OpenRow>, key: string, seq: number): OpenRow {
  const row = rows.get(key) ?? { seq, finding: null, decisions: [], tasks: [] };
  row.seq = Math.max(row.seq, seq);
  rows.set(key, row);
  return row;
}
