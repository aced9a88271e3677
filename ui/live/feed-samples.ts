import type { FeedItem } from "../../worker/floor/feed.ts";
import { bareDecision } from "../../worker/ledger/fixtures.ts";
import type { DecisionRow, FindingRow, TaskRow } from "../../worker/ledger/rows.ts";

/** Items for tests, complete by default. */

type Where = { conversation?: string; channel?: string };

export function findingItem({
  conversation = "c-1",
  channel = "interject",
  ...row
}: Partial<FindingRow> & Where): FeedItem {
  const finding: FindingRow = {
    id: "f-1",
    session: "s-1",
    event: "e-1",
    point: "alerts/threaten-exposure",
    code: "exposure",
    kind: "alert",
    severity: "urgent",
    score: null,
    message: { zh: "要曝光", en: "Threatens exposure" },
    evidence: [{ message: "e-1", start: 2, end: 7, quote: "12315" }],
    revision: 1,
    at: 1_700_000_000_000,
    agent: "a-1",
    status: "active",
    resolvedAt: null,
    ...row,
  };
  return { kind: "finding", conversation, channel, finding };
}

export function decisionItem({
  conversation = "c-1",
  channel = "interject",
  ...row
}: Partial<DecisionRow> & Where): FeedItem {
  const decision: DecisionRow = {
    id: "d-1",
    session: "s-1",
    event: "e-1",
    finding: "f-1",
    point: "alerts/threaten-exposure",
    policy: "call-supervisor",
    intervention: "supervision/notify-supervisor",
    step: 0,
    mode: "act",
    outcome: "acted",
    reason: "matched",
    revision: 1,
    at: 1_700_000_000_000,
    ...bareDecision,
    actions: [],
    ...row,
  };
  return { kind: "decision", conversation, channel, decision };
}

export function taskItem({ conversation = "c-1", channel = "interject", ...row }: Partial<TaskRow> & Where): FeedItem {
  const task: TaskRow = {
    id: "d-1",
    session: "s-1",
    event: "e-1",
    kind: "acknowledge",
    text: "买家要曝光",
    agent: null,
    buyer: null,
    buyerName: null,
    intervention: "supervision/notify-supervisor",
    point: "alerts/threaten-exposure",
    openedAt: 1_700_000_000_000,
    dueAt: null,
    state: "open",
    seenAt: null,
    closedAt: null,
    by: null,
    ...row,
  };
  return { kind: "task", conversation, channel, task };
}
