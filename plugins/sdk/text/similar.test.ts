import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Message } from "../conversation.ts";
import { fold } from "./fold.ts";
import { compileSimilar, sharedGrams, similarity, usualThreshold } from "./similar.ts";
import { collectExamples, explainMatch } from "./similar-message.ts";

const like = (a: string, b: string): number => similarity(fold(a).text, fold(b).text);

function message(text: string): Message {
  const from = { role: "buyer", id: "b-1" } as const;
  return { id: "m-1", at: 0, from, text, content: [{ type: "text", text }], automatic: false, retracted: false };
}

describe("similarity", () => {
  test.each([
    ["什么时候发货", "大概什么时候能发货呀"],
    ["可以修改发票抬头吗", "我想改一下发票的抬头"],
    ["优惠券用不了怎么回事", "这张优惠券怎么用不了"],
    ["where is my order", "hi, where is my order now"],
  ])("%j is like %j", (a, b) => {
    expect(like(a, b)).toBeGreaterThanOrEqual(usualThreshold);
  });

  test.each([
    ["什么时候发货", "质量怎么样"],
    ["可以修改发票抬头吗", "可以取消一下吗"],
    ["订单号是多少", "我的订单还没到"],
    ["where is my order", "i want a refund"],
    ["谢谢", "好的"],
    ["", "好的"],
    ["？！", "？！"],
  ])("%j is not like %j", (a, b) => {
    expect(like(a, b)).toBeLessThan(usualThreshold);
  });

  test("case, width, script variant, punctuation, blanks and figures do not matter", () => {
    expect(like("退款什么时候到账？", "退款，什么时候 到账")).toBe(1);
    expect(like("這個VIP訂單", "这个ｖｉｐ订单")).toBe(1);
    expect(like("满300减40的券", "满200减15的券")).toBe(1);
  });

  test("names what two sentences share, weightiest first", () => {
    const shared = sharedGrams(fold("修改发票抬头").text, fold("发票的抬头要改").text);
    expect(shared[0]).toBe("抬");
    expect(shared).toContain("抬头");
    expect(shared).not.toContain("修");
  });

  const text = fc.string({ unit: fc.constantFrom(..."退款发票抬头什时候货券0a，"), maxLength: 14 });

  test("is symmetric, at most 1, and 1 with itself", () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(similarity(a, b)).toBe(similarity(b, a));
        expect(similarity(a, b)).toBeLessThanOrEqual(1);
        if (similarity(a, a) !== 0) expect(similarity(a, a)).toBe(1);
      }),
    );
  });

  test("the index finds exactly the examples that comparing one by one finds", () => {
    const threshold = fc.integer({ min: 20, max: 100 }).map((percent) => percent / 100);
    fc.assert(
      fc.property(
        fc.array(text, { maxLength: 12 }),
        fc.array(text, { maxLength: 3 }),
        threshold,
        (all, asked, least) => {
          const index = compileSimilar(all);
          for (const question of asked) {
            const found = new Map<number, number>();
            index.find(question, least, (example, score) => found.set(example, score));
            const expected = all
              .map((example, at) => [at, similarity(question, example)] as const)
              .filter(([, score]) => score > 0 && score >= least - 1e-12);
            expect([...found.keys()].sort((a, b) => a - b)).toEqual(expected.map(([at]) => at));
            for (const [at, score] of expected) expect(found.get(at)).toBeCloseTo(score, 9);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("examples of several owners", () => {
  const examples = collectExamples();
  const shipping = examples.add(["什么时候发货", "多久能发货"], 0.5);
  const invoice = examples.add(["可以修改发票抬头吗"], 0.5);
  const strict = examples.add(["什么时候发货"], 0.95);

  test("each owner gets its best example, by its own threshold", () => {
    const found = examples.matches(message("请问什么时候能发货"));
    expect([...found.keys()]).toEqual([shipping]);
    expect(found.get(shipping)?.example).toBe("什么时候发货");
    expect([...examples.matches(message("什么时候发货")).keys()].sort()).toEqual([shipping, strict].sort());
  });

  test("a long message is read sentence by sentence, and the sentence is the place", () => {
    const text = "昨天买的那件红色毛衣。可以改下发票抬头吗？谢谢你们辛苦了";
    const found = examples.matches(message(text)).get(invoice);
    expect(text.slice(found?.place.start, found?.place.end)).toBe("可以改下发票抬头吗？");
  });

  test("is explained by what both share", () => {
    const asked = message("可以改下发票抬头吗");
    const match = examples.matches(asked).get(invoice);
    expect(match && explainMatch(asked, match)).toEqual(expect.arrayContaining(["发票", "抬头"]));
  });

  test("says nothing about a message without words", () => {
    expect(examples.matches(message("")).size).toBe(0);
    expect(examples.matches(message("？？")).size).toBe(0);
    expect(collectExamples().matches(message("什么时候发货")).size).toBe(0);
  });
});
