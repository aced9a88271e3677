import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold } from "../text/fold.ts";
import { compilePattern, type Pattern, patternLimits, requiredWord } from "./pattern.ts";

function compiled(source: string): Pattern {
  const result = compilePattern(source);
  if (!result.ok) throw new Error(`${result.problem.offset}: ${result.problem.message.en}`);
  return result.pattern;
}

function quoteOf(source: string, text: string): string | null {
  const place = compiled(source).find(text);
  return place === null ? null : text.slice(place.start, place.end);
}

describe("patterns", () => {
  test.each([
    ["退(款|货).{0,4}多久", "请问退货要多久到", "退货要多久"],
    ["\\d{11}", "电话13800138000哦", "13800138000"],
    ["(?i)vip", "我是VIP", "VIP"],
    ["\\u9000\\u6b3e", "我要退款", "退款"],
    ["[\\u4e00-\\u9fff]+单", "查abc订单", "订单"],
    ["\\uD83D\\uDE00", "好😀的", "😀"],
    ["\\u{1F600}+", "好😀😀的", "😀😀"],
    ["\\p{Han}{3}", "ab一二三", "一二三"],
    ["\\\\u4e00", "a\\u4e00", "\\u4e00"],
    ["^退款$", "退款", "退款"],
    ["退款", "我要退货", null],
  ])("%j on %j", (source, text, quote) => {
    expect(quoteOf(source, text)).toBe(quote);
  });

  test.each([
    ["", 0, /^the pattern is empty/],
    ["退款(", 2, /^missing closing \)/],
    ["a(b)(c", 4, /^missing closing \)/],
    ["a)b", 1, /^unexpected \)/],
    ["[)]\\(a)", 6, /^unexpected \)/],
    ["退款**", 2, /^invalid nested repetition operator: \*\*/],
    ["*退款", 0, /^missing argument to repetition operator/],
    ["退(?=款)", 1, /^invalid or unsupported Perl syntax: \(\?=/],
    ["(a)\\1", 3, /^invalid escape sequence: \\1/],
    ["\\u9000\\u6b3e\\1", 12, /^invalid escape sequence: \\1/],
    ["a{1001}", 1, /^invalid repeat count/],
    ["款[b-a]", 2, /^invalid character class range: b-a/],
    ["款[ab", 1, /^missing closing \]/],
    ["退款\\", 2, /^trailing backslash/],
    ["退?", 0, /^it matches the empty text/],
    ["a".repeat(513), 512, /^at most 512 characters/],
  ])("refuses %j at its place", (source, offset, reason) => {
    const result = compilePattern(source);
    expect(result).toMatchObject({ ok: false, problem: { offset, message: { en: expect.stringMatching(reason) } } });
  });

  test("reads no more than its share of a long message", () => {
    expect(quoteOf("x", `${"a".repeat(patternLimits.input)}x`)).toBeNull();
    expect(quoteOf("x", `${"😀".repeat(patternLimits.input - 1)}x`)).toBe("x");
  });

  test.each(["(a+)+$", "(a|a)*$", "(a|aa)+$", "(.*)*x", "(a*)*b", "([a-z]+)*!", "(a+){10}b", ".*.*.*.*=.*"])(
    "%j is linear where other engines hang",
    (source) => {
      const result = compilePattern(source);
      const pattern = result.ok ? result.pattern : compiled(`${source}y`);
      const started = performance.now();
      pattern.find("a".repeat(100_000));
      // Catastrophic backtracking would outlive the test's own limit.
      expect(performance.now() - started).toBeLessThan(1_000);
    },
  );
});

describe("the word that every match contains", () => {
  test.each([
    ["退(款|货).{0,4}多久", "多久"],
    ["(?i)vip用不了", "vip用不了"],
    ["退款|退货", null],
    ["(退款)", null],
    ["退款?", "退"],
    ["退款*x", "退"],
    ["退款+x", "退款"],
    ["退款{2}x", "退"],
    ["\\d+元", "元"],
    ["[退款]元", "元"],
    ["[]退款]元", "元"],
    ["\\p{Han}{2}元", "元"],
    ["\\Q退款\\E元", "元"],
    ["\\x{9000}款", "款"],
    [".*", null],
    ["a|(b", null],
  ])("%j: %j", (source, word) => {
    expect(requiredWord(source)).toBe(word);
  });

  test("is in every text that matches", () => {
    const atom = fc.constantFrom("退", "款", "a", "B", "[ab]", "(退|款)", "(a款)", "\\d", ".", "\\p{Han}", "(?:a)");
    const quantifier = fc.constantFrom("", "", "", "?", "*", "+", "{2}", "{0,2}", "+?");
    const source = fc.array(fc.tuple(atom, quantifier), { minLength: 1, maxLength: 5 });
    const text = fc.string({ unit: fc.constantFrom(..."退款aABb1"), maxLength: 8 });
    fc.assert(
      fc.property(source, fc.boolean(), text, (parts, ignoresCase, subject) => {
        const pattern = (ignoresCase ? "(?i)" : "") + parts.map(([a, q]) => a + q).join("");
        const result = compilePattern(pattern);
        fc.pre(result.ok);
        if (!result.ok || result.pattern.find(subject) === null || result.pattern.word === null) return;
        expect(fold(subject).text).toContain(fold(result.pattern.word).text);
      }),
      { numRuns: 2_000 },
    );
  });
});
