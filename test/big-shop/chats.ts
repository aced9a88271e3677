import { packs } from "../../plugins/manifest.ts";
import { sessionTypes } from "../../plugins/sdk/conversation.ts";
import { severities } from "../../plugins/sdk/point.ts";
import { sceneIds } from "../../plugins/sdk/shop.ts";
import { bareDecision } from "../../worker/ledger/fixtures.ts";
import type { FindingRow, LedgerRows } from "../../worker/ledger/rows.ts";
import type { Chance } from "./chance.ts";

/** Made-up chats, as their objects would report them: one session each, of one buyer with one of the shop's agents. */

export type Crowd = {
  readonly merchant: string;
  readonly shop: string;
  /** End of the last chat, epoch milliseconds. */
  readonly until: number;
  readonly days: number;
  readonly agents: number;
  readonly findingsEach: number;
  readonly messagesEach: number;
};

const found = packs.flatMap((pack) =>
  pack.points.map((point) => ({
    id: `${pack.id}/${point.id}`,
    kind: point.kind,
    title: point.title,
  })),
);
const lines = [
  "什么时候发货",
  "这个有货吗",
  "亲，稍等，帮您核实一下",
  "尺码偏大还是偏小",
  "退款什么时候到账",
  "好的，感谢您的支持",
];
const dayMs = 86_400_000;
const secondMs = 1_000;

export function chatOf(index: number, crowd: Crowd, chance: Chance): LedgerRows {
  const { merchant, shop, until, days, agents, findingsEach, messagesEach } = crowd;
  const startedAt = until - chance.below(days * dayMs) - messagesEach * 20 * secondMs;
  const platformId = `big-${index}`;
  const id = `${shop}/interject/${platformId}`;
  const agent = `agent-${chance.below(agents)}`;
  const buyer = `buyer-${chance.below(1 << 20)}`;
  const buyerName = `买家 ${index}`;
  const day = new Date(startedAt + 8 * 3_600_000).toISOString().slice(0, 10);
  const session = `${id}/${day}:${agent}`;
  const place = {
    at: (turn: number) => startedAt + turn * 20 * secondMs,
    event: (turn: number) => `${platformId}-${turn}`,
  };
  const endedAt = place.at(messagesEach - 1);
  const findings = Array.from({ length: findingsEach }, (_, number) => findingOf(number));

  function findingOf(number: number): FindingRow {
    const point = chance.of(found);
    const turn = chance.below(messagesEach);
    const event = place.event(turn);
    const resolved = chance.next() < 0.3;
    return {
      id: `${id}/${event}|${point.id}|${number}`,
      session,
      event,
      point: point.id,
      code: "found",
      kind: point.kind,
      severity: chance.of(severities),
      score: point.kind === "alert" ? null : point.kind === "bonus" ? 1 : -3,
      message: point.title,
      evidence: [{ message: event, start: 0, end: 2, quote: "发货" }],
      revision: 1,
      at: place.at(turn),
      agent,
      status: resolved ? "resolved" : chance.next() < 0.1 ? "dismissed" : "active",
      resolvedAt: resolved ? place.at(turn) + 60 * secondMs : null,
    };
  }

  const ordered = chance.next() < 0.2;
  return {
    v: 1,
    merchant,
    shop,
    conversation: {
      id,
      channel: "interject",
      conversation: platformId,
      buyer,
      buyerName,
      agent,
      firstAt: startedAt,
      lastAt: endedAt,
      messages: messagesEach,
      closed: true,
      dueAt: null,
    },
    sessions: [
      {
        id: session,
        day,
        agent,
        agentName: `客服 ${agent}`,
        agentRole: agent.endsWith("0") ? "bot" : "agent",
        type: chance.of(sessionTypes),
        typeConfidence: 0.8,
        typeChosen: false,
        startedAt,
        endedAt,
        messages: messagesEach,
        rounds: 2,
        replyMs: 40_000,
        humanRounds: 2,
        humanReplyMs: chance.below(120_000),
        durationMs: endedAt - startedAt,
        score: 100 + findings.reduce((sum, { score }) => sum + (score ?? 0), 0),
        judgedAt: endedAt + 60 * secondMs,
        scene: chance.of(sceneIds),
        rating: chance.next() < 0.1 ? 1 + chance.below(5) : null,
        buyer,
        buyerMessages: Math.ceil(messagesEach / 2),
        paidOrders: ordered ? 1 : null,
        paidAmount: ordered ? 9_900 : null,
        traded: ordered ? false : null,
      },
    ],
    messages: Array.from({ length: messagesEach }, (_, turn) => {
      const text = chance.of(lines);
      return {
        id: `${id}/${place.event(turn)}`,
        event: place.event(turn),
        session,
        at: place.at(turn),
        role: turn % 2 === 0 ? ("buyer" as const) : ("agent" as const),
        author: turn % 2 === 0 ? buyer : agent,
        authorName: null,
        text,
        content: JSON.stringify([{ type: "text", text }]),
        automatic: false,
        retracted: false,
      };
    }),
    findings,
    decisions:
      index % 2 === 0
        ? [
            {
              id: `${id}/decision`,
              session,
              event: place.event(0),
              finding: findings[0]?.id ?? null,
              point: findings[0]?.point ?? null,
              policy: "waiting-to-supervisor",
              intervention: "supervision/notify-supervisor",
              step: 0,
              mode: "act",
              outcome: chance.of(["acted", "observed", "suppressed"] as const),
              reason: "matched",
              revision: 1,
              at: place.at(1),
              ...bareDecision,
              arm: "act",
              actions: [],
            },
          ]
        : [],
    tasks:
      index % 50 === 0
        ? [
            {
              id: `${id}/task`,
              session,
              event: place.event(0),
              kind: "follow-up",
              text: "回复买家",
              agent,
              buyer,
              buyerName,
              intervention: "handoff/leave-message",
              point: null,
              openedAt: place.at(1),
              dueAt: null,
              state: chance.of(["open", "done"] as const),
              seenAt: null,
              closedAt: null,
              by: null,
            },
          ]
        : [],
  };
}
