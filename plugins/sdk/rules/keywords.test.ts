import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Message } from "../conversation.ts";
import { type Expression, keywordLimits, parseKeywords, termsOf } from "./keywords.ts";
import { lintKeywords } from "./keywords-lint.ts";
import { matchHits, matchText } from "./keywords-match.ts";

/** The three recipes as the guide prints them. */
const coupons = {
  buyer:
    "【券+领不了;券+不能领;券+领不到;卷+没有;没领到;没有优惠】,【券+用不了;券+无法用;300-40+用不了;券+没减;红包+用不了;红包+无法用;红包+不能用;红包+失效;红包+没减】",
  agent:
    "【我也没办法; 自己看; 不知道; 不清楚; 看页面; 页面有; 不关我事; 你明白吗; 明白吗; 懂了吗; 清楚了吗; 还不懂,还没懂;还不明白;还不清楚;还听不懂,还听不明白】",
};
const deposit = {
  buyer: "定金+忘记支付;不能付定金;定金+付不了;定金+提交不了;",
  agent: "【我也没办法,不知道,不清楚,不了解,没办法】",
};
const orders = {
  buyer: "不能下单;付不了款;无法购买;无法下单;下不了;拍不了;买不了;提交不了订单;无法拍下;无法购买",
  agent: "【我也没办法,自己看,不知道,不清楚】",
};

function parsed(source: string): Expression {
  const result = parseKeywords(source);
  if (!result.ok) throw new Error(`${result.problem.offset}: ${result.problem.message.en}`);
  return result.expression;
}

const shape = (source: string): string[] =>
  parsed(source).alternatives.map(({ terms }) => terms.map(({ text }) => text).join("+"));

function message(text: string): Message {
  const from = { role: "buyer", id: "b-1" } as const;
  return { id: "m-1", at: 0, from, text, content: [{ type: "text", text }], automatic: false, retracted: false };
}

const hitBy = (source: string, text: string): string | null =>
  matchText(parsed(source), message(text))
    ?.alternative.terms.map((term) => term.text)
    .join("+") ?? null;

describe("the keyword language", () => {
  test.each([
    ["券+领不了;没领到", ["券+领不了", "没领到"]],
    ["【券+领不了;没领到】,【红包+失效】", ["券+领不了", "没领到", "红包+失效"]],
    ["[我也没办法,不知道;不清楚]", ["我也没办法", "不知道", "不清楚"]],
    ["券＋领不了；没领到，红包", ["券+领不了", "没领到", "红包"]],
    ["［券，卷］", ["券", "卷"]],
    ["[券］", ["券"]],
    ["  券 +　领不了 ;\n没 领到 ", ["券+领不了", "没 领到"]],
    ["300-40+用不了", ["300-40+用不了"]],
    ["定金+付不了;", ["定金+付不了"]],
    ["定金+付不了；", ["定金+付不了"]],
    ["【a,b,】,", ["a", "b"]],
    ["a,b", ["a", "b"]],
    ["【券;卷】+【领不了,用不了】", ["券+领不了", "券+用不了", "卷+领不了", "卷+用不了"]],
    ["【【a;b】+c】;d", ["a+c", "b+c", "d"]],
    ["【】;a", ["a"]],
    ["a、b(c)。d|e&f", ["a、b(c)。d|e&f"]],
  ])("reads %j (F127)", (source, alternatives) => {
    expect(shape(source)).toEqual(alternatives);
  });

  test("reads the guide's recipes as they are printed (F127)", () => {
    expect(shape(coupons.buyer)).toEqual([
      ...["券+领不了", "券+不能领", "券+领不到", "卷+没有", "没领到", "没有优惠"],
      ...["券+用不了", "券+无法用", "300-40+用不了", "券+没减"],
      ...["红包+用不了", "红包+无法用", "红包+不能用", "红包+失效", "红包+没减"],
    ]);
    expect(shape(coupons.agent)).toEqual([
      ...["我也没办法", "自己看", "不知道", "不清楚", "看页面", "页面有", "不关我事", "你明白吗", "明白吗", "懂了吗"],
      ...["清楚了吗", "还不懂", "还没懂", "还不明白", "还不清楚", "还听不懂", "还听不明白"],
    ]);
    expect(shape(deposit.buyer)).toEqual(["定金+忘记支付", "不能付定金", "定金+付不了", "定金+提交不了"]);
    expect(shape(deposit.agent)).toEqual(["我也没办法", "不知道", "不清楚", "不了解", "没办法"]);
    expect(shape(orders.buyer)).toEqual([
      ...["不能下单", "付不了款", "无法购买", "无法下单", "下不了", "拍不了", "买不了", "提交不了订单", "无法拍下"],
      "无法购买",
    ]);
    expect(shape(orders.agent)).toEqual(["我也没办法", "自己看", "不知道", "不清楚"]);
  });

  test("each word knows its place", () => {
    const source = "【券 +领不了】";
    const terms = parsed(source).alternatives[0]?.terms ?? [];
    expect(terms.map(({ start, end }) => source.slice(start, end))).toEqual(["券", "领不了"]);
    expect(terms.map(({ start }) => start)).toEqual([1, 4]);
  });

  test.each([
    ["", 0, "there is no word: write at least one"],
    ["   ", 0, "there is no word: write at least one"],
    ["【】", 0, "there is no word: write at least one"],
    ["+券", 0, '"+" stands here where a word or an opening bracket is needed'],
    ["券+", 2, "the text ends where a word or an opening bracket is needed"],
    ["券+;卷", 2, '";" stands here where a word or an opening bracket is needed'],
    [";", 0, '";" stands here where a word or an opening bracket is needed'],
    ["券;;卷", 2, '";" stands here where a word or an opening bracket is needed'],
    ["【券;卷", 4, '"】" is missing; it closes the "【" at character 1'],
    ["[券】", 2, '"]" is missing; it closes the "[" at character 1'],
    ["券;卷】", 3, '"】" closes no bracket'],
    ["券【领不了】", 1, "between a word and a bracket write +, ; or ,"],
    ["【券】领不了", 3, "between a word and a bracket write +, ; or ,"],
    ["券;\u200b\u200b;卷", 2, "this word has only invisible characters"],
    ["【【【【【【a】】】】】】", 5, "brackets may be nested 5 deep"],
    ["a".repeat(4_001), 4_000, "4001 characters; at most 4000 are allowed"],
    [`${"a;".repeat(200)}b`, 0, "more than 200 alternatives once groups are expanded"],
    ["【a;b;c;d】+【a;b;c;d】+【a;b;c;d】+【a;b;c;d】", 1, "more than 200 alternatives once groups are expanded"],
    [`x;${Array(21).fill("a").join("+")}`, 2, "one alternative may join at most 20 words with +"],
  ])("refuses %j at its place", (source, offset, en) => {
    const result = parseKeywords(source);
    expect(result).toMatchObject({ ok: false, problem: { offset, message: { en } } });
    if (!result.ok) expect(result.problem.message.zh).toMatch(/[\u4e00-\u9fff]/);
  });

  test("a product of groups is counted before it is built", () => {
    const group = `【${Array(200).fill("a").join(";")}】`;
    const started = performance.now();
    expect(parseKeywords(Array(9).fill(group).join("+")).ok).toBe(false);
    expect(performance.now() - started).toBeLessThan(200);
  });

  test("reads or refuses any text, and places lie inside it", () => {
    const source = fc.string({ unit: fc.constantFrom(..."券领不了+＋;；,，[]【】［］ 　a-"), maxLength: 40 });
    fc.assert(
      fc.property(source, (text) => {
        const result = parseKeywords(text);
        if (!result.ok) {
          expect(result.problem.offset).toBeGreaterThanOrEqual(0);
          expect(result.problem.offset).toBeLessThanOrEqual(text.length);
          return;
        }
        for (const { terms } of result.expression.alternatives) {
          for (const term of terms) expect(text.slice(term.start, term.end)).toBe(term.text);
        }
      }),
    );
  });

  test("full-width and half-width marks mean the same (F127)", () => {
    const wide = new Map([..."+;,[]"].map((mark, index) => [mark, "＋；，［］".charAt(index)]));
    const source = fc.string({ unit: fc.constantFrom(..."券卷领+;,[]"), maxLength: 30 });
    fc.assert(
      fc.property(source, (half) => {
        const full = [...half].map((character) => wide.get(character) ?? character).join("");
        const [a, b] = [parseKeywords(half), parseKeywords(full)];
        expect(b.ok).toBe(a.ok);
        if (a.ok && b.ok) expect(termsOf(b.expression)).toEqual(termsOf(a.expression));
      }),
    );
  });
});

describe("matching", () => {
  test.each([
    ["券+领不了", "这个券怎么领不了", "券+领不了"],
    ["券+领不了", "领不了优惠券", "券+领不了"],
    ["券+领不了", "这个券怎么领", null],
    ["券+领不了;没领到", "我没领到", "没领到"],
    ["300-40+用不了", "满300-40的用不了啊", "300-40+用不了"],
    ["300-40+用不了", "300减40用不了", null],
    ["券+領不了", "這個券领不了", "券+領不了"],
    ["VIP+用不了", "ｖｉｐ用\u200b不了", "VIP+用不了"],
    [coupons.buyer, "红包怎么失效了", "红包+失效"],
    [coupons.buyer, "我的卷怎么没有了", "卷+没有"],
    [coupons.buyer, "你好在吗", null],
    [coupons.agent, "这样还听不明白啊", "还听不明白"],
    [coupons.agent, "你明白吗亲", "你明白吗"],
    [deposit.buyer, "定金我忘记支付了", "定金+忘记支付"],
    [orders.buyer, "为什么提交不了订单", "提交不了订单"],
  ])("%j on %j (F127)", (source, text, alternative) => {
    expect(hitBy(source, text)).toBe(alternative);
  });

  test("hits of the shared matcher and the text itself agree", () => {
    const expression = parsed("券+领不了;没领到");
    const text = message("领不了这个券");
    const hits = [
      { message: "m-1", start: 0, end: 3, phrase: "领不了" },
      { message: "m-1", start: 5, end: 6, phrase: "券" },
    ];
    expect(matchHits(expression, hits)).toEqual(matchText(expression, text));
    expect(matchHits(expression, hits.slice(1))).toBeNull();
    expect(matchHits(expression, [])).toBeNull();
  });
});

describe("linting", () => {
  const warnings = (source: string) =>
    lintKeywords(parsed(source)).map(({ code, start, end }) => [code, source.slice(start, end)]);

  test.each([
    ["不能领;券+不能领", [["unreachable", "券+不能领"]]],
    ["券+不能领;不能领", [["unreachable", "券+不能领"]]],
    ["没领到;沒領到", [["duplicate", "沒領到"]]],
    ["券+领不了;领不了+券", [["duplicate", "领不了+券"]]],
    ["券;卷+没有", [["too-broad", "券"]]],
    [
      "什么;好的;红包失效",
      [
        ["too-broad", "什么"],
        ["too-broad", "好的"],
      ],
    ],
    ["【】;红包失效", [["empty-group", "【】"]]],
    ["券+没减;红包+没减", []],
  ])("%j", (source, expected) => {
    expect(warnings(source)).toEqual(expected);
  });

  test("finds in the guide's recipes what changes nothing", () => {
    expect(warnings(coupons.buyer)).toEqual([]);
    expect(warnings(coupons.agent)).toEqual([
      ["unreachable", "你明白吗"],
      ["unreachable", "还不清楚"],
    ]);
    expect(warnings(deposit.agent)).toEqual([["unreachable", "我也没办法"]]);
    expect(warnings(orders.buyer)).toEqual([["duplicate", "无法购买"]]);
  });

  test("an alternative that is called unreachable never changes a verdict", () => {
    const words = fc.array(fc.constantFrom("a", "ab", "b", "bc", "abc"), { minLength: 1, maxLength: 3 });
    const expressions = fc.array(words, { minLength: 1, maxLength: 4 }).map((all) => all.map((w) => w.join("+")));
    const texts = fc.string({ unit: fc.constantFrom("a", "b", "c", "-"), maxLength: 6 });
    fc.assert(
      fc.property(expressions, texts, (all, text) => {
        const source = all.join(";");
        const expression = parsed(source);
        const idle = new Set(
          lintKeywords(expression)
            .filter(({ code }) => code === "unreachable" || code === "duplicate")
            .map(({ start }) => start),
        );
        const kept = expression.alternatives.filter(({ start }) => !idle.has(start));
        expect(kept.length).toBeGreaterThan(0);
        const without = { ...expression, alternatives: kept };
        expect(matchText(without, message(text)) === null).toBe(matchText(expression, message(text)) === null);
      }),
    );
  });

  test("the limits are what they say", () => {
    expect(keywordLimits).toMatchObject({ characters: 4_000, alternatives: 200, terms: 20 });
    expect(parseKeywords(Array(200).fill("ab").join(";")).ok).toBe(true);
    expect(parseKeywords(Array(20).fill("ab").join("+")).ok).toBe(true);
  });
});
