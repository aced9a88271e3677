import type { Message } from "interject/sdk";
import { expect, test } from "vitest";
import { likeness, statementsIn } from "./likeness.ts";

const message = (text: string): Message => ({
  id: "m",
  at: 0,
  from: { role: "agent", id: "a" },
  text,
  content: [],
  automatic: false,
  retracted: false,
});
const statements = (text: string) => statementsIn(message(text), 5);
const alike = (a: string, b: string) => {
  const [first, second] = [statements(a)[0], statements(b)[0]];
  if (first === undefined || second === undefined) throw new Error("not a statement");
  return likeness(first, second);
};

test("cuts sentences at marks and blanks, with places in the original", () => {
  const text = "今天下午發貨。請問還有其他可以幫到您的嗎？ 好的";
  expect(statements(text).map(({ place }) => text.slice(place.start, place.end))).toEqual([
    "今天下午發貨",
    "請問還有其他可以幫到您的嗎",
  ]);
});

test("leaves courtesies and short words out", () => {
  expect(statements("非常抱歉给您带来不便。好的亲。请您见谅")).toEqual([]);
});

test("politeness makes no other sentence", () => {
  expect(alike("亲亲，请您提供一下订单号码哦~", "请提供一下订单号码")).toBe(1);
});

test("other numbers, a denial, or another kind of offer make another statement", () => {
  expect(alike("预计3号送到您家里", "预计8号送到您家里")).toBeLessThan(0.5);
  expect(alike("我们支持货到付款", "我们不支持货到付款")).toBeLessThan(0.5);
  expect(alike("这款有什么可以搭配您的", "请问还有什么可以帮您的")).toBe(0);
});

test("offers of further help are one statement, however they are worded", () => {
  expect(alike("请问还有其他可以帮到您的吗", "亲，还有什么能为您效劳的呢")).toBeGreaterThan(0.8);
});

test("two requests of one kind that look alike are one statement", () => {
  expect(alike("请您提供一下订单号", "麻烦您把订单号提供下")).toBeGreaterThan(0.6);
  expect(alike("请将联系方式私信给我们", "麻烦您私信一下您的联系方式")).toBeGreaterThan(0.7);
});

test("what is said again inside a longer sentence is said again", () => {
  expect(alike("售后收到商品会尽快给您处理的", "会尽快给您处理的哦")).toBeGreaterThan(0.8);
});

test("measures what two statements share", () => {
  expect(alike("物流单号只能查询物流情况", "运单号只能查询物流信息")).toBeGreaterThan(0.68);
  expect(alike("今天下午发货请放心", "顺丰快递明天送到站点")).toBeLessThan(0.3);
});
