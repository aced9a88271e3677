import { expect, it } from "vitest";
import { detailLines, placeOf } from "./entry-text.ts";

it("settings tell what changed, others what was set and what was before", () => {
  expect(detailLines({ detail: { summary: ["name: 甲 → 乙"] } })).toEqual(["name: 甲 → 乙"]);
  expect(detailLines({ detail: { role: "admin", agents: [], was: { role: "agent", ownRole: null } } })).toEqual([
    "role: agent → admin",
  ]);
  expect(detailLines({ detail: { scopes: ["read"] } })).toEqual(['scopes: ["read"]']);
});

it("leads to where the thing is", () => {
  expect(placeOf({ action: "member.changed", target: "user:1" }, "demo")).toBe("/shops/demo/members");
  expect(placeOf({ action: "pack.install", target: "alerts@1.0.0" }, "demo")).toBe("/shops/demo/packs/alerts");
  expect(placeOf({ action: "finding.judge", target: "demo/interject/c-1/m-1|alerts/x|y" }, "demo")).toBe(
    "/shops/demo/conversations/c-1",
  );
  expect(placeOf({ action: "action.replay", target: "x" }, "demo")).toBeNull();
});
