import { expect, test } from "vitest";
import { said } from "./fixtures.ts";
import { inOrder } from "./in-order.ts";

const orderOf = (events: Parameters<typeof inOrder>[0]) => inOrder(events).map(([place, { id }]) => [place, id]);

test("events of one second come as they will stand in the log, each with its place in the request", () => {
  const events = [said("m-9", "buyer", "在吗", 5), said("m-10", "buyer", "有货吗", 5), said("m-1", "agent", "您好", 0)];
  expect(orderOf(events)).toEqual([
    [2, "m-1"],
    [1, "m-10"],
    [0, "m-9"],
  ]);
});

test("the platform's sequence goes before the id, and what came twice keeps its order", () => {
  const first = { ...said("m-b", "buyer", "在吗", 5), sequence: 1 };
  const second = { ...said("m-a", "buyer", "有货吗", 5), sequence: 2 };
  expect(orderOf([second, first])).toEqual([
    [1, "m-b"],
    [0, "m-a"],
  ]);
  expect(orderOf([first, first])).toEqual([
    [0, "m-b"],
    [1, "m-b"],
  ]);
});
