import { describe, expect, it } from "vitest";
import { z } from "zod";
import { defineIntervention } from "../../plugins/sdk/intervention.ts";
import { definePack } from "../../plugins/sdk/pack.ts";
import { definePoint, finding } from "../../plugins/sdk/point.ts";
import { type Policy, policy } from "../../plugins/sdk/policy.ts";
import { compileShop } from "../settings/compile.ts";
import { snapshot } from "../settings/snapshot.ts";
import { fold } from "./apply-event.ts";
import { ask } from "./ask.ts";
import type { Question } from "./asked.ts";
import { conflictIn } from "./engine.ts";
import { factsWith, morning, open, said } from "./fixtures.ts";
import { createState } from "./state.ts";
import { startTurn } from "./turn.ts";

/** A gate that holds 最, blocks 滚 for good, and says 第一 otherwise; a second intervention only tells the supervisor. */
const same = (text: string) => ({ zh: text, en: text });

const point = definePoint({
  id: "words",
  title: same("words"),
  description: same("words"),
  kind: "alert",
  moment: "message",
  rows: [],
  config: z.object({}),
  codes: {
    most: { message: same("most") },
    rude: { severity: "urgent", message: same("rude") },
    first: { message: same("first") },
  },
  inspect({ event }) {
    if (event.type !== "message" || event.message.from.role === "buyer") return [];
    const { text, id } = event.message;
    return (["最", "滚", "第一"] as const).flatMap((word, index) => {
      const start = text.indexOf(word);
      const code = (["most", "rude", "first"] as const)[index] ?? "most";
      return start < 0 ? [] : [finding(code, [{ message: id, start, end: start + word.length }])];
    });
  },
});

const gate = defineIntervention({
  id: "gate",
  title: same("gate"),
  description: same("gate"),
  rows: [],
  config: z.object({ wording: z.string().default("很好") }),
  actions: ["verdict", "notice"],
  reasons: {},
  plan({ trigger, conversation, config }) {
    if (trigger.kind !== "finding") return { actions: [] };
    const message = conversation.messages.findLast(({ id }) => id === trigger.finding.event);
    if (message?.pending !== true) return { actions: [{ kind: "notice", audience: "agent", text: "said" }] };
    const { code } = trigger.finding;
    if (code === "rude") return { actions: [{ kind: "verdict", decision: "block", reason: "rude" }] };
    if (code === "first")
      return {
        actions: [{ kind: "verdict", decision: "replace", text: message.text.replaceAll("第一", config.wording) }],
      };
    return { actions: [{ kind: "verdict", decision: "hold", reason: "most", overridable: true }] };
  },
});

const tell = defineIntervention({
  id: "tell",
  title: same("tell"),
  description: same("tell"),
  rows: [],
  config: z.object({}),
  actions: ["notice"],
  reasons: {},
  plan: () => ({ actions: [{ kind: "notice", audience: "supervisor", text: "told" }] }),
});

const pack = definePack({
  id: "test",
  version: "1.0.0",
  api: 1,
  title: same("test"),
  description: same("test"),
  points: [point],
  interventions: [gate, tell],
  policies: [],
});

const both = policy.parse({
  id: "gate",
  title: same("gate"),
  mode: "act",
  when: { points: ["test/words"] },
  then: [{ intervention: "test/gate" }, { intervention: "test/tell" }],
  frequency: { kind: "every" },
});

function chatWith(rule: Policy = both) {
  const settings = { merchant: "m", shop: "s", revision: 1, name: "t", timeZone: "Asia/Shanghai", language: "zh" };
  const empty = { retentionDays: 30, channels: [], endpoints: [], points: {}, packs: ["test"] };
  const shop = compileShop(snapshot.parse({ ...settings, ...empty, policies: [rule] }), [pack]);
  const chat = open(shop);
  const wonders = (id: string, text: string, seconds: number, more: Partial<Question> = {}) => {
    const event = { ...said(id, "agent", text, seconds), pending: true, ...more } as Question;
    const turn = startTurn();
    const result = ask(chat.state, shop, event, { now: event.at, facts: factsWith(1) }, turn);
    return { ...result, turn };
  };
  const decisions = () =>
    [...chat.state.decisions.values()].map(({ event, intervention, outcome, reason }) => [
      event,
      intervention.slice(5),
      outcome,
      reason,
    ]);
  return { ...chat, wonders, decisions };
}

describe("a message that the platform asks about", () => {
  it("is held by the gate alone, and nothing of it counts as said", () => {
    const chat = chatWith();
    chat.receive([said("m-0", "buyer", "在吗", 0)]);
    const before = structuredClone(chat.state.cutter.sessions);
    const { verdict, findings, actions } = chat.wonders("m-1", "这是最好的", 5);
    expect(verdict).toEqual({ decision: "hold", reason: "most", overridable: true });
    expect(findings).toMatchObject([{ code: "most", evidence: [{ message: "m-1", quote: "最" }] }]);
    expect(actions.map(({ kind }) => kind)).toEqual(["verdict"]);
    expect(chat.decisions()).toEqual([["m-1", "gate", "acted", "matched"]]);
    expect(chat.state.messages.map(({ id }) => id)).toEqual(["m-0"]);
    expect(chat.state.findings.size).toBe(0);
    expect(chat.state.cutter.sessions).toEqual(before);
  });

  it("leaves no trace when nobody minds", () => {
    const chat = chatWith();
    const { verdict, turn } = chat.wonders("m-1", "您好", 5);
    expect(verdict).toEqual({ decision: "allow" });
    expect([turn.written.size, turn.news.length, chat.state.entries.length]).toEqual([0, 0, 0]);
  });

  it("is answered the same and kept once, however often it is asked about", () => {
    const chat = chatWith(policy.parse({ ...both, frequency: { kind: "once-per-session" } }));
    const first = chat.wonders("m-1", "最好", 5);
    const again = chat.wonders("m-1", "最好", 5);
    expect([again.verdict, again.findings, again.actions]).toEqual([first.verdict, first.findings, first.actions]);
    expect([first.turn.written.size, again.turn.written.size]).toEqual([1, 0]);
    expect(chat.decisions()).toHaveLength(1);
  });

  it("is another question when its words are others, under the same id", () => {
    const chat = chatWith();
    chat.wonders("m-1", "最好", 5);
    expect(chat.wonders("m-1", "滚", 6).verdict).toEqual({ decision: "block", reason: "rude" });
    expect(chat.decisions()).toHaveLength(2);
    const asked = { ...said("m-1", "agent", "最好", 5), pending: true } as Question;
    expect(conflictIn(chat.state, [asked, { ...asked, content: [{ type: "text", text: "好" }] }])).toBeNull();
  });

  it("that is only observed may go, and the observation is kept", () => {
    const chat = chatWith(policy.parse({ ...both, mode: "observe" }));
    expect(chat.wonders("m-1", "最好", 5).verdict).toEqual({ decision: "allow" });
    expect(chat.decisions()).toEqual([["m-1", "gate", "observed", "matched"]]);
  });

  it("takes the strictest of several verdicts, which may be overridden only if all may", () => {
    expect(chatWith().wonders("m-1", "最好，滚", 5).verdict).toMatchObject({ decision: "block", overridable: false });
  });

  it("is reworded where the wording passes, and held where it would be found again", () => {
    expect(chatWith().wonders("m-1", "全国第一", 5).verdict).toEqual({ decision: "replace", text: "全国很好" });
    const worse = policy.parse({ ...both, then: [{ intervention: "test/gate", config: { wording: "最好" } }] });
    const chat = chatWith(worse);
    expect(chat.wonders("m-1", "全国第一", 5).verdict).toEqual({ decision: "hold" });
  });
});

describe("a reason to send it all the same (N33)", () => {
  it("lets it go where the verdict allows that, and is kept", () => {
    const chat = chatWith();
    chat.wonders("m-1", "最好", 5);
    const { verdict } = chat.wonders("m-2", "最好", 9, { override: "买家引用的原话" });
    expect(verdict).toEqual({ decision: "allow" });
    const child = [...chat.state.decisions.values()].find(({ reason }) => reason === "overrode");
    expect(child?.facts).toEqual({ by: "agent-1", override: "买家引用的原话" });
    expect(chat.state.decisions.get(child?.parent ?? "")).toMatchObject({ event: "m-2", outcome: "acted" });
  });

  it("changes nothing where it does not", () => {
    const chat = chatWith();
    expect(chat.wonders("m-1", "滚", 5, { override: "生气" }).verdict.decision).toBe("block");
    expect(chat.wonders("m-2", "最好，滚", 6, { override: "生气" }).verdict).toMatchObject({ decision: "block" });
    expect(chat.decisions().filter(([event, , , reason]) => reason === "overrode" && event === "m-1")).toEqual([]);
  });
});

describe("the message that is then sent", () => {
  const told = ["m-1", "tell", "acted", "matched"];

  it("unchanged, is judged as any other, but the gate has had its say (N01)", () => {
    const chat = chatWith();
    chat.wonders("m-1", "最好", 5);
    chat.receive([said("m-1", "agent", "最好", 5)]);
    expect([...chat.state.findings.values()].map(({ event, code }) => [event, code])).toEqual([["m-1", "most"]]);
    expect(chat.decisions()).toEqual([
      ["m-1", "gate", "acted", "matched"],
      ["m-1", "gate", "acted", "sent-anyway"],
      told,
    ]);
  });

  it("with a reason, has overridden the warning, also under another id", () => {
    const chat = chatWith();
    chat.wonders("m-1", "最好", 5);
    chat.wonders("m-2", "最好", 8, { override: "原话" });
    chat.receive([said("m-3", "agent", "最好", 9)]);
    const reasons = chat.decisions().map(([event, , , reason]) => [event, reason]);
    expect(reasons).toContainEqual(["m-3", "overrode"]);
    expect(reasons.flat()).not.toContain("sent-anyway");
  });

  it("changed, says so, and when it is the proposed wording, that", () => {
    const chat = chatWith();
    chat.wonders("m-1", "最好", 5);
    chat.receive([said("m-1", "agent", "挺好", 6)]);
    chat.wonders("m-2", "全国第一", 10);
    chat.receive([said("m-3", "agent", "全国很好", 12)]);
    const children = [...chat.state.decisions.values()].filter(({ parent }) => parent !== null);
    expect(children.map(({ event, reason }) => [event, reason])).toEqual([
      ["m-1", "changed"],
      ["m-3", "took-wording"],
    ]);
  });

  it("by somebody else, or much later, has nothing to do with it", () => {
    const chat = chatWith();
    chat.wonders("m-1", "最好", 5);
    chat.receive([said("m-2", "agent", "在的", 6, "agent-2"), said("m-3", "agent", "在的", 1_000)]);
    expect(chat.decisions()).toEqual([["m-1", "gate", "acted", "matched"]]);
  });

  it("never asked about, is told to the agent afterwards", () => {
    const chat = chatWith();
    chat.receive([said("m-1", "agent", "最好", 5)]);
    expect(chat.decisions()).toEqual([["m-1", "gate", "acted", "matched"], told]);
  });
});

describe("what is kept of a question", () => {
  it("survives a restart and a message that comes late", () => {
    const chat = chatWith();
    chat.receive([said("m-0", "buyer", "在吗", 0)]);
    chat.wonders("m-1", "最好", 50);
    chat.receive([said("m-1", "agent", "最好", 51)]);
    const kept = [...chat.state.decisions.keys()].sort();
    chat.receive([said("m-late", "buyer", "人呢", 20)]);
    const woken = createState({ shop: "s", channel: "interject", conversation: "c-1", timeZone: "Asia/Shanghai" });
    for (const entry of structuredClone(chat.state.entries)) fold(woken, entry);
    expect([...chat.state.decisions.keys()].sort()).toEqual(kept);
    expect([...woken.decisions.keys()].sort()).toEqual(kept);
    const again = chat.wonders("m-1", "最好", 50);
    expect([again.turn.written.size, again.verdict.decision]).toEqual([0, "hold"]);
  });

  it("stands before its message though both carry the same time, and holds no words", () => {
    const chat = chatWith();
    chat.wonders("m-1", "最好", 5);
    chat.receive([said("m-1", "agent", "最好", 5)]);
    expect(chat.state.entries.map(({ event }) => event.type)).toEqual(["asked", "message"]);
    const [asked] = chat.state.entries;
    expect(asked?.event).toMatchObject({ message: "m-1", by: "agent-1", at: morning + 4_999 });
    expect(JSON.stringify(asked)).not.toContain("最好");
  });
});
