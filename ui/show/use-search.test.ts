import { expect, it } from "vitest";
import { changedSearch } from "./use-search.ts";

it("sets what is named, takes away what is empty, and leaves the rest and its argument alone", () => {
  const before = new URLSearchParams("reviewed=no&point=angry&time=day");
  const after = changedSearch(before, { served: "agent", point: null, time: "" });
  expect(after.toString()).toBe("reviewed=no&served=agent");
  expect(before.toString()).toBe("reviewed=no&point=angry&time=day");
});
