import { expect, test } from "vitest";
import { shopIdPattern, shopIdsFor } from "./shop-id.ts";

let count = 0;
const random = () => `r${++count}`;

test.each([
  ["My Shop", "my-shop"],
  ["Café du Nord", "cafe-du-nord"],
  ["小鱼 Outlet 2", "outlet-2"],
  ["  --Ａｂｃ--  ", "abc"],
])("the name %s gives the id %s, and others for when that is taken", (name, id) => {
  const ids = shopIdsFor(name, random);
  expect(ids[0]).toBe(id);
  expect(ids.slice(1).every((other) => other.startsWith(`${id}-r`))).toBe(true);
  expect(new Set(ids).size).toBe(5);
});

test.each(["小鱼旗舰店", "鱼 7", "🐟", "x".repeat(80)])("every id for %s is one that a shop may have", (name) => {
  const ids = shopIdsFor(name, random);
  expect(ids.length).toBeGreaterThan(3);
  expect(ids.filter((id) => !shopIdPattern.test(id))).toEqual([]);
});
