import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseRule } from "./parse-rule.ts";

const rule = {
  id: "coupon",
  title: { zh: "券", en: "Coupon" },
  kind: "alert",
  standards: [{ id: "hit", conditions: [{ type: "buyer-said", keywords: "券+领不了" }] }],
};

const withCondition = (condition: object, change: object = {}) => ({
  ...rule,
  kind: "deduct",
  ...change,
  standards: [{ id: "hit", conditions: [condition] }],
});
const steps = [{ keywords: "发货" }, { keywords: "注意" }];

describe("a rule that can be read", () => {
  test("gets its defaults", () => {
    expect(parseRule(rule)).toEqual({
      ok: true,
      rule: {
        ...rule,
        severity: "normal",
        agents: { groups: [], accounts: [], bots: false },
        standards: [{ id: "hit", join: "and", conditions: rule.standards[0]?.conditions }],
        combinations: [],
        countRetracted: false,
        rows: [],
      },
      warnings: [],
    });
  });

  test("is stable: what was read reads the same again", () => {
    const first = parseRule(withCondition({ type: "agent-steps", steps, inOrder: true, withinMinutes: 5 }));
    expect(first.ok && parseRule(first.rule)).toEqual(first);
  });
});

describe("a rule that cannot be read is refused at its place", () => {
  test.each<[string, unknown, string, string | RegExp, number?]>([
    ["nothing", null, "", /expected object/],
    ["an unknown field", { ...rule, colour: "red" }, "colour", "There is no such field"],
    ["a prototype", JSON.parse('{"__proto__":{"polluted":1}}'), "__proto__", "There is no such field"],
    ["a constructor", { ...rule, constructor: { prototype: {} } }, "constructor", "There is no such field"],
    ["an id with blanks", { ...rule, id: "my rule" }, "id", "kebab-case"],
    ["a title in one language", { ...rule, title: { zh: "券" } }, "title.en", /expected string/],
    ["a title with braces", { ...rule, title: { zh: "{x}", en: "x" } }, "title.zh", "no braces"],
    ["no standard", { ...rule, standards: [] }, "standards", />=1/],
    ["an unknown condition", withCondition({ type: "weather" }), "standards.0.conditions.0.type", /buyer-said/],
    [
      "keywords that do not parse",
      withCondition({ type: "buyer-said", keywords: "券+" }),
      "standards.0.conditions.0.keywords",
      /the text ends/,
      2,
    ],
    [
      "an empty phrase list",
      withCondition({ type: "buyer-said", keywords: "" }),
      "standards.0.conditions.0.keywords",
      /there is no word/,
      0,
    ],
    [
      "an over-long phrase list",
      withCondition({ type: "buyer-said", keywords: "券".repeat(4_001) }),
      "standards.0.conditions.0.keywords",
      /at most 4000/,
      4_000,
    ],
    [
      "no sentence",
      withCondition({ type: "buyer-said", similar: { sentences: [] } }),
      "standards.0.conditions.0.similar.sentences",
      />=1/,
    ],
    [
      "a pattern beyond RE2",
      withCondition({ type: "buyer-said", pattern: "退(?=款)" }),
      "standards.0.conditions.0.pattern",
      /RE2, without look-around/,
      1,
    ],
    [
      "a condition that says nothing",
      withCondition({ type: "agent-said" }),
      "standards.0.conditions.0",
      /at least one of keywords/,
    ],
    [
      "nth without a number",
      withCondition({ type: "agent-said", keywords: "券", position: "nth" }),
      "standards.0.conditions.0.nth",
      /nth belongs/,
    ],
    ["a product without a name", withCondition({ type: "product" }), "standards.0.conditions.0", /product id/],
    [
      "a time that is none",
      withCondition({ type: "time", windows: [{ from: "9:00", to: "25:00" }] }),
      "standards.0.conditions.0.windows.0.from",
      /09:30/,
    ],
    [
      "an order of one step",
      withCondition({ type: "agent-steps", steps: steps.slice(1), inOrder: true }),
      "standards.0.conditions.0.inOrder",
      /two steps/,
    ],
    [
      "an interval of one step",
      withCondition({ type: "agent-steps", steps: steps.slice(1), withinMinutes: 5 }),
      "standards.0.conditions.0.withinMinutes",
      /two steps/,
    ],
    [
      "a bonus that deducts",
      withCondition({ type: "order", is: "paid" }, { kind: "bonus", scores: { presale: -1, aftersale: 0 } }),
      "scores.presale",
      /0 or above/,
    ],
    ["an alert with a score", { ...rule, scores: { presale: 0, aftersale: 0 } }, "scores", /no score/],
    [
      "an alert that awaits the last message",
      withCondition({ type: "agent-said", keywords: "券", position: "last" }, { kind: "alert" }),
      "standards.0.conditions.0.position",
      /not known/,
    ],
    [
      "an alert that awaits silence",
      withCondition({ type: "agent-steps", steps }, { kind: "alert" }),
      "standards.0.conditions.0",
      /deduct rule/,
    ],
    [
      "an alert about the hour alone",
      withCondition({ type: "order", is: "paid" }, { kind: "alert" }),
      "standards.0.conditions",
      /what somebody says/,
    ],
    [
      "two standards of one id",
      { ...rule, standards: [...rule.standards, ...rule.standards] },
      "standards.1.id",
      /twice/,
    ],
    [
      "a combination of strangers",
      { ...rule, combinations: [{ id: "c", when: "hit && miss" }] },
      "combinations.0.when",
      /no standard "miss"/,
      7,
    ],
  ])("%s", (_, json, path, message, offset) => {
    const parsed = parseRule(json);
    if (parsed.ok) throw new Error("was accepted");
    const error = parsed.errors.find((candidate) => candidate.path === path);
    expect(error?.message.en).toMatch(message);
    expect(error?.message.zh).not.toBe("");
    expect(error?.offset).toBe(offset);
  });

  test("more contents than a rule may have", () => {
    const conditions = Array.from({ length: 7 }, () => ({ type: "agent-steps", steps: Array(10).fill(steps[0]) }));
    const standards = [{ id: "hit", conditions: conditions.slice(0, 6) }];
    expect(parseRule({ ...rule, kind: "deduct", standards }).ok).toBe(true);
    const parsed = parseRule({ ...rule, kind: "deduct", standards: [{ id: "hit", conditions }] });
    expect(parsed).toMatchObject({ ok: false, errors: [{ path: "standards" }] });
  });

  test("codes of two standards may not meet", () => {
    const standards = [
      { id: "a", conditions: [{ type: "agent-steps", steps }] },
      { id: "a-missing", conditions: [{ type: "agent-said", keywords: "x" }] },
    ];
    expect(parseRule({ ...rule, kind: "deduct", standards })).toMatchObject({
      ok: false,
      errors: [{ path: "standards" }],
    });
  });

  test("any JSON is read or refused, and no prototype changes", () => {
    const names = fc.constantFrom("__proto__", "constructor", "prototype", "id", "title", "standards", "conditions");
    const { json } = fc.letrec((tie) => ({
      json: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom<unknown>(1, "x", null, true),
        fc.array(tie("json"), { maxLength: 3 }),
        fc.array(fc.tuple(names, tie("json")), { maxLength: 4 }).map((entries) => {
          const text = entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value) ?? "null"}`);
          return JSON.parse(`{${text.join(",")}}`) as unknown;
        }),
      ),
    }));
    const before = Object.getOwnPropertyNames(Object.prototype);
    fc.assert(
      fc.property(json, (value) => {
        parseRule(value);
        parseRule(typeof value === "object" && value !== null ? { ...rule, ...value } : value);
        expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
        expect(Reflect.get({}, "polluted")).toBeUndefined();
      }),
    );
  });
});

describe("linting a rule", () => {
  const warningsOf = (json: unknown) => {
    const parsed = parseRule(json);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
    return parsed.warnings.map(({ path, code }) => `${path} ${code}`);
  };
  const at = "standards.0.conditions.0";

  test.each<[string, unknown, string[]]>([
    [
      "an alternative that a shorter one covers",
      withCondition({ type: "buyer-said", keywords: "领不了;券+领不了" }),
      [`${at}.keywords unreachable`],
    ],
    [
      "a word that is everywhere",
      withCondition({ type: "agent-said", keywords: "好的" }),
      [`${at}.keywords too-broad`],
    ],
    [
      "a loose threshold",
      withCondition({ type: "buyer-said", similar: { sentences: ["什么时候发货"], threshold: 0.35 } }),
      [`${at}.similar.threshold too-broad`],
    ],
    [
      "sentences too short, or twice",
      withCondition({ type: "buyer-said", similar: { sentences: ["在吗", "什么时候发货", "什么时候发货"] } }),
      [`${at}.similar.sentences.0 too-short`, `${at}.similar.sentences.2 duplicate`],
    ],
    [
      "a pattern without a fixed word",
      withCondition({ type: "buyer-said", pattern: "\\d{11}" }),
      [`${at}.pattern slow`],
    ],
    [
      "steps, too",
      withCondition({ type: "agent-steps", steps: [{ keywords: "亲" }] }),
      [`${at}.steps.0.keywords too-broad`],
    ],
    [
      "a window of the whole day",
      withCondition({ type: "time", windows: [{ from: "09:00", to: "09:00" }] }),
      [`${at}.windows.0 too-broad`],
    ],
    [
      "a standard that no combination names",
      {
        ...rule,
        standards: [...rule.standards, { ...rule.standards[0], id: "idle" }],
        combinations: [{ id: "c", when: "hit" }],
      },
      ["standards.1 unreachable"],
    ],
    [
      "scores that inspect nothing",
      withCondition({ type: "order", is: "paid" }, { scores: { presale: null, aftersale: null } }),
      ["scores unreachable"],
    ],
    [
      "or with a condition that alone is enough",
      {
        ...rule,
        kind: "deduct",
        standards: [
          {
            id: "hit",
            join: "or",
            conditions: [
              { type: "order", is: "paid" },
              { type: "buyer-said", keywords: "退款慢" },
            ],
          },
        ],
      },
      ["standards.0.join too-broad"],
    ],
    ["nothing odd", rule, []],
  ])("%s", (_, json, expected) => {
    expect(warningsOf(json)).toEqual(expected);
  });
});
