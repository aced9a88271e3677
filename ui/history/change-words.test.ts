import { expect, it } from "vitest";
import { aboutOf, byThing, placeOf } from "./change-words.ts";

it.each([
  ["points.alerts/unanswered.config.seconds", "points", "alerts/unanswered", null, ["config", "seconds"]],
  [
    "rules.asks-shipping (draft).rule.standards.s1.conditions",
    "rules",
    "asks-shipping",
    "draft",
    ["standards", "s1", "conditions"],
  ],
  ["rules.asks-shipping (live).mode", "rules", "asks-shipping", "live", ["mode"]],
  ["policies.offer-human.mode", "policies", "offer-human", null, ["mode"]],
  ["hours.weekly", "shop", null, null, ["hours", "weekly"]],
  ["packs", "packs", null, null, ["packs"]],
  ["allowed.那批有优惠.phrase", "allowed", null, null, ["那批有优惠.phrase"]],
])("says what %s is about", (path, area, id, mode, field) => {
  expect(placeOf(path)).toEqual({ area, id, mode, field });
});

it("keeps what happened to one thing together, with the way to the thing's own history", () => {
  const change = (path: string) => ({ path, secret: false, from: "1", to: "2" });
  const things = byThing([change("policies.a.mode"), change("name"), change("policies.a.dailyCap")]);
  expect(things.map(({ area, id, changes }) => [area, id, changes.length])).toEqual([
    ["policies", "a", 2],
    ["shop", null, 1],
  ]);
  expect(things.map(aboutOf)).toEqual(["policy:a", null]);
});

it("says of a thing that came what it is, without what it leaves at its default", () => {
  const added = (path: string, to: string) => ({ path, secret: false, from: null, to });
  const [rule] = byThing([
    added("rules.a (draft).mode", '"draft"'),
    added("rules.a (draft).rule.id", '"a"'),
    added("rules.a (draft).rule.agents.bots", "false"),
    added("rules.a (draft).rule.combinations", "[]"),
    added("rules.a (draft).rule.kind", '"alert"'),
  ]);
  expect([rule?.how, rule?.changes.map(({ field }) => field.join("."))]).toEqual(["added", ["mode", "kind"]]);
});

it("of a point that is changed for the first time says what was changed, and not what it has anyway", () => {
  const added = (path: string, to: string) => ({ path, secret: false, from: null, to });
  const [point] = byThing([
    added("points.a/b.enabled", "true"),
    added("points.a/b.allowed", "[]"),
    added("points.a/b.config.seconds", "60"),
  ]);
  expect([point?.how, point?.changes.map(({ field }) => field.join("."))]).toEqual(["changed", ["config.seconds"]]);
});
