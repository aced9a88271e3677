import { noJourney } from "../conversation/journey.ts";
import type { LedgerRows } from "./rows.ts";

/** Rows of one conversation as its object would send them, for tests. `changes` are per row kind. */
export type Fixture = {
  merchant?: string;
  shop?: string;
  channel?: string;
  conversation?: string;
  at?: number;
  messages?: number;
  findings?: number;
  decisions?: number;
};

/** What a decision's row says of which nothing is known. */
export const bareDecision = {
  parent: null,
  buyer: null,
  buyerName: null,
  moment: null,
  facts: null,
  evidence: [] as string[],
  arm: null,
  ...noJourney,
} satisfies Partial<LedgerRows["decisions"][number]>;

export const fixtureAt = Date.UTC(2026, 9, 1, 8, 30);

export function rowsFixture({
  merchant = "m-1",
  shop = "s-1",
  channel = "interject",
  conversation = "c-1",
  at = fixtureAt,
  messages = 2,
  findings = 1,
  decisions = 1,
}: Fixture = {}): LedgerRows {
  const id = `${shop}/${channel}/${conversation}`;
  const session = `${id}/2026-10-01:a-1`;
  const list = <Row>(count: number, row: (index: number) => Row) =>
    Array.from({ length: count }, (_, index) => row(index));
  return {
    v: 1,
    merchant,
    shop,
    conversation: {
      id,
      channel,
      conversation,
      buyer: "b-1",
      buyerName: "张三",
      agent: "a-1",
      firstAt: at,
      lastAt: at + 1_000 * Math.max(0, messages - 1),
      messages,
      closed: false,
      dueAt: null,
    },
    sessions: [
      {
        id: session,
        day: "2026-10-01",
        agent: "a-1",
        agentName: "客服一",
        agentRole: "agent",
        type: "presale",
        typeConfidence: 0.9,
        typeChosen: false,
        rounds: 0,
        replyMs: 0,
        humanRounds: 0,
        humanReplyMs: 0,
        durationMs: 0,
        startedAt: at,
        endedAt: at + 1_000 * Math.max(0, messages - 1),
        messages,
        score: null,
        judgedAt: null,
        scene: null,
        rating: null,
        buyer: "b-1",
        buyerMessages: Math.ceil(messages / 2),
        paidOrders: null,
        paidAmount: null,
        traded: null,
      },
    ],
    messages: list(messages, (index) => ({
      id: `${id}/m-${index}`,
      event: `m-${index}`,
      session,
      at: at + index * 1_000,
      role: index % 2 === 0 ? ("buyer" as const) : ("agent" as const),
      author: index % 2 === 0 ? "b-1" : "a-1",
      authorName: null,
      text: `什么时候发货 ${index}`,
      content: JSON.stringify([{ type: "text", text: `什么时候发货 ${index}` }]),
      automatic: false,
      retracted: false,
    })),
    findings: list(findings, (index) => ({
      id: `${id}/m-${index}|alerts/unanswered|late`,
      session,
      event: `m-${index}`,
      point: "alerts/unanswered",
      code: "late",
      kind: "alert" as const,
      severity: "normal" as const,
      score: null,
      message: { zh: "60 秒未回复", en: "No answer for 60 seconds" },
      evidence: [{ message: `m-${index}`, start: 0, end: 4, quote: "什么时候" }],
      revision: 1,
      at: at + index * 1_000,
      agent: "a-1",
      status: "active" as const,
      resolvedAt: null,
    })),
    tasks: [],
    decisions: list(decisions, (index) => ({
      id: `${id}/m-${index}|alerts/unanswered|late|waiting|0`,
      session,
      event: `m-${index}`,
      finding: `${id}/m-${index}|alerts/unanswered|late`,
      point: "alerts/unanswered",
      policy: "waiting-to-supervisor",
      intervention: "supervision/notify-supervisor",
      step: 0,
      mode: "act" as const,
      outcome: "acted" as const,
      reason: "matched",
      revision: 1,
      at: at + index * 1_000,
      ...bareDecision,
      evidence: [`m-${index}`],
      arm: "act" as const,
      actions: [{ key: `${id}/m-${index}:0`, kind: "notice", state: "sent" as const, body: "{}", error: null }],
    })),
  };
}
