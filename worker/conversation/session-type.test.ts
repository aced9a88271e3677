import { expect, test } from "vitest";
import type { Message } from "../../plugins/sdk/conversation.ts";
import type { Order } from "../../plugins/sdk/event.ts";
import { guessType, intentOf } from "./session-type.ts";

const said = (text: string, role: "buyer" | "agent" = "buyer"): Message => ({
  id: "m",
  at: 0,
  from: { role, id: role },
  text,
  content: [],
  automatic: false,
  retracted: false,
});
const order = (status: Order["status"]): Order => ({ id: "o", status });

test.each([
  ["我要退货，收到就坏了", [], "aftersale"],
  ["我要退貨", [], "aftersale"],
  ["这款有货吗，什么材质", [], "presale"],
  ["你好", [], "unsure"],
  ["快递到哪了", [order("shipped")], "aftersale"],
  ["你好", [order("created")], "presale"],
  ["你好", [order("refunding")], "aftersale"],
] as const)("%s with %o is %s (F027)", (text, orders, type) => {
  expect(guessType(orders, intentOf(said(text))).type).toBe(type);
});

test("a buyer of yesterday who asks for another product is not aftersale for sure (F027)", () => {
  const guess = guessType([order("received")], intentOf(said("这款还有货吗，想买一个")));
  expect(guess.type).not.toBe("aftersale");
});

test("what the agent says is no intent of the buyer", () => {
  expect(intentOf(said("支持七天退货退款", "agent"))).toBe(0);
});

test("confidence grows with the evidence", () => {
  expect(guessType([], 3).confidence).toBeGreaterThan(guessType([], 1.2).confidence);
});
