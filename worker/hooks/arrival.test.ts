import { expect, test } from "vitest";
import { Refused } from "../errors.ts";
import { refusalOf } from "./arrival.ts";
import { Unverified } from "./unverified.ts";

test.each([
  [new Unverified("stale"), { reason: "stale", path: null }],
  [new Refused("too-large"), { reason: "too-large", path: null }],
  [new Refused("not-utf8"), { reason: "unreadable", path: null }],
  [new Refused("invalid", { path: "events.0.content" }), { reason: "invalid", path: "events.0.content" }],
  [new Refused("conflict", { path: "events.0.id" }), { reason: "conflict", path: "events.0.id" }],
  [new Refused("unavailable"), { reason: "busy", path: null }],
  [new Error("anything"), { reason: "busy", path: null }],
])("%o is told as %o", (error, told) => {
  expect(refusalOf(error)).toEqual(told);
});

test("a request for nobody is told to nobody", () => {
  expect(refusalOf(new Refused("unauthorized"))).toBeNull();
  expect(refusalOf(new Refused("not-found"))).toBeNull();
});

test("what a sender called a field is not kept", () => {
  expect(refusalOf(new Refused("invalid", { path: "events.0.买家的电话是13800000000" }))?.path).toBeNull();
  expect(refusalOf(new Refused("invalid", { path: "a".repeat(121) }))?.path).toBeNull();
});

test("a refused signature answers as ever, whatever the reason", () => {
  expect(new Unverified("off").body()).toEqual(new Refused("unauthorized").body());
});
