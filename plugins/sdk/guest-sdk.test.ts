import { expect, test } from "vitest";
import * as guest from "./guest-sdk.ts";
import * as sdk from "./index.ts";
import { finding, whole } from "./point.ts";

test("a guest imports every name that the SDK has", () => {
  expect(Object.keys(guest).sort()).toEqual(Object.keys(sdk).sort());
});

test("what a point calls is the same function", () => {
  expect(guest.finding).toBe(finding);
  expect(guest.whole).toBe(whole);
  expect(guest.fold).toBe(sdk.fold);
});

test("rules in a guest say that they are data", () => {
  expect(() => guest.rulesToPoints()).toThrow("rules are data, and make a pack of their own");
});
