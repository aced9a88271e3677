import { describe, expect, test } from "vitest";
import { z } from "zod";
import { definePoint, finding, held, type PointDefinition, resolve, whole } from "../point.ts";
import { runPointCase } from "./point-case.ts";
import { unanswered } from "./sample.ts";
import { agent, bot, buyer, closed, edited, ordered, retracted, type Script, transferred, wait } from "./script.ts";
import { pointProblems, testPoint } from "./test-point.ts";

testPoint(unanswered, {
  flags: [
    {
      name: "a question left alone",
      script: [buyer("什么时候发货"), wait(61)],
      expect: [{ code: "late", evidence: ["什么时候发货"] }],
    },
    {
      name: "an impatient buyer once, counted from the first message",
      config: { seconds: 10 },
      script: [buyer("在吗"), wait(8), buyer("人呢"), wait(3)],
      expect: [{ code: "late", evidence: ["在吗", "人呢"] }],
    },
    {
      name: "two questions left alone, one after the other",
      script: [buyer("在吗"), wait(61), agent("在的"), wait(5), buyer("发货了吗"), wait(61)],
      expect: [
        { code: "late", evidence: ["在吗"] },
        { code: "late", evidence: ["发货了吗"] },
      ],
    },
  ],
  ignores: [
    { name: "an answer in time", script: [buyer("在吗"), wait(30), agent("在的"), wait(600)] },
    { name: "an answer at the deadline itself", script: [buyer("在吗"), wait(60), agent("在的"), wait(600)] },
  ],
});

const title = { zh: "测试", en: "Test" };
const shape = {
  id: "sample",
  title,
  description: title,
  kind: "alert",
  moment: "message",
  rows: [],
  config: z.object({}),
  codes: { found: { message: title } },
} as const;

// biome-ignore lint/suspicious/noExplicitAny: points that break the contract have types that break it too
type Any = any;

/** A point that answers every message by what `inspect` returns. */
function pointThat(inspect: (input: Any) => unknown, codes: object = shape.codes): PointDefinition<Any, Any, Any> {
  return { ...shape, codes, inspect: inspect as Any } as Any;
}

const always = definePoint({
  ...shape,
  inspect: ({ event }) => (event.type === "message" ? [finding("found", [whole(event.message)])] : []),
});
const chat: Script = [buyer("在吗")];
const flagged = { name: "flagged", script: chat, expect: [{ code: "found", evidence: ["在吗"] }] };
const ignored = { name: "ignored", script: chat };
const sound = { flags: [flagged], ignores: [ignored] };

describe("a suite that proves nothing is refused:", () => {
  test("a sound one is not", () => {
    expect(pointProblems(always, sound)).toEqual([]);
  });

  test.each([
    ["without a flagged case", { flags: [] }, "no flagged case"],
    ["without an ignored case", { ignores: [] }, "no ignored case"],
    ["two cases of one name", { ignores: [{ ...ignored, name: "flagged" }] }, 'two cases are named "flagged"'],
    ["a case without a name", { ignores: [{ ...ignored, name: " " }] }, "has no name"],
    [
      "a flagged case that expects nothing",
      { flags: [flagged, { ...flagged, name: "2", expect: [] }] },
      "expects nothing",
    ],
    ["an empty script", { ignores: [{ ...ignored, script: [wait(5)] }] }, "the script is empty"],
    [
      "an undeclared code",
      { flags: [flagged, { ...flagged, name: "2", expect: [{ code: "other", evidence: ["在吗"] }] }] },
      'code "other" is not declared; declared: found',
    ],
    [
      "an expectation without evidence",
      { flags: [flagged, { ...flagged, name: "2", expect: [{ code: "found", evidence: [] }] }] },
      "has no evidence",
    ],
    [
      "a misspelled key of an expectation",
      { flags: [{ ...flagged, expect: [{ code: "found", evidence: ["在吗"], severty: "low" }] }] },
      'has no "severty"',
    ],
    ["settings that the point does not have", { ignores: [{ ...ignored, config: { second: 5 } }] }, "config"],
    ["an id that is no row", { ignores: [{ ...ignored, rows: ["F102", "102"] }] }, '"102" is no id such as F102'],
  ])("%s", (_, change, problem) => {
    expect(pointProblems(always, { ...sound, ...change }).join("\n")).toContain(problem);
  });

  test("a declared code that no case expects", () => {
    const two = { ...always, codes: { ...shape.codes, other: { message: title } } };
    expect(pointProblems(two, sound)).toEqual(['no case expects code "other"']);
  });

  test("settings outside their bounds", () => {
    const problems = pointProblems(unanswered, { ...sound, ignores: [{ ...ignored, config: { seconds: 1 } }] });
    expect(problems.join("\n")).toContain("ignored: config.seconds");
  });

  test("a point that breaks the contract", () => {
    const nameless = { ...always, title: { zh: "", en: "Test" } };
    expect(pointProblems(nameless, sound).join("\n")).toContain("points.sample.title.zh");
  });
});

describe("a point that breaks the contract is refused:", () => {
  const problemsOf = (point: PointDefinition<Any, Any, Any>): string =>
    runPointCase(point, { name: "x", script: [buyer("在吗"), agent("在")] }).problems.join("\n");
  const at = (start: number, end: number) => [
    { kind: "finding", code: "found", evidence: [{ message: "m-1", start, end }] },
  ];
  let runs = 0;

  test("a sound one is not", () => {
    expect(problemsOf(always)).toBe("");
  });

  test.each([
    ["an undeclared code", () => [{ ...at(0, 1)[0], code: "other" }], 'code "other" is not declared'],
    ["a finding without evidence", () => [{ kind: "finding", code: "found", evidence: [] }], "needs evidence"],
    ["evidence outside its message", () => at(0, 99), "outside its 2 characters"],
    ["two runs that differ", () => (++runs % 4 < 2 ? at(0, 1) : []), "two runs of the same script differ"],
    [
      "a changed message",
      ({ event }: Any) => {
        event.message.text = "x";
        return [];
      },
      "changes its input",
    ],
    [
      "a changed list",
      ({ conversation }: Any) => {
        conversation.messages.pop();
        return [];
      },
      "changes its input",
    ],
    [
      "a changed conversation",
      ({ conversation }: Any) => {
        delete conversation.session;
        return [];
      },
      "changes its input",
    ],
    [
      "changed settings",
      ({ config }: Any) => {
        config.seen = true;
        return [];
      },
      "changes its input",
    ],
    ["a function in the output", () => [{ ...at(0, 1)[0], then() {} }], "[0].then is of type function"],
    ["a date in the output", () => [{ ...at(0, 1)[0], at: new Date(0) }], "is an instance of Date"],
    ["undefined in the output", () => [{ ...at(0, 1)[0], data: undefined }], "of type undefined"],
    ["NaN in the output", () => [{ ...at(0, 1)[0], weight: Number.NaN }], "is NaN"],
    ["a promise", async () => [], "is an instance of Promise"],
    [
      "the clock",
      () => {
        Date.now();
        return [];
      },
      "uses Date.now",
    ],
    [
      "today's date",
      () => {
        new Date();
        return [];
      },
      "uses new Date()",
    ],
    [
      "chance",
      () => {
        Math.random();
        return [];
      },
      "uses Math.random",
    ],
    [
      "the network",
      () => {
        fetch("http://127.0.0.1");
        return [];
      },
      "uses fetch",
    ],
    [
      "an exception",
      () => {
        throw new Error("broken");
      },
      "sample: Error: broken",
    ],
  ])("%s", (_, inspect, problem) => {
    expect(problemsOf(pointThat(inspect))).toContain(problem);
  });

  test("a placeholder that the data does not fill", () => {
    const codes = { found: { message: { zh: "{seconds} 秒", en: "{seconds} s" } } };
    expect(problemsOf(pointThat(() => at(0, 1), codes))).toContain("fills no {seconds}");
  });

  test("the time of the event, dates made from it and regular expressions are fine", () => {
    const point = pointThat(({ event }: Any) => (new Date(event.at).getUTCFullYear() === 2026 ? at(0, 1) : []));
    expect(problemsOf(point)).toBe("");
  });
});

describe("scripts", () => {
  const scored = definePoint({
    ...shape,
    kind: "deduct",
    moment: "session",
    inspect: ({ event }) => (event.type === "session" ? [finding("found", event.session.messages.map(whole))] : []),
  });
  const found = (point: PointDefinition<Any, Any, Any>, script: Script, options: object = {}) =>
    runPointCase(point, { name: "x", script, ...options }).findings.map(({ evidence }) => evidence);

  test("a session is judged when it is closed", () => {
    expect(found(scored, [agent("您好"), closed()])).toEqual([["您好"]]);
  });

  test("a session that nobody closes is judged at the end of the day", () => {
    expect(found(scored, [agent("您好"), wait(30), buyer("好")])).toEqual([["您好", "好"]]);
  });

  test("a transfer ends the session of whoever served", () => {
    expect(
      found(scored, [agent("您好"), transferred("a-2"), agent({ text: "接手", account: "a-2" }), closed()]),
    ).toEqual([["您好"], ["接手"]]);
  });

  test("a day ends at midnight of the shop's time zone", () => {
    const script = [agent("晚上好"), wait(120), agent("早上好"), closed()];
    expect(found(scored, script, { startsAt: "2026-11-20T23:59:00+08:00" })).toEqual([["晚上好"], ["早上好"]]);
    expect(found(scored, script, { startsAt: "2026-11-20T23:59:00+08:00", timeZone: "UTC" })).toEqual([
      ["晚上好", "早上好"],
    ]);
  });

  test("messages may be taken back and changed, orders appear, and bots speak", () => {
    const seen: string[] = [];
    const reader = pointThat(({ event, conversation }: Any) => {
      const texts = conversation.messages.map(({ text }: Any) => text).join("/");
      seen.push(`${event.type} ${texts} ${conversation.orders.map(({ status }: Any) => status)}`);
      return [];
    });
    const script = [buyer("在吗"), bot("在"), edited("在的", "在"), retracted("在吗"), ordered({ status: "paid" })];
    runPointCase(reader, { name: "x", script });
    expect(seen.slice(0, 5)).toEqual([
      "message 在吗 ",
      "message 在吗/在 ",
      "message 在吗/在的 ",
      "retracted /在的 ",
      "order /在的 paid",
    ]);
  });

  test("a step that no channel could send is an error", () => {
    expect(() => runPointCase(always, { name: "x", script: [retracted("没说过")] })).toThrow("没说过");
    expect(() => runPointCase(always, { name: "x", script: [buyer({})] })).toThrow("content");
  });
});

describe("what a point says besides findings", () => {
  const careful = definePoint({
    ...shape,
    inspect: ({ event }) => {
      if (event.type !== "message") return [];
      const { message } = event;
      if (message.from.role === "agent") return [resolve("found")];
      return [
        message.text.includes("如果") ? held("hypothetical", [whole(message)]) : finding("found", [whole(message)]),
      ];
    },
  });

  test("a finding that was settled is told apart from one that is open", () => {
    const script = [buyer("坏了"), agent("给您换新"), buyer("又坏了")];
    expect(runPointCase(careful, { name: "case", script }).findings).toEqual([
      { code: "found", evidence: ["坏了"], resolved: true },
      { code: "found", evidence: ["又坏了"] },
    ]);
  });

  test("what a guard held back is quoted under the guard's name", () => {
    const { findings, held: back, problems } = runPointCase(careful, { name: "case", script: [buyer("如果坏了呢")] });
    expect({ findings, back, problems }).toEqual({
      findings: [],
      back: [{ guard: "hypothetical", evidence: ["如果坏了呢"] }],
      problems: [],
    });
  });

  test("a guard's name must be one", () => {
    const shouting = pointThat(({ event }: Any) => [held("Not A Name", [whole(event.message)])]);
    expect(runPointCase(shouting, { name: "case", script: chat }).problems).toEqual([
      expect.stringContaining("guard must be a name in kebab-case"),
    ]);
  });
});
