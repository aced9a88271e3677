import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold, originalSpan } from "./fold.ts";
import { simplified, traditional } from "./variants.ts";

/** Original text behind a folded phrase. */
function behind(text: string, phrase: string): string | null {
  const folded = fold(text);
  const at = folded.text.indexOf(fold(phrase).text);
  if (at < 0) return null;
  const { start, end } = originalSpan(folded, at, at + fold(phrase).text.length);
  return text.slice(start, end);
}

describe("fold", () => {
  test.each([
    ["upper case", "ABC", "abc"],
    ["full width", "ＡＢＣ１２３！", "abc123!"],
    ["ideographic space", "在　吗", "在 吗"],
    ["traditional characters", "我要投訴你們", "我要投诉你们"],
    ["variants of traditional characters", "裡裏妳", "里里你"],
    ["nothing that simplified text is written with", "什么 怎么 著名 乾隆 摺叠", "什么 怎么 著名 乾隆 摺叠"],
    ["traditional forms of those characters", "什麼 什麽 後來 於是", "什么 什么 后来 于是"],
    ["zero-width characters", "投\u200b诉\u2060！", "投诉!"],
    ["strike-through marks", "投\u0336诉\u0336", "投诉"],
    ["keycaps", "3\ufe0f\u20e31\ufe0f\u20e35\ufe0f\u20e3", "315"],
    ["circled and enclosed characters", "①②㊙", "12秘"],
    ["an accent of its own letter", "e\u0301", "é"],
    ["half-width katakana with its mark", "ｶﾞ", "ガ"],
    ["Hangul written in letters", "\u1112\u1161\u11ab", "한"],
    ["one mark as three", "……", "......"],
    ["compatibility ideographs, then simplified", "\uf9db", "率"],
  ])("folds %s", (_, text, folded) => {
    expect(fold(text).text).toBe(folded);
  });

  test.each([
    ["投\u200b诉", "投诉", "投\u200b诉"],
    ["\u200b投诉\u200b", "投诉", "投诉"],
    ["我要投\u0336诉\u0336！", "投诉", "投\u0336诉\u0336"],
    ["打３\ufe0f\u20e3１５", "315", "３\ufe0f\u20e3１５"],
    ["等……投訴", "投诉", "投訴"],
    ["😀投訴😀", "投诉", "投訴"],
    ["①😀②", "😀", "😀"],
  ])("maps a phrase in %j back to what was written", (text, phrase, written) => {
    expect(behind(text, phrase)).toBe(written);
  });

  test("leaves text that needs nothing untouched, without a map", () => {
    const text = "亲，在的呢 ok".replace("，", ",");
    expect(fold(text)).toEqual({ text, starts: null, ends: null });
  });

  test("every entry of the table folds to a character that stays as it is", () => {
    expect(traditional.length).toBe(simplified.length);
    expect(traditional.length).toBeGreaterThan(2_500);
    expect(fold(simplified).text).toBe(simplified);
  });

  test("a run of marks costs time in proportion to its length", () => {
    const run = "a".concat("\u0323\u0301".repeat(128_000));
    const started = performance.now();
    fold(run);
    // Normalising it in one piece takes a quarter of a minute, piece by piece less than a second.
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  const anyText = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: "grapheme" }),
    fc.string({
      unit: fc.constantFrom(
        ..."投訴诉ＡaZ1。，…①ｶﾞé\u0301\u0336\u200b\ufe0f\u20e3😀👍🏽한\u1112\u1161ㅋㅏİßﬁ\ud83d\udc00",
      ),
    }),
  );

  test("folding ASCII only lowers the case", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary-ascii" }), (text) => {
        const folded = fold(text);
        expect(folded.text).toBe(text.toLowerCase());
        for (let index = 0; index < text.length; index++) {
          expect(originalSpan(folded, index, index + 1)).toEqual({ start: index, end: index + 1 });
        }
      }),
    );
  });

  test("spans lie within the text, never empty, and never run backwards", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const folded = fold(text);
        let before = { start: 0, end: 0 };
        for (let index = 0; index < folded.text.length; index++) {
          const span = originalSpan(folded, index, index + 1);
          expect(span.start).toBeGreaterThanOrEqual(before.start);
          expect(span.end).toBeGreaterThanOrEqual(before.end);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end).toBeLessThanOrEqual(text.length);
          before = span;
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test("a span of whole characters never cuts a surrogate pair", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const folded = fold(text);
        let index = 0;
        for (const character of folded.text) {
          const { start, end } = originalSpan(folded, index, index + character.length);
          expect(text.slice(start, end).isWellFormed()).toBe(character.isWellFormed() || !text.isWellFormed());
          index += character.length;
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test("folding folded text changes nothing", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = fold(text).text;
        expect(fold(once).text).toBe(once);
      }),
      { numRuns: 2_000 },
    );
  });

  test("agrees with the normaliser on whole texts, but for what it drops and simplifies", () => {
    const plain = fc.string({ unit: fc.constantFrom(..."abcÀéｶﾞﾊﾟ가각ㅎㅏㄴ①…Ａﬁ２\u1112\u1161\u11ab\u3099か") });
    fc.assert(
      fc.property(plain, (text) => {
        expect(fold(text).text).toBe(text.normalize("NFKC").toLowerCase());
      }),
      { numRuns: 2_000 },
    );
  });
});
