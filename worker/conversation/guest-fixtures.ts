import { z } from "zod";
import type { ConversationEvent } from "../../plugins/sdk/event.ts";
import { definitionOf } from "../../plugins/sdk/from-manifest.ts";
import { defineIntervention } from "../../plugins/sdk/intervention.ts";
import { manifestOf } from "../../plugins/sdk/manifest.ts";
import { definePack, type PackDefinition } from "../../plugins/sdk/pack.ts";
import type { PersonalData } from "../../plugins/sdk/personal-data.ts";
import { definePoint } from "../../plugins/sdk/point.ts";
import { policy } from "../../plugins/sdk/policy.ts";
import type { WireAnswer, WireAsk, WireOutput, WireRequest } from "../guest/wire.ts";
import { compileShop } from "../settings/compile.ts";
import { snapshotWith } from "../settings/snapshot-fixture.ts";
import { fold } from "./apply-event.ts";
import { advance } from "./due.ts";
import { receive } from "./engine.ts";
import { factsWith, morning } from "./fixtures.ts";
import { drainGuests } from "./guest-drain.ts";
import { oweGuests } from "./guest-owed.ts";
import { compareEntries } from "./log.ts";
import { createState } from "./state.ts";
import { startTurn, type Turn } from "./turn.ts";

/** A pack of somebody else, and a conversation that asks it, for tests of the engine only. */

const same = (text: string) => ({ zh: text, en: text });
const shared = { rows: [], config: z.object({}) };

const parts = {
  watch: definePoint({
    ...shared,
    id: "watch",
    title: same("watch"),
    description: same("watch"),
    kind: "alert",
    moment: "timer",
    codes: { said: { message: same("{word}") }, late: { message: same("late") } },
    inspect: () => [],
  }),
  whole: definePoint({
    ...shared,
    id: "whole",
    title: same("whole"),
    description: same("whole"),
    kind: "deduct",
    moment: "session",
    codes: { open: { message: same("open") } },
    inspect: () => [],
  }),
  comfort: defineIntervention({
    ...shared,
    id: "comfort",
    title: same("comfort"),
    description: same("comfort"),
    actions: ["suggestion"],
    reasons: { enough: same("enough") },
    plan: () => ({ actions: [] }),
  }),
};

export const comfortPolicy = policy.parse({
  id: "comfort",
  title: same("comfort"),
  mode: "act",
  when: { points: ["guest/watch"], codes: ["said"] },
  then: [{ intervention: "guest/comfort" }],
  frequency: { kind: "every" },
});

function guestPack(personalData: readonly PersonalData[]): PackDefinition {
  const { watch, whole, comfort } = parts;
  const about = { version: "1.0.0", api: 1 as const, title: same("guest"), description: same("guest"), policies: [] };
  const pack = definePack({ ...about, id: "guest", personalData, points: [watch, whole], interventions: [comfort] });
  return definitionOf(manifestOf(pack, { guest: true }), "guest");
}

export type Guest = (request: WireRequest) => WireAnswer;

/**
 * What the guest says: 退款 is found, a buyer's message waits a minute for an agent's, a session that a buyer ended is open, and
 * each finding is answered with a suggestion that is withdrawn by the buyer's 谢谢.
 */
export const usualGuest: Guest = (request) => {
  if (request.kind === "plan") return { kind: "plan", answer: { ok: planOf(request) } };
  return {
    kind: "inspect",
    answers: request.asks.map((ask) => ask.points.map(({ id }) => answerOf(request, ask, id))),
  };
};

type Inspect = Extract<WireRequest, { kind: "inspect" }>;

function answerOf({ messages, views }: Inspect, { event, view }: WireAsk, id: string): WireOutput {
  const spans = (place: number) => {
    const { id: message, text } = messages[place] as (typeof messages)[number];
    const start = text.indexOf("退款");
    return start < 0 ? [] : [{ message, start, end: start + 2 }];
  };
  switch (event.type) {
    case "message": {
      const { from } = messages[event.message] as (typeof messages)[number];
      if (from.role !== "buyer") return { ok: [{ kind: "disarm", timer: "answer" }] };
      const evidence = spans(event.message);
      const found = evidence.length === 0 ? [] : [{ kind: "finding", code: "said", evidence, data: { word: "退款" } }];
      return { ok: [{ kind: "arm", timer: "answer", seconds: 60 }, ...found] };
    }
    case "timer": {
      const known = messages.slice(0, views[view]?.messages ?? 0);
      const last = known.findLast(({ from }) => from.role === "buyer");
      if (last === undefined) return { ok: [] };
      return {
        ok: [{ kind: "finding", code: "late", evidence: [{ message: last.id, start: 0, end: last.text.length }] }],
      };
    }
    case "session": {
      const last = messages[event.session.messages.at(-1) ?? -1];
      if (id !== "whole" || last?.from.role !== "buyer") return { ok: [] };
      return {
        ok: [{ kind: "finding", code: "open", evidence: [{ message: last.id, start: 0, end: last.text.length }] }],
      };
    }
    default:
      return { ok: [] };
  }
}

function planOf({ input: { trigger, state } }: Extract<WireRequest, { kind: "plan" }>): unknown {
  if (trigger.kind !== "event") return { actions: [{ kind: "suggestion", text: "安抚" }], state: { heard: 0 } };
  const { event } = trigger;
  if (event.type !== "message" || event.from.role !== "buyer") return { actions: [] };
  const thanked = event.content.some((part) => part.type === "text" && part.text === "谢谢");
  return thanked ? { actions: [], state: null } : { actions: [], state: { heard: Number(state?.heard) + 1 } };
}

export type GuestShop = {
  guest?: Guest;
  personalData?: readonly PersonalData[];
  policies?: readonly unknown[];
  paused?: boolean;
  installed?: boolean;
};

export function guestShop({ personalData = [], policies = [], paused = false, installed = true }: GuestShop = {}) {
  const pause = { reason: "failures", detail: "timeout", at: morning, until: null };
  const about = {
    id: "guest",
    version: "1.0.0",
    sha256: "a".repeat(64),
    tier: "guest",
    publisher: null,
    by: "t",
    at: 0,
  };
  const parsed = snapshotWith({
    packs: installed ? ["guest"] : [],
    installs: installed ? [{ ...about, ...(paused && { paused: pause }) }] : [],
    policies,
  });
  return compileShop(parsed, installed ? [guestPack(personalData)] : []);
}

/** A conversation whose guests are asked when the test says so. */
export function openWithGuests(options: GuestShop = {}) {
  let shop = guestShop(options);
  const place = { shop: "s", channel: "interject", conversation: "c-1", timeZone: "Asia/Shanghai" };
  const asked = { state: createState(place), owed: new Set<string>(), told: new Set<string>(), stale: false };
  const requests: WireRequest[] = [];
  const notes: { error: string | null; failures: number }[] = [];
  let guest = options.guest ?? usualGuest;
  let now = morning;
  let stored = 0;
  let asking: Promise<void> | null = null;
  const store = (turn: Turn, { onlyNew = false, of = shop } = {}) => {
    oweGuests(
      asked,
      of,
      turn.news.filter(({ entry }) => !onlyNew || entry.seq === 0),
    );
    for (const entry of turn.written) if (entry.seq === 0) entry.seq = ++stored;
    return turn;
  };
  const context = () => ({ now, facts: factsWith(1) });
  return {
    get state() {
      return asked.state;
    },
    owed: asked.owed,
    requests,
    notes,
    /** Another guest, or other settings of the shop, from here on. */
    change(next: GuestShop) {
      shop = guestShop(next);
      guest = next.guest ?? guest;
    },
    receive(event: ConversationEvent, options: { now?: number } = {}) {
      now = options.now ?? Math.max(now, event.at);
      const turn = startTurn();
      receive(asked.state, shop, event, context(), turn);
      return store(turn);
    },
    wait(seconds: number) {
      now += seconds * 1_000;
      const turn = startTurn();
      advance(asked.state, shop, context(), turn);
      return store(turn);
    },
    /** One at a time, as in the object; it begins at once, so that a test can let things happen meanwhile. */
    ask() {
      const of = shop;
      asking ??= drainGuests(asked, of, {
        ask: async (_, request) => {
          requests.push(structuredClone(request));
          return structuredClone(guest(structuredClone(request)));
        },
        context,
        note: (_, used) => notes.push(used),
        commit(work) {
          const turn = startTurn();
          work(turn, context());
          store(turn, { onlyNew: true, of });
        },
      }).finally(() => {
        asking = null;
      });
      return asking;
    },
    /** As after an eviction: everything is folded from the log, and guests are asked about all of it again. */
    restart() {
      const entries = structuredClone([...asked.state.entries]).sort(compareEntries);
      asked.state = createState(place);
      for (const entry of entries) fold(asked.state, entry);
      asked.told.clear();
      for (const { id } of entries) asked.owed.add(id);
    },
    /** Findings that stand, as `code quote`. */
    found: () =>
      [...asked.state.findings.values()]
        .filter(({ status }) => status === "active")
        .map(({ code, evidence }) => `${code} ${evidence.map(({ quote }) => quote).join("|")}`)
        .sort(),
    decided: () =>
      [...asked.state.decisions.values()].map(
        ({ outcome, reason, actions }) => `${outcome} ${reason} ${actions.length}`,
      ),
  };
}
