import { expect, it } from "vitest";
import { problemOf, problemPlace } from "./problem-place.ts";

it("finds the point and its field, or the policy", () => {
  expect(problemPlace("points.promotion/late.config.seconds")).toEqual({
    kind: "point",
    point: "promotion/late",
    field: "config.seconds",
  });
  expect(problemPlace("shadows.promotion/late.scores")).toMatchObject({ kind: "point", field: "scores" });
  expect(problemPlace("policies.call.then.0.config")).toEqual({ kind: "policy", policy: "call" });
  expect(problemPlace("sha256")).toEqual({ kind: "other" });
});

it("reads the line that an installation keeps", () => {
  expect(problemOf("points.a/b.config.n: Too big: expected 5")).toEqual({
    path: "points.a/b.config.n",
    message: "Too big: expected 5",
  });
  expect(problemOf("something")).toEqual({ path: "", message: "something" });
});
