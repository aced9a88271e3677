import { agent, buyer, type Script, wait } from "interject/testing";
import { expect, test } from "vitest";
import alerts from "../alerts/index.ts";
import { play } from "../sdk/testing/play.ts";
import supervision from "./index.ts";

const receivers = [
  { id: "duty", title: "值班主管", groups: ["on-call"] },
  { id: "lead", title: "主管", groups: ["supervisors"] },
  { id: "boss", title: "老板", groups: ["managers"] },
];
const hours = { weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], from: "09:00", to: "21:00" }], holidays: [] };

/** What the pack's own suggested policy does, once it may act: kinds of actions and who is told. */
function acts(id: string, script: Script, options: { startsAt?: string } = {}) {
  const policies = supervision.policies
    .filter((policy) => policy.id === id)
    .map((policy) => ({ ...policy, mode: "act" }));
  expect(policies).toHaveLength(1);
  const { decisions } = play(script, { packs: [alerts, supervision], policies, receivers, hours, ...options });
  const steps = decisions.flatMap(({ actions }) => actions.map(({ body }) => JSON.parse(body)));
  return {
    told: steps.map(({ kind, audience, to, receiver, task }) => receiver ?? task ?? to ?? audience ?? kind),
    reasons: decisions.filter(({ outcome }) => outcome === "suppressed").map(({ reason }) => reason),
  };
}

const quarrel = [buyer("你们什么破态度，骗子"), agent("你有病吧"), buyer("滚")];

test("a quarrel goes to the supervisor (F248)", () => {
  expect(acts("conduct-to-supervisor", quarrel).told).toContain("supervisor");
});

test("a wait that is far too long goes to the supervisor and on to the managers, until somebody helps (F248, N32)", () => {
  const waits = [buyer("什么时候发货"), wait(601)];
  expect(acts("long-wait-escalates", waits).told).toEqual(["supervisor", "lead", "acknowledge"]);
  expect(acts("long-wait-escalates", [...waits, wait(300)]).told).toEqual([
    "supervisor",
    "lead",
    "acknowledge",
    "supervisor",
    "boss",
  ]);
  const helped = [...waits, wait(10), agent("已经为您安排今天发出"), wait(3_600)];
  expect(acts("long-wait-escalates", helped).told).toEqual(["supervisor", "lead", "acknowledge", "close-task"]);
});

test("abuse at night goes to the supervisor on call, and by day it does not", () => {
  const night = acts("night-abuse-on-call", [buyer("你们这群傻逼")], { startsAt: "2026-11-20T23:30:00+08:00" });
  expect(night.told).toEqual(["supervisor", "duty", "acknowledge"]);
  const day = acts("night-abuse-on-call", [buyer("你们这群傻逼")], { startsAt: "2026-11-20T15:00:00+08:00" });
  expect(day).toEqual({ told: [], reasons: ["schedule"] });
});

test("an agent who leaves a buyer waiting is nudged, and the bot is not", () => {
  const served = acts("unanswered-nudge", [buyer("在吗"), agent("在的"), buyer("什么时候发货"), wait(61)]);
  expect(served.told).toEqual(["a-1", "follow-up"]);
  expect(acts("unanswered-nudge", [buyer("什么时候发货"), wait(61)])).toEqual({ told: [], reasons: ["served-by"] });
});
