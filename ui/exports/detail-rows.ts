import type { ListedSession } from "../api/types.ts";

/** Details of reviewing as a table: one line a session, its findings joined by a bar (F146). */

export const columns = [
  "day",
  "conversation",
  "buyer",
  "agent",
  "agentName",
  "started",
  "messages",
  "type",
  "score",
  "counted",
  "tags",
  "reviewed",
  "reviewedAt",
] as const;
export type Column = (typeof columns)[number];
export type Cell = string | number | null;

export type Words = {
  readonly point: (id: string) => string;
  readonly type: (type: ListedSession["type"]) => string;
  readonly yesNo: (yes: boolean) => string;
  readonly reviewed: (reviewed: boolean) => string;
  /** Epoch milliseconds as the shop's clock shows them. */
  readonly time: (at: number) => string;
};

export function detailRow(session: ListedSession, words: Words): Cell[] {
  const cells: Record<Column, Cell> = {
    day: session.day,
    conversation: session.conversation,
    buyer: session.buyer ?? null,
    agent: session.agent,
    agentName: session.agentName,
    started: words.time(session.startedAt),
    messages: session.messages,
    type: words.type(session.type),
    score: session.score,
    counted: words.yesNo(session.counted),
    // A title with a bar in it would read as two.
    tags: session.points.map((id) => words.point(id).replaceAll("|", "／")).join("|"),
    reviewed: words.reviewed(session.reviewedAt !== null),
    reviewedAt: session.reviewedAt === null ? null : words.time(session.reviewedAt),
  };
  return columns.map((column) => cells[column]);
}
