import { expect, it } from "vitest";
import { likestFirst, mostPrecedents, sharedPoints } from "./precedents.ts";

const decided = (id: string, reason: string, quotes: string[], decidedAt = 1) => ({ id, reason, quotes, decidedAt });

it("decided appeals about like words come first, then the newest (N08)", () => {
  const asked = { reason: "这是引用买家的话", quotes: ["全网最低价"] };
  const ranked = likestFirst(asked, [
    decided("other-old", "买家先骂人", ["你是不是傻"], 1),
    decided("other-new", "买家先骂人", ["你是不是傻"], 2),
    decided("same-reason", "我是在引用买家的话", ["绝对第一"]),
    decided("same-words", "活动页写的", ["全网最低价了哦"]),
  ]);
  expect(
    ranked
      .slice(0, 2)
      .map(({ id }) => id)
      .sort(),
  ).toEqual(["same-reason", "same-words"]);
  expect(ranked.slice(2).map(({ id }) => id)).toEqual(["other-new", "other-old"]);
  expect(ranked[0]?.likeness).toBeGreaterThan(ranked[3]?.likeness ?? 1);
});

it("no more than somebody reads", () => {
  const many = Array.from({ length: 9 }, (_, index) => decided(`p-${index}`, "一样", [], index));
  expect(likestFirst({ reason: "一样", quotes: [] }, many)).toHaveLength(mostPrecedents);
});

it("tells what became of the points that both are about", () => {
  const item = (point: string, overturned: boolean) => ({ finding: `f-${point}`, point, overturned });
  const items = [item("a/x", false), item("a/x", true), item("a/y", false), item("a/z", true)];
  expect(sharedPoints(items, new Set(["a/x", "a/y"]))).toEqual([
    { point: "a/x", overturned: true },
    { point: "a/y", overturned: false },
  ]);
});
