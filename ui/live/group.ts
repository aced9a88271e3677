import type { PointKind, Severity } from "../../plugins/sdk/point.ts";
import type { DecisionRow, FindingRow } from "../../worker/ledger/rows.ts";
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

/** A finding with its decisions, or decisions whose finding is not shown. */
export type Row = {
  readonly seq: number;
  readonly finding: FindingRow | null;
  readonly decisions: readonly DecisionRow[];
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

/** A decision is judged by its finding; without one, only filters that its point can answer may let it pass. */
function acceptsDecision(filter: FeedFilter, decision: DecisionRow, finding: FindingRow | undefined): boolean {
  if (finding !== undefined) return accepts(filter, finding);
  if (filter.severities.length > 0 || filter.kinds.length > 0) return false;
  const point = decision.point;
  if (point === null) return filter.packs.length === 0 && filter.point === null;
  return allows(filter.packs, packOf(point)) && (filter.point === null || filter.point === point);
}

type OpenRow = { seq: number; finding: FindingRow | null; decisions: DecisionRow[] };
type OpenGroup = Omit<Group, "rows"> & { rows: Map<string, OpenRow> };

/** Conversations with the newest activity first. */
export function group(entries: readonly FeedEntry[], filter: FeedFilter): Group[] {
  const findings = new Map<string, FindingRow>();
  for (const { item } of entries) if (item.kind === "finding") findings.set(item.finding.id, item.finding);

  const groups = new Map<string, OpenGroup>();
  for (const { seq, at, item } of entries) {
    if (item.kind === "task" || item.kind === "retracted") continue;
    if (item.kind === "finding" && (filter.show === "interventions" || !accepts(filter, item.finding))) continue;
    if (item.kind === "decision") {
      const finding = item.decision.finding === null ? undefined : findings.get(item.decision.finding);
      if (filter.show === "findings" || !acceptsDecision(filter, item.decision, finding)) continue;
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
    place(open.rows, seq, item.kind === "finding" ? item.finding : item.decision);
  }

  return [...groups.values()]
    .sort((a, b) => b.seq - a.seq)
    .map(({ rows, ...group }) => ({ ...group, rows: [...rows.values()].sort((a, b) => b.seq - a.seq) }));
}

function place(rows: Map<string, OpenRow>, seq: number, result: FindingRow | DecisionRow): void {
  const isFinding = "code" in result;
  const key = isFinding ? result.id : (result.finding ?? result.id);
  const row = rows.get(key) ?? { seq, finding: null, decisions: [] };
  row.seq = Math.max(row.seq, seq);
  if (isFinding) row.finding = result;
  else row.decisions.push(result);
  rows.set(key, row);
}
