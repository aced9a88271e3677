import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Conversation, Message, Session } from "../../plugins/sdk/conversation.ts";
import {
  arm,
  definePoint,
  disarm,
  finding,
  type Hits,
  type PointEvent,
  quoted,
  whole,
} from "../../plugins/sdk/point.ts";
import { compilePoints, type InstalledPoint } from "./builtin.ts";

const same = (text: string) => ({ zh: text, en: text });
const shape = {
  title: same("t"),
  description: same("t"),
  kind: "alert",
  moment: "message",
  rows: [],
  config: z.object({}),
  codes: { found: { message: same("found") } },
} as const;

function said(id: string, text: string): Message {
  const from = { role: "buyer", id: "b-1" } as const;
  return { id, at: 0, from, text, content: [{ type: "text", text }], automatic: false, retracted: false };
}

function conversationOf(...messages: Message[]): Conversation {
  const session: Session = { id: "s-1", day: "2026-11-20", type: "unsure", agent: null, messages, transfer: null };
  return { id: "c-1", channel: "interject", messages, session, orders: [] };
}

const messageEvent = (message: Message): PointEvent => ({ type: "message", id: message.id, at: 0, message });

function runnerOf(...definitions: InstalledPoint["definition"][]) {
  return compilePoints(
    definitions.map((definition) => ({ pack: "p", definition, config: definition.config.parse({}) })),
  );
}

const complaint = definePoint({
  ...shape,
  id: "complaint",
  phrases: () => ({ words: ["投诉", "差评"], exceptions: ["不投诉"] }),
  inspect: ({ hits }) => (hits.words.length > hits.exceptions.length ? [finding("found", hits.words.map(quoted))] : []),
});

describe("phrases", () => {
  test("quotes what was written, whatever its disguise", () => {
    const message = said("m-1", "我要投\u200b訴！給差評");
    const { findings } = runnerOf(complaint).inspect(messageEvent(message), conversationOf(message));
    expect(findings).toEqual([
      {
        point: "p/complaint",
        code: "found",
        evidence: [
          { message: "m-1", start: 2, end: 5, quote: "投\u200b訴" },
          { message: "m-1", start: 7, end: 9, quote: "差評" },
        ],
      },
    ]);
  });

  test("a point sees its own lists only, every one of them, frozen", () => {
    const seen: Hits[] = [];
    const reader = (id: string, words: string) =>
      definePoint({
        ...shape,
        id,
        phrases: () => ({ words: [words], others: [] }),
        inspect({ hits }) {
          seen.push(hits);
          return [];
        },
      });
    const message = said("m-1", "投诉");
    runnerOf(reader("a", "投诉"), reader("b", "差评")).inspect(messageEvent(message), conversationOf(message));
    expect(seen).toEqual([
      { words: [{ message: "m-1", start: 0, end: 2, phrase: "投诉" }], others: [] },
      { words: [], others: [] },
    ]);
    for (const hits of seen) {
      expect(Object.isFrozen(hits)).toBe(true);
      expect(Object.values(hits).every(Object.isFrozen)).toBe(true);
    }
  });

  test("a message event brings the hits of its message, any other those of the session", () => {
    const counts: number[] = [];
    const count = definePoint({
      ...shape,
      id: "count",
      phrases: () => ({ words: ["投诉"] }),
      inspect({ hits }) {
        counts.push(hits.words.length);
        return [];
      },
    });
    const first = said("m-1", "投诉");
    const second = said("m-2", "投诉！投诉！");
    const runner = runnerOf(count);
    const conversation = conversationOf(first, second);
    runner.inspect(messageEvent(second), conversation);
    runner.inspect({ type: "closed", id: "e-1", at: 1, conversation: "c-1" }, conversation);
    expect(counts).toEqual([2, 3]);
  });

  test("an edited message is matched anew", () => {
    const runner = runnerOf(complaint);
    const before = said("m-1", "在吗");
    const after = said("m-1", "投诉");
    expect(runner.inspect(messageEvent(before), conversationOf(before)).findings).toEqual([]);
    expect(runner.inspect(messageEvent(after), conversationOf(after)).findings).toHaveLength(1);
  });

  test("phrases come from the settings", () => {
    const own = definePoint({
      ...shape,
      id: "own",
      config: z.object({ words: z.array(z.string()).default(["退款"]) }),
      phrases: ({ words }) => ({ words }),
      inspect: ({ hits }) => hits.words.map((hit) => finding("found", [quoted(hit)])),
    });
    const message = said("m-1", "退款 换货");
    const runner = compilePoints([{ pack: "p", definition: own, config: { words: ["换货"] } }]);
    const [found] = runner.inspect(messageEvent(message), conversationOf(message)).findings;
    expect(found?.evidence[0]?.quote).toBe("换货");
  });
});

describe("moments", () => {
  const asked: string[] = [];
  const listener = (id: string, moment: "message" | "timer" | "session" | "shop") =>
    definePoint({
      ...shape,
      id,
      moment,
      inspect({ event }) {
        asked.push(`${id} ${event.type}`);
        return [];
      },
    });
  const runner = runnerOf(
    listener("live", "message"),
    listener("timed", "timer"),
    listener("scored", "session"),
    listener("across", "shop"),
  );
  const message = said("m-1", "在吗");
  const conversation = conversationOf(message);
  const ask = (event: PointEvent, owner?: string): string[] => {
    asked.length = 0;
    runner.inspect(event, conversation, { timerOwner: owner });
    return [...asked];
  };

  test("live points get every event but the session's judgement", () => {
    expect(ask(messageEvent(message))).toEqual(["live message", "timed message"]);
    expect(ask({ type: "closed", id: "e-1", at: 0, conversation: "c-1" })).toEqual(["live closed", "timed closed"]);
  });

  test("session points get nothing else", () => {
    const { session } = conversation;
    expect(ask({ type: "session", id: "s-1", at: 0, reason: "closed", session })).toEqual(["scored session"]);
  });

  test("points about the whole shop get tallies, and nobody else does", () => {
    const tally = { pace: null, agents: [], topics: [], incidents: [] };
    expect(ask({ type: "tally", id: "tally:1", at: 0, tally })).toEqual(["across tally"]);
  });

  test("a timer goes to the point that armed it, and to nobody once that is gone", () => {
    const timer: PointEvent = { type: "timer", id: "t-1", at: 0, timer: "due", armedBy: "m-1" };
    expect(ask(timer, "p/timed")).toEqual(["timed timer"]);
    expect(ask(timer, "p/removed")).toEqual([]);
  });
});

describe("isolation", () => {
  const message = said("m-1", "投诉");
  const inspect = (...definitions: Parameters<typeof runnerOf>) =>
    runnerOf(...definitions).inspect(messageEvent(message), conversationOf(message));

  test("a point that throws is an error, and all others are judged", () => {
    const thrower = definePoint({
      ...shape,
      id: "thrower",
      inspect() {
        throw new RangeError("no such thing");
      },
    });
    const { findings, errors } = inspect(thrower, complaint);
    expect(errors).toEqual([{ point: "p/thrower", error: "RangeError: no such thing" }]);
    expect(findings).toHaveLength(1);
  });

  test("so is one whose phrases cannot be read", () => {
    const broken = definePoint({
      ...shape,
      id: "broken",
      phrases(): { words: string[] } {
        throw new Error("no list");
      },
      inspect: () => [],
    });
    const { findings, errors } = inspect(broken, complaint);
    expect(errors).toEqual([{ point: "p/broken", error: "phrases: no list" }]);
    expect(findings).toHaveLength(1);
  });

  test("one bad result costs the point all of that call, never a half", () => {
    const half = definePoint({
      ...shape,
      id: "half",
      inspect: () => [arm("due", 60), finding("found", [{ message: "m-1", start: 0, end: 99 }])],
    });
    const { arms, findings, errors } = inspect(half, complaint);
    expect(arms).toEqual([]);
    expect(findings).toHaveLength(1);
    expect(errors[0]?.error).toContain("outside its 2 characters");
  });

  test("input is frozen: messages, settings, hits", () => {
    const vandal = definePoint({
      ...shape,
      id: "vandal",
      inspect({ event }) {
        if (event.type === "message") Reflect.set(event.message.from, "id", "x");
        Object.assign(event.type === "message" ? event.message : {}, { text: "" });
        return [];
      },
    });
    const { errors, findings } = inspect(vandal, complaint);
    expect(errors[0]?.error).toContain("read only");
    expect(findings[0]?.evidence[0]?.quote).toBe("投诉");
    expect(message.from.id).toBe("b-1");
  });

  test("timers are passed on with their point", () => {
    const timed = definePoint({
      ...shape,
      id: "timed",
      moment: "timer",
      inspect: () => [arm("due", 60), disarm("old")],
    });
    const { arms, disarms } = inspect(timed);
    expect(arms).toEqual([{ point: "p/timed", timer: "due", seconds: 60 }]);
    expect(disarms).toEqual([{ point: "p/timed", timer: "old" }]);
  });

  test("session points may quote any message of the session", () => {
    const scored = definePoint({
      ...shape,
      id: "scored",
      moment: "session",
      kind: "deduct",
      inspect: ({ event }) => (event.type === "session" ? [finding("found", event.session.messages.map(whole))] : []),
    });
    const { session } = conversationOf(message, said("m-2", "在"));
    const event: PointEvent = { type: "session", id: "s-1", at: 0, reason: "closed", session };
    const { findings } = runnerOf(scored).inspect(event, conversationOf());
    expect(findings[0]?.evidence.map(({ quote }) => quote)).toEqual(["投诉", "在"]);
  });
});
