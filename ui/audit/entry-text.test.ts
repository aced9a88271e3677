import { expect, it } from "vitest";
import { changedSettings, detailLines, isBareId, placeOf } from "./entry-text.ts";

it("settings are counted, for the page of changes has them in words; others tell what was set and what was before", () => {
  const settings = { detail: { summary: ["name: 甲 → 乙"] } };
  expect([changedSettings(settings), detailLines(settings)]).toEqual([1, []]);
  expect(changedSettings({ detail: { role: "admin" } })).toBe(0);
  expect(detailLines({ detail: { role: "admin", agents: [], was: { role: "agent", ownRole: null } } })).toEqual([
    "role: agent → admin",
  ]);
  expect(detailLines({ detail: { scopes: ["read", "write"] } })).toEqual(["scopes: read, write"]);
  expect(detailLines({ detail: { session: "demo/interject/c-1/2026-11-30.1" } })).toEqual(["session: c-1"]);
  const say = (word: string) => ({ role: "角色", admin: "管理员" })[word] ?? word;
  expect(detailLines({ detail: { role: "admin", name: "小王" } }, say)).toEqual(["角色: 管理员", "name: 小王"]);
});

it("keeps ids from readers that tell them nothing", () => {
  expect(isBareId("invitation:b5b5c4f8-d4dc-4ac0-b088-a6751073eb20")).toBe(true);
  expect(isBareId("b5b5c4f8-d4dc-4ac0-b088-a6751073eb20")).toBe(true);
  expect(isBareId("alerts@1.0.0")).toBe(false);
  expect(isBareId("role-1a2b3c4d")).toBe(false);
});

it("leads to where the thing is", () => {
  expect(placeOf({ action: "member.changed", target: "user:1" }, "demo")).toBe("/shops/demo/members");
  expect(placeOf({ action: "pack.install", target: "alerts@1.0.0" }, "demo")).toBe("/shops/demo/packs/alerts");
  expect(placeOf({ action: "finding.judge", target: "demo/interject/c-1/m-1|alerts/x|y" }, "demo")).toBe(
    "/shops/demo/conversations/c-1",
  );
  expect(placeOf({ action: "action.replay", target: "x" }, "demo")).toBeNull();
});
