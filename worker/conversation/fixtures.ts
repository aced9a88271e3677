import { z } from "zod";
import { type ConversationEvent, type Role, textOf } from "../../plugins/sdk/event.ts";
import { defineIntervention } from "../../plugins/sdk/intervention.ts";
import { definePack } from "../../plugins/sdk/pack.ts";
import { arm, definePoint, disarm, finding, unansweredMessages, whole } from "../../plugins/sdk/point.ts";
import { type Policy, policy } from "../../plugins/sdk/policy.ts";
import { noFacts, type ShopFacts } from "../../plugins/sdk/shop.ts";
import { type CompiledShop, compileShop } from "../settings/compile.ts";
import { snapshotWith } from "../settings/snapshot-fixture.ts";
import { advance } from "./due.ts";
import { conflictIn, receive } from "./engine.ts";
import { createState, type State } from "./state.ts";
import { startTurn, type Turn } from "./turn.ts";

/** A small pack that shows every kind of point, for tests of the engine only. */
const same = (text: string) => ({ zh: text, en: text });

const refund = definePoint({
  id: "refund",
  title: same("refund"),
  description: same("refund"),
  kind: "alert",
  moment: "message",
  rows: [],
  config: z.object({}),
  codes: { asked: { severity: "urgent", message: same("refund") } },
  inspect({ event }) {
    if (event.type !== "message" || event.message.from.role !== "buyer") return [];
    const start = event.message.text.indexOf("退款");
    return start < 0 ? [] : [finding("asked", [{ message: event.id, start, end: start + 2 }])];
  },
});

const waiting = definePoint({
  id: "waiting",
  title: same("waiting"),
  description: same("waiting"),
  kind: "alert",
  moment: "timer",
  rows: [],
  config: z.object({}),
  codes: { late: { message: same("{seconds} s") } },
  inspect({ event, conversation }) {
    if (event.type === "timer") return [finding("late", unansweredMessages(conversation).map(whole), { seconds: 60 })];
    if (event.type === "closed") return [disarm("answer")];
    if (event.type !== "message") return [];
    return event.message.from.role === "buyer" ? [arm("answer", 60)] : [disarm("answer")];
  },
});

const unfinished = definePoint({
  id: "unfinished",
  title: same("unfinished"),
  description: same("unfinished"),
  kind: "deduct",
  moment: "session",
  rows: [],
  config: z.object({}),
  codes: { open: { score: -3, message: same("open") } },
  inspect({ event }) {
    if (event.type !== "session") return [];
    const last = event.session.messages[event.session.messages.length - 1];
    return last?.from.role === "buyer" ? [finding("open", [whole(last)])] : [];
  },
});

const offer = defineIntervention({
  id: "offer",
  title: same("offer"),
  description: same("offer"),
  rows: [],
  config: z.object({}),
  actions: ["menu", "handoff", "dismiss-menu"],
  reasons: { "no-agent-online": same("nobody") },
  plan({ trigger, seats }) {
    if (trigger.kind === "finding") {
      if (seats.known && seats.online === 0) return { actions: [], suppressed: "no-agent-online" };
      return {
        actions: [{ kind: "menu", text: "人工?", options: [{ id: "human", label: "转人工" }] }],
        state: { open: true },
      };
    }
    if (trigger.kind !== "event") return { actions: [] };
    const { event } = trigger;
    if (event.type === "menu" && event.choice === "human") return { actions: [{ kind: "handoff" }], state: null };
    const said = event.type === "message" && event.from.role === "buyer" ? textOf(event.content) : "";
    if (event.type === "typing" || said.includes("算了")) return { actions: [{ kind: "dismiss-menu" }], state: null };
    return { actions: [] };
  },
});

const otherOffer = defineIntervention({ ...offer, id: "other-offer" });

/** A supervisor moves the chat. */
const move = defineIntervention({
  id: "move",
  title: same("move"),
  description: same("move"),
  rows: [],
  config: z.object({}),
  actions: ["handoff"],
  reasons: {},
  plan: () => ({ actions: [{ kind: "handoff", agent: "a-9" }] }),
});

/** Asks a person to look, and asks again until he does. */
const remind = defineIntervention({
  id: "remind",
  title: same("remind"),
  description: same("remind"),
  rows: [],
  config: z.object({}),
  actions: ["task", "close-task", "notice"],
  reasons: {},
  plan({ trigger, state }) {
    const notice = { kind: "notice", audience: "supervisor", text: "look" } as const;
    switch (trigger.kind) {
      case "timer":
        return state?.asked === 2
          ? { actions: [{ kind: "close-task", outcome: "expired" }], state: null }
          : { actions: [notice], state: { asked: 2 }, wake: 30 };
      case "task":
        return { actions: [], state: null };
      case "event":
        return trigger.event.type === "message" && trigger.event.from.role === "agent"
          ? { actions: [{ kind: "close-task", outcome: "done" }], state: null }
          : { actions: [] };
      default:
        return {
          actions: [notice, { kind: "task", task: "acknowledge", text: "look", dueSeconds: 60 }],
          state: { asked: 1 },
          wake: 30,
        };
    }
  },
});

const pack = definePack({
  id: "test",
  version: "1.0.0",
  api: 1,
  title: same("test"),
  description: same("test"),
  points: [refund, waiting, unfinished],
  interventions: [offer, otherOffer, move, remind],
  policies: [],
});

export const offerPolicy = policy.parse({
  id: "offer-on-refund",
  title: { zh: "x", en: "x" },
  mode: "act",
  when: { points: ["test/refund"] },
  then: [{ intervention: "test/offer" }],
  frequency: { kind: "every" },
});

export function shopWith(
  policies: readonly Policy[],
  points: Record<string, object> = {},
  shadows: Record<string, object> = {},
): CompiledShop {
  const parsed = snapshotWith({
    points,
    shadows,
    packs: ["test"],
    policies,
  });
  return compileShop(parsed, [pack]);
}

/** 10:00 in Shanghai. */
export const morning = Date.parse("2026-11-20T02:00:00Z");

/** A message `seconds` after ten in the morning. */
export function said(id: string, role: Role, text: string, seconds: number, who = `${role}-1`): ConversationEvent {
  return {
    type: "message",
    id,
    at: morning + seconds * 1_000,
    conversation: "c-1",
    from: { role, id: who },
    content: [{ type: "text", text }],
  };
}

export function closedAt(id: string, seconds: number): ConversationEvent {
  return { type: "closed", id, at: morning + seconds * 1_000, conversation: "c-1" };
}

export function factsWith(online: number, facts: Partial<ShopFacts> = {}): ShopFacts {
  return { ...noFacts, seats: { known: true, online, suspended: 0, queue: 0 }, ...facts };
}

/** A conversation with its own clock: `now` follows the newest event unless it is given. */
export function open(shop: CompiledShop, { facts = factsWith(1) }: { facts?: ShopFacts } = {}) {
  const state: State = createState({ shop: "s", channel: "interject", conversation: "c-1", timeZone: "Asia/Shanghai" });
  let now = morning;
  const turns: Turn[] = [];
  return {
    state,
    turns,
    receive(events: readonly ConversationEvent[], options: { now?: number; online?: number } = {}) {
      const turn = startTurn();
      turns.push(turn);
      for (const event of events) {
        const conflict = conflictIn(state, [event]);
        if (conflict !== null) throw new Error(`conflict ${conflict}`);
        now = options.now ?? Math.max(now, event.at);
        const there = options.online === undefined ? facts : factsWith(options.online);
        receive(state, shop, event, { now, facts: there }, turn);
      }
      return turn;
    },
    wait(seconds: number) {
      now += seconds * 1_000;
      const turn = startTurn();
      turns.push(turn);
      advance(state, shop, { now, facts }, turn);
      return turn;
    },
  };
}

/** What the conversation shows in the end, in a form that two runs can be compared by. */
export function outcomeOf(state: State) {
  return {
    messages: state.messages.map(({ id, text, retracted }) => `${id} ${retracted} ${text}`),
    findings: [...state.findings.values()]
      .filter(({ status }) => status === "active")
      .map(({ id, evidence }) => `${id} ${evidence.map(({ quote }) => quote).join("|")}`)
      .sort(),
    sessions: state.cutter.sessions
      .filter(({ messages }) => messages.length > 0)
      .map(({ day, agent, messages }) => `${day} ${agent?.id} ${messages.map(({ id }) => id).join()}`)
      .sort(),
  };
}
