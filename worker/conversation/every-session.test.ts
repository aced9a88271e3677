import { expect, test } from "vitest";
import { closedAt, open, outcomeOf, said, shopWith } from "./fixtures.ts";

test("every session of a busy day is judged, not a sample (F148)", () => {
  const shop = shopWith([]);
  // Beyond a thousand a day, other systems judge a random third.
  const judged = Array.from({ length: 1_001 }, () => {
    const chat = open(shop);
    chat.receive([said("m-1", "agent", "您好", 0), said("m-2", "buyer", "谢谢", 10), closedAt("x-1", 20)]);
    return outcomeOf(chat.state).findings.length;
  });
  expect(judged.filter((count) => count === 1)).toHaveLength(1_001);
});
