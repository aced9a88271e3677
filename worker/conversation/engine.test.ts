import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ConversationEvent } from "../../plugins/sdk/event.ts";
import { noFacts } from "../../plugins/sdk/shop.ts";
import { fold } from "./apply-event.ts";
import { takeWord } from "./engine.ts";
import { explainEvent } from "./explain.ts";
import { closedAt, morning, offerPolicy, open, outcomeOf, said, shopWith } from "./fixtures.ts";
import { compareEntries, type HumanEvent } from "./log.ts";
import { rehearse } from "./rehearse.ts";
import { createState } from "./state.ts";
import { startTurn } from "./turn.ts";

const quiet = shopWith([]);
const acting = shopWith([offerPolicy]);

const found = (chat: ReturnType<typeof open>) => outcomeOf(chat.state).findings;

describe("judging", () => {
  test("finds a message's words and quotes them from the text (F019, F081)", () => {
    const chat = open(quiet);
    chat.receive([said("m-1", "buyer", "我要退款", 0)]);
    expect(found(chat)).toEqual(["s/interject/c-1/m-1|test/refund|asked 退款"]);
  });

  test("a time-out fires by itself, once, after its grace (F081, F092)", () => {
    const chat = open(quiet);
    chat.receive([said("m-1", "buyer", "在吗", 0)]);
    chat.wait(61);
    expect(found(chat)).toEqual([]);
    chat.wait(2);
    chat.wait(600);
    expect(found(chat)).toEqual(["s/interject/c-1/m-1:answer|test/waiting|late 在吗"]);
  });

  test("time passes by event time: an answer dated after the deadline does not undo it", () => {
    const chat = open(quiet);
    chat.receive([said("m-1", "buyer", "在吗", 0), said("m-2", "agent", "在的", 61)]);
    expect(found(chat)).toHaveLength(1);
  });

  test("an answer at the deadline is in time", () => {
    const chat = open(quiet);
    chat.receive([said("m-1", "buyer", "在吗", 0), said("m-2", "agent", "在的", 60)]);
    chat.wait(600);
    expect(found(chat)).toEqual([]);
  });

  test("an answer that was sent in time and arrives late withdraws the finding", () => {
    const chat = open(quiet);
    chat.receive([said("m-1", "buyer", "在吗", 0)]);
    chat.wait(70);
    expect(found(chat)).toHaveLength(1);
    chat.receive([said("m-2", "agent", "在的", 30)], { now: morning + 75_000 });
    expect(found(chat)).toEqual([]);
    expect([...chat.state.findings.values()].map(({ status }) => status)).toEqual(["withdrawn"]);
  });

  test("a session is judged when it closes, and again when it went on", () => {
    const chat = open(quiet);
    chat.receive([said("m-1", "agent", "您好", 0), said("m-2", "buyer", "谢谢", 10), closedAt("x-1", 20)]);
    expect(found(chat)).toEqual(["s/interject/c-1/2026-11-20.1:m-2|test/unfinished|open 谢谢"]);
    chat.receive([said("m-3", "agent", "不客气", 30), closedAt("x-2", 40)]);
    expect(found(chat)).toEqual([]);
  });

  test("a session that nobody closes is judged at the end of the shop's day", () => {
    const chat = open(quiet);
    chat.receive([said("m-1", "agent", "您好", 0), said("m-2", "buyer", "谢谢", 10)]);
    chat.wait(14 * 3_600 - 60);
    expect(found(chat).filter((id) => id.includes("unfinished"))).toEqual([]);
    chat.wait(120);
    expect(found(chat).filter((id) => id.includes("unfinished"))).toHaveLength(1);
  });

  test("what we caused ourselves is kept and not judged", () => {
    const chat = open(quiet);
    chat.receive([{ ...said("m-1", "buyer", "退款", 0), causedBy: "act_1" } as ConversationEvent]);
    expect(outcomeOf(chat.state).messages).toHaveLength(1);
    expect(found(chat)).toEqual([]);
  });

  test("an event from the far future is taken as five minutes ahead at most", () => {
    const chat = open(quiet);
    chat.receive([said("m-1", "buyer", "在吗", 86_400)], { now: morning });
    expect(chat.state.entries[0]?.at).toBe(morning + 300_000);
  });

  test("score: a type that is not inspected has no finding, 0 has one (F026)", () => {
    const scores = { presale: 0, aftersale: null };
    const shop = shopWith([], { "test/unfinished": { scores } });
    const order = (status: "created" | "paid"): ConversationEvent => ({
      type: "order",
      id: "o-e",
      at: morning,
      conversation: "c-1",
      order: { id: "o-1", status },
    });
    for (const [status, count] of [
      ["created", 1],
      ["paid", 0],
    ] as const) {
      const chat = open(shop);
      chat.receive([
        order(status),
        said("m-1", "agent", "您好", 1),
        said("m-2", "buyer", "谢谢", 10),
        closedAt("x-1", 20),
      ]);
      expect(found(chat)).toHaveLength(count);
    }
  });
});

describe("repeated, retracted and reordered events", () => {
  test("absorbs a repeated event and refuses another body under its id", () => {
    const chat = open(quiet);
    chat.receive([said("m-1", "buyer", "我要退款", 0)]);
    const again = chat.receive([said("m-1", "buyer", "我要退款", 0)]);
    expect(again.news).toEqual([]);
    expect(() => chat.receive([said("m-1", "buyer", "别的", 0)])).toThrow("conflict m-1");
  });

  test("a retraction takes the words out of the log and out of the quotes, and repeated deliveries stay duplicates", () => {
    const chat = open(quiet);
    const message = said("m-1", "buyer", "我要退款", 0);
    chat.receive([message, { type: "retracted", id: "r-1", at: morning + 5_000, conversation: "c-1", message: "m-1" }]);
    expect(JSON.stringify(chat.state.entries)).not.toContain("退款");
    expect(JSON.stringify([...chat.state.findings.values()])).not.toContain("退款");
    expect(chat.receive([message]).news).toEqual([]);
    expect(() => chat.receive([said("m-1", "buyer", "别的", 0)])).toThrow("conflict");
  });

  const script: ConversationEvent[] = [
    said("m-1", "buyer", "在吗", 0),
    said("m-2", "buyer", "我要退款", 30),
    said("m-3", "agent", "您好", 100, "a-1"),
    { type: "transferred", id: "t-1", at: morning + 110_000, conversation: "c-1", to: { role: "agent", id: "a-2" } },
    said("m-4", "buyer", "退款", 120),
    said("m-5", "agent", "好的", 130, "a-2"),
    { type: "retracted", id: "r-1", at: morning + 140_000, conversation: "c-1", message: "m-4" },
    said("m-6", "buyer", "嗯", 150),
    closedAt("x-1", 200),
  ];

  test("every order of arrival gives the view of the right order", () => {
    const reference = open(quiet);
    reference.receive(script, { now: morning + 250_000 });
    const expected = outcomeOf(reference.state);
    expect(expected.findings.length).toBeGreaterThan(3);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(script, { minLength: script.length }),
        fc.array(fc.nat(script.length - 1)),
        (shuffled, repeated) => {
          const chat = open(quiet);
          chat.receive([...shuffled, ...repeated.map((index) => script[index] as ConversationEvent)], {
            now: morning + 250_000,
          });
          expect(outcomeOf(chat.state)).toEqual(expected);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("a message of the millisecond in which the chat closes is part of what is judged, whichever comes first", () => {
    const closed = { ...closedAt("a-closed", 60), sequence: 1 };
    const last = { ...said("m-2", "buyer", "还有一件事", 60), sequence: 2 };
    const views = [
      [closed, last],
      [last, closed],
    ].map((events) => {
      const chat = open(quiet);
      chat.receive([said("m-1", "buyer", "在吗", 0), ...events]);
      const woken = createState({ shop: "s", channel: "interject", conversation: "c-1", timeZone: "Asia/Shanghai" });
      for (const entry of [...chat.state.entries].sort(compareEntries)) fold(woken, entry);
      expect(outcomeOf(woken)).toEqual(outcomeOf(chat.state));
      return outcomeOf(chat.state);
    });
    expect(views[1]).toEqual(views[0]);
    expect(views[0]?.findings).toContain("s/interject/c-1/2026-11-20.1:m-2|test/unfinished|open 还有一件事");
  });

  test("also where the session had nothing left to be judged when it ended", () => {
    const moved = (id: string, seconds: number, to: string): ConversationEvent => ({
      type: "transferred",
      id,
      at: morning + seconds * 1_000,
      conversation: "c-1",
      to: { role: "agent", id: to },
    });
    const again = moved("a-moved", 60, "a-3");
    const last = said("m-3", "buyer", "还有一件事", 60);
    const answer = said("m-4", "agent", "您说", 90, "a-3");
    const views = [
      [again, last, answer],
      [last, again, answer],
      [last, answer, again],
    ].map((events) => {
      const chat = open(quiet);
      chat.receive([said("m-1", "buyer", "在吗", 0), said("m-2", "agent", "在的", 5, "a-1"), moved("t-1", 10, "a-2")]);
      for (const event of events) chat.receive([event]);
      return outcomeOf(chat.state);
    });
    expect(views[1]).toEqual(views[0]);
    expect(views[2]).toEqual(views[0]);
  });

  test("a woken conversation equals the one that stayed awake", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(script, { minLength: script.length }), (shuffled) => {
        const chat = open(acting);
        chat.receive(shuffled, { now: morning + 250_000 });
        const woken = createState({ shop: "s", channel: "interject", conversation: "c-1", timeZone: "Asia/Shanghai" });
        for (const entry of JSON.parse(JSON.stringify(chat.state.entries))) fold(woken, entry);
        expect(outcomeOf(woken)).toEqual(outcomeOf(chat.state));
        expect([...woken.timers.keys()].sort()).toEqual([...chat.state.timers.keys()].sort());
        expect([...woken.flows.keys()].sort()).toEqual([...chat.state.flows.keys()].sort());
        expect([...woken.decisions.keys()].sort()).toEqual([...chat.state.decisions.keys()].sort());
      }),
      { numRuns: 200 },
    );
  });
});

describe("deciding", () => {
  const decisions = (chat: ReturnType<typeof open>) =>
    [...chat.state.decisions.values()].map(({ outcome, reason, actions }) => [
      outcome,
      reason,
      ...actions.map(({ kind }) => kind),
    ]);

  test("offers, follows the choice, and ends", () => {
    const chat = open(acting);
    chat.receive([said("m-1", "buyer", "退款", 0)]);
    chat.receive([
      { type: "menu", id: "c-1", at: morning + 5_000, conversation: "c-1", menu: "offer", choice: "human" },
    ]);
    expect(decisions(chat)).toEqual([
      ["acted", "matched", "menu"],
      ["acted", "followed", "handoff"],
    ]);
    expect(chat.state.flows.size).toBe(0);
  });

  test("one menu at a time: while one is open another is suppressed, with the reason (F212)", () => {
    const chat = open(acting);
    chat.receive([said("m-1", "buyer", "退款", 0), said("m-2", "buyer", "退款!", 5)]);
    expect(decisions(chat)).toEqual([
      ["acted", "matched", "menu"],
      ["suppressed", "in-progress"],
    ]);
  });

  test("the message that opens a menu is not taken for the answer to it", () => {
    const chat = open(acting);
    chat.receive([said("m-1", "buyer", "不退款就算了", 0)]);
    expect(chat.state.flows.size).toBe(1);
    chat.receive([said("m-2", "buyer", "算了", 5)]);
    expect(decisions(chat)).toEqual([
      ["acted", "matched", "menu"],
      ["acted", "followed", "dismiss-menu"],
    ]);
  });

  test("the intervention's own reason is kept (F212)", () => {
    const chat = open(acting);
    chat.receive([said("m-1", "buyer", "退款", 0)], { online: 0 });
    expect(decisions(chat)).toEqual([["suppressed", "no-agent-online"]]);
  });

  test("observe records what would have been done and waits for nobody (F212)", () => {
    const chat = open(shopWith([{ ...offerPolicy, mode: "observe" }]));
    chat.receive([said("m-1", "buyer", "退款", 0)]);
    expect(decisions(chat)).toEqual([["observed", "matched", "menu"]]);
    expect(chat.state.flows.size).toBe(0);
  });

  test.each([
    [{ kind: "every" }, 3],
    [{ kind: "once-per-session" }, 1],
    [{ kind: "once-per-scene" }, 1],
    [{ kind: "cool-down", seconds: 60 }, 2],
    [{ kind: "re-arm" }, 3],
  ] as const)("frequency %o", (frequency, times) => {
    const chat = open(shopWith([{ ...offerPolicy, mode: "observe", frequency }]));
    chat.receive([said("m-1", "buyer", "退款", 0), said("m-2", "buyer", "退款", 30), said("m-3", "buyer", "退款", 61)]);
    expect(decisions(chat).filter(([outcome]) => outcome === "observed")).toHaveLength(times);
    expect(decisions(chat).filter(([, reason]) => reason === "frequency")).toHaveLength(3 - times);
  });

  test("a trigger older than the watermark is recorded as late", () => {
    const chat = open(acting);
    chat.receive([said("m-1", "buyer", "退款", 0)], { now: morning + 16 * 60_000 });
    expect(decisions(chat)).toEqual([["late", "late"]]);
  });

  test("a delayed step is judged again when it comes due", () => {
    const delayed = {
      ...offerPolicy,
      then: [{ intervention: "test/offer", config: {}, after: 30, unless: "answered" as const }],
    };
    const left = open(shopWith([delayed]));
    left.receive([said("m-1", "buyer", "退款", 0)]);
    left.wait(40);
    expect(decisions(left)).toEqual([["acted", "matched", "menu"]]);
    const served = open(shopWith([delayed]));
    served.receive([said("m-1", "buyer", "退款", 0), said("m-2", "agent", "好的", 10)]);
    served.wait(40);
    expect(decisions(served)).toEqual([["cancelled", "answered"]]);
  });

  test("a late event judges what follows again and decides nothing twice", () => {
    const chat = open(acting);
    chat.receive([said("m-2", "buyer", "退款", 10)]);
    const before = decisions(chat);
    const turn = chat.receive([said("m-1", "buyer", "你好", 5)]);
    expect(decisions(chat)).toEqual(before);
    expect(turn.news.flatMap((item) => item.decisions)).toEqual([]);
    expect(chat.state.flows.size).toBe(1);
  });

  test("an intervention that has gone on is woken once, also where a late event would have ended it before (F201)", () => {
    const chat = open(shopWith([{ ...offerPolicy, then: [{ intervention: "test/remind", config: {} }] }]));
    chat.receive([said("m-1", "buyer", "退款", 0)]);
    chat.wait(35);
    chat.receive([said("m-2", "agent", "您好", 10)], { now: morning + 36_000 });
    // Without an end this would never return.
    chat.wait(600);
    const wakes = chat.state.entries.filter(({ event }) => event.type === "wake").map(({ id }) => id);
    expect(new Set(wakes).size).toBe(wakes.length);
    expect(chat.state.flows.size).toBe(0);
  });
});

describe("edits", () => {
  const edit = (text: string, seconds: number): ConversationEvent => ({
    type: "edited",
    id: `e-${seconds}`,
    at: morning + seconds * 1_000,
    conversation: "c-1",
    message: "m-1",
    content: [{ type: "text", text }],
  });

  test("words that an edit brings in are judged, quoted from the new text", () => {
    const chat = open(quiet);
    chat.receive([said("m-1", "buyer", "你好", 0), edit("你好，我要退款", 5)]);
    expect(found(chat)).toEqual(["s/interject/c-1/m-1|test/refund|asked 退款"]);
  });

  test("what was found before the edit is not decided about again", () => {
    const chat = open(acting);
    chat.receive([said("m-1", "buyer", "退款", 0)]);
    const turn = chat.receive([edit("我说退款", 5)]);
    expect(turn.news.flatMap(({ findings, decisions }) => [...findings, ...decisions])).toEqual([]);
    expect(chat.state.decisions.size).toBe(1);
  });
});

describe("people's word", () => {
  const word = (chat: ReturnType<typeof open>, event: HumanEvent) =>
    takeWord(chat.state, quiet, event, { now: event.at, facts: noFacts }, startTurn());
  const at = morning + 300_000;

  test("a dismissed finding stays dismissed when its session is judged again, until the word is taken back (F086)", () => {
    const chat = open(quiet);
    chat.receive([said("m-1", "agent", "您好", 0), said("m-2", "buyer", "谢谢", 10), closedAt("x-1", 20)]);
    const [finding] = [...chat.state.findings.keys()] as [string];
    word(chat, { type: "feedback", id: "f-1", at, finding, verdict: "wrong", by: "qa" });
    const session = chat.state.cutter.sessions[0]?.id ?? "";
    word(chat, { type: "session-type", id: "t-1", at: at + 1_000, session, value: "presale", by: "qa" });
    expect(chat.state.entries.filter(({ event }) => event.type === "session")).toHaveLength(2);
    expect(chat.state.findings.get(finding)?.status).toBe("dismissed");
    word(chat, { type: "feedback", id: "f-2", at: at + 2_000, finding, verdict: null, by: "qa" });
    expect(chat.state.findings.get(finding)?.status).toBe("active");
  });

  test("a late message does not undo a person's word", () => {
    const chat = open(quiet);
    chat.receive([said("m-2", "buyer", "退款", 10)]);
    const [finding] = [...chat.state.findings.keys()] as [string];
    word(chat, { type: "feedback", id: "f-1", at, finding, verdict: "wrong", by: "qa" });
    chat.receive([said("m-1", "buyer", "你好", 5)]);
    expect(chat.state.findings.get(finding)?.status).toBe("dismissed");
  });

  test("choosing the type of a judged session scores it anew (F028)", () => {
    const shop = shopWith([], { "test/unfinished": { scores: { presale: -1, aftersale: -5 } } });
    const chat = open(shop);
    chat.receive([said("m-1", "agent", "您好", 0), said("m-2", "buyer", "有货吗", 10), closedAt("x-1", 20)]);
    const score = () => [...chat.state.findings.values()].find(({ status }) => status === "active")?.score;
    expect(score()).toBe(-1);
    const session = chat.state.cutter.sessions[0]?.id ?? "";
    const chosen: HumanEvent = { type: "session-type", id: "t-1", at, session, value: "aftersale", by: "qa" };
    takeWord(chat.state, shop, chosen, { now: at, facts: noFacts }, startTurn());
    expect(score()).toBe(-5);
  });
});

describe("trying settings", () => {
  test("a shadow records beside the live point, without score, policy or news", () => {
    const shop = shopWith([offerPolicy], { "test/refund": { enabled: false } }, { "test/refund": {} });
    const chat = open(shop);
    const turn = chat.receive([said("m-1", "buyer", "退款", 0)]);
    expect([...chat.state.findings.values()].map(({ point, status }) => [point, status])).toEqual([
      ["test/refund", "shadow"],
    ]);
    expect(turn.news.flatMap(({ findings, decisions }) => [...findings, ...decisions])).toEqual([]);
  });

  test("a phrase that the shop allows is no finding, in whatever width it is written", () => {
    const allowed = [{ phrase: "退款 ABC", finding: null, by: "qa", at: 0 }];
    const chat = open(shopWith([], { "test/refund": { allowed } }));
    chat.receive([said("m-1", "buyer", "退款　ａｂｃ", 0), said("m-2", "buyer", "退款", 5)]);
    expect(found(chat)).toEqual(["s/interject/c-1/m-2|test/refund|asked 退款"]);
  });

  test("a rehearsal finds what the conversation found, time-outs included", () => {
    const chat = open(acting);
    chat.receive([
      said("m-1", "buyer", "我要退款", 0),
      said("m-2", "agent", "您好", 100),
      said("m-3", "buyer", "好", 110),
      closedAt("x-1", 120),
    ]);
    const rehearsed = rehearse(chat.state, quiet);
    expect(rehearsed.findings.map(({ id }) => id).sort()).toEqual([...chat.state.findings.keys()].sort());
    expect(rehearsed.messages).toBe(3);
  });

  test("explains what each point read, found and why the host held it back", () => {
    const chat = open(shopWith([], { "test/refund": { sessionTypes: ["presale"] } }));
    chat.receive([said("m-1", "buyer", "退款", 0)]);
    const trace = explainEvent(chat.state, shopWith([], { "test/refund": { sessionTypes: ["presale"] } }), "m-1");
    const point = trace?.points.find(({ point }) => point === "test/refund");
    expect(point?.findings).toEqual([]);
    expect(point?.suppressed.map(({ evidence }) => evidence[0]?.quote)).toEqual(["退款"]);
  });
});
