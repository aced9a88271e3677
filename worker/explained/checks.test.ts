import { expect, test } from "vitest";
import { packs } from "../../plugins/manifest.ts";
import { policy } from "../../plugins/sdk/policy.ts";
import { snapshotWith } from "../settings/snapshot-fixture.ts";
import { checksOf } from "./checks.ts";
import type { Explainable } from "./subject.ts";

const shop = snapshotWith();
const offers = policy.parse({
  id: "offer",
  title: { zh: "x", en: "x" },
  when: { points: ["alerts/ask-human"] },
  if: { servedBy: ["bot"], schedule: { kind: "business-hours" }, agentsOnline: 2, orders: ["none", "paid"] },
  then: [{ intervention: "handoff/offer-human" }],
  rollout: 50,
  holdout: 10,
  tuning: {},
});
const decision: Explainable = {
  at: Date.parse("2026-11-20T13:30:00Z"),
  facts: { servedBy: "bot", online: 1, order: "paid", rate: 30, quality: 0.8, sessions: 400, spent: 12 },
  intervention: "handoff/offer-human",
  moment: null,
  outcome: "suppressed",
  reason: "agents-online",
  step: 0,
  channel: "interject",
  conversation: "c-1",
};
const explained = (change: Partial<Explainable>, asked = offers) =>
  checksOf({ decision: { ...decision, ...change }, policy: asked, snapshot: shop, packs });
const marks = (checks: ReturnType<typeof explained>) =>
  checks.map(({ code, met }) => `${code} ${met === null ? "?" : met ? "yes" : "no"}`);

test("everything before what failed was met, and nothing after it was judged (N02)", () => {
  expect(marks(explained({}))).toEqual([
    "served-by yes",
    "schedule yes",
    "agents-online no",
    "order ?",
    "frequency ?",
    "rollout ?",
    "tuning ?",
    "daily-cap ?",
    "late ?",
    "in-progress ?",
    "intervention ?",
    "holdout ?",
  ]);
  expect(marks(explained({ outcome: "acted", reason: "matched" })).every((mark) => mark.endsWith("yes"))).toBe(true);
});

test("each says what was asked for and how it was, in both languages", () => {
  const of = (code: string) => explained({}).find((check) => check.code === code);
  expect(of("agents-online")).toMatchObject({
    wanted: { zh: "至少 2 名", en: "at least 2" },
    found: { zh: "1 名", en: "1" },
  });
  expect(of("schedule")?.found).toEqual({ zh: "周五21:30", en: "Fri 21:30" });
  expect(of("order")).toMatchObject({ wanted: { zh: "没有订单、已付款" }, found: { zh: "已付款" } });
  expect(of("tuning")?.wanted.zh).toBe("低于 30");
  expect(of("tuning")?.found?.zh).toContain("机器人满意度 80 %（400 通）");
  expect(of("daily-cap")?.found?.en).toBe("12 by then");
});

test("a platform that never reported its agents is told apart from one with nobody online", () => {
  const { online: _, ...facts } = decision.facts ?? {};
  const check = explained({ facts, reason: "matched", outcome: "acted" }).find(({ code }) => code === "agents-online");
  expect(check).toMatchObject({ met: true, found: { zh: "平台未上报，不作限制" } });
});

test("the intervention's own reason is the last word before the hold-out", () => {
  const own = explained({ reason: "no-agent-online" });
  expect(marks(own).slice(-2)).toEqual(["no-agent-online no", "holdout ?"]);
  expect(own.at(-2)?.title.zh).toBe("平台干预转人工");
  expect(marks(explained({ reason: "holdout" })).at(-1)).toBe("holdout no");
});

test("a delayed step says whether it was still needed, before its conditions were judged again", () => {
  const [step] = offers.then;
  const delayed = policy.parse({ ...offers, then: [{ ...step, after: 60, unless: "answered" }] });
  const all = marks(explained({ outcome: "cancelled", reason: "answered" }, delayed));
  expect(all.slice(0, 5)).toEqual(["frequency yes", "rollout yes", "tuning yes", "answered no", "served-by ?"]);
});

test("a code that nobody knows any more is shown, and claims nothing of what was before it", () => {
  const all = explained({ reason: "gone-by-now" }, policy.parse({ ...offers, then: [{ intervention: "old/gone" }] }));
  expect(all.find(({ met }) => met === false)?.found).toEqual({ zh: "gone-by-now", en: "gone-by-now" });
});
