import { describe, expect, test } from "vitest";
import type { Message, Part } from "../sdk/index.ts";
import { recommendationsIn } from "./recommendation.ts";

type Said = Partial<Pick<Message, "automatic" | "retracted">> & {
  readonly role?: "buyer" | "agent";
  readonly at?: number;
};

let count = 0;
function says(text: string, parts: readonly Part[] = [], { role = "agent", at = 0, ...rest }: Said = {}): Message {
  const content: Part[] = [...(text === "" ? [] : [{ type: "text" as const, text }]), ...parts];
  count++;
  return {
    id: `m-${count}`,
    at: at * 1_000,
    from: { role, id: role },
    text,
    content,
    automatic: false,
    retracted: false,
    ...rest,
  };
}

const card: Part = { type: "product", id: "p-2" };
const rules = { by: "agent" as const, words: /推荐/, phrases: ["瞧瞧这个"], seconds: 120, activities: true };
const found = (...messages: Message[]) => recommendationsIn(messages, rules).length;

describe("a valid recommendation", () => {
  test("needs words and a link or card together", () => {
    expect(found(says("推荐您这款", [card]))).toBe(1);
    expect(found(says("推荐您这款"))).toBe(0);
    expect(found(says("", [card]))).toBe(0);
    expect(found(says("有的亲", [card]))).toBe(0);
  });

  test("may come in two messages of one turn, not further apart than set", () => {
    expect(found(says("推荐您这款"), says("", [card], { at: 100 }))).toBe(1);
    expect(found(says("", [card]), says("推荐您这款", [], { at: 100 }))).toBe(1);
    expect(found(says("推荐您这款"), says("", [card], { at: 200 }))).toBe(0);
    expect(found(says("推荐您这款"), says("哪款", [], { role: "buyer" }), says("", [card]))).toBe(0);
  });

  test("takes links, short links, codes to paste and cards", () => {
    expect(found(says("推荐 https://item.taobao.com/item.htm?id=123456"))).toBe(1);
    expect(found(says("推荐 https://item.jd.com/100012043978.html"))).toBe(1);
    expect(found(says("推荐 https://m.tb.cn/h.5abc"))).toBe(1);
    expect(found(says("推荐 ￥aBcD1234efG￥"))).toBe(1);
    expect(found(says("推荐", [{ type: "card", title: "满减会场", activity: true }]))).toBe(1);
    expect(found(says("推荐", [{ type: "link", url: "https://shop.example/item/1234567.html" }]))).toBe(1);
  });

  test("knows activities apart, where only products count", () => {
    const products = { ...rules, activities: false };
    const activity: Part = { type: "card", title: "满减会场", activity: true };
    expect(recommendationsIn([says("推荐", [activity])], products)).toEqual([]);
    expect(recommendationsIn([says("推荐 https://shop.example/sale")], products)).toEqual([]);
  });

  test("is not the product that is excepted", () => {
    const other = { ...rules, except: new Set(["p-2", "123456"]) };
    expect(recommendationsIn([says("推荐您这款", [card])], other)).toEqual([]);
    expect(recommendationsIn([says("推荐 https://item.taobao.com/item.htm?id=123456")], other)).toEqual([]);
    expect(recommendationsIn([says("推荐您这款", [{ type: "product", id: "p-3" }])], other)).toHaveLength(1);
  });

  test("never stands in a closing, a line that urges, a review invitation or an automatic message", () => {
    expect(found(says("推荐您这款，感谢您的支持，祝您生活愉快", [card]))).toBe(0);
    expect(found(says("推荐您这款，喜欢的话赶紧下单哦", [card]))).toBe(0);
    expect(found(says("推荐您这款，麻烦给个五星好评哦谢谢", [card]))).toBe(0);
    expect(found(says("推荐您这款", [card], { automatic: true }))).toBe(0);
    expect(found(says("推荐您这款", [card], { retracted: true }))).toBe(0);
    expect(found(says("请问是推荐的这款商品吗", [card]))).toBe(0);
  });

  test("takes the shop's own words, and quotes both messages", () => {
    const [words, pointer] = [says("瞧瞧这个~"), says("", [card])];
    expect(recommendationsIn([words, pointer], rules)[0]?.evidence.map(({ message }) => message)).toEqual([
      words.id,
      pointer.id,
    ]);
  });
});
