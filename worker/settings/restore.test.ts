import { expect, test } from "vitest";
import { prefixesOf, readPart, restored } from "./restore.ts";
import { snapshotWith } from "./snapshot-fixture.ts";
import { summarise } from "./summary.ts";

const policy = (id: string, mode = "observe") => ({
  id,
  title: { zh: id, en: id },
  mode,
  when: { points: ["alerts/unanswered"] },
  then: [{ intervention: "handoff/offer-human" }],
});
const sealed = (data: string) => ({ key: "k", iv: "i", data });
const rule = (id: string, zh: string) => ({ mode: "live", rule: { id, title: { zh, en: "x" } } });

const old = snapshotWith({
  revision: 3,
  points: { "alerts/unanswered": { config: { seconds: 30 } }, "alerts/ad-law": { enabled: false } },
  rules: [rule("one", "旧"), rule("two", "二")],
  policies: [policy("first"), policy("second"), policy("third")],
  channels: [{ channel: "interject", secrets: [sealed("old")] }],
});
const live = snapshotWith({
  revision: 9,
  points: { "alerts/unanswered": { config: { seconds: 60 } } },
  rules: [rule("two", "二"), rule("one", "新")],
  policies: [policy("first", "act"), policy("third")],
  channels: [{ channel: "interject", secrets: [sealed("new")] }],
});

test("all that judges and decides goes back, and a secret that was rotated stays rotated (N12)", () => {
  const next = restored(live, old, null);
  expect([next.points, next.rules, next.policies]).toEqual([old.points, old.rules, old.policies]);
  expect(next.channels).toEqual(live.channels);
  expect(next.revision).toBe(9);
});

test("one policy comes back where it stood, and the others stay as they are", () => {
  const { policies } = restored(live, old, { kind: "policy", id: "second" });
  expect(policies.map(({ id, mode }) => `${id} ${mode}`)).toEqual(["first act", "second observe", "third observe"]);
});

test("one rule goes back in its place, and one that was not there goes", () => {
  const back = restored(live, old, { kind: "rule", id: "one" }).rules ?? [];
  expect(back.map((each) => each.rule)).toEqual([live.rules?.[0]?.rule, old.rules?.[0]?.rule]);
  expect(restored(live, snapshotWith(), { kind: "rule", id: "one" }).rules).toEqual([live.rules?.[0]]);
});

test("one point goes back to its settings, or to its defaults", () => {
  expect(restored(live, old, { kind: "point", id: "alerts/unanswered" }).points).toMatchObject({
    "alerts/unanswered": { config: { seconds: 30 } },
  });
  expect(restored(live, snapshotWith(), { kind: "point", id: "alerts/unanswered" }).points).toEqual({});
});

test("a part finds its own lines in a summary, and none of another whose id begins alike", () => {
  const part = readPart("point:alerts/unanswered");
  if (part === null) throw new Error("no part");
  const lines = summarise(old, live).filter((line) => prefixesOf(part).some((prefix) => line.startsWith(prefix)));
  expect(lines).toEqual(["points.alerts/unanswered.config.seconds: 30 → 60"]);
  expect(
    prefixesOf({ kind: "policy", id: "first" }).some((prefix) => "policies.first-2.mode: 1".startsWith(prefix)),
  ).toBe(false);
  expect([readPart("rule:"), readPart("secret:x"), readPart("policy")]).toEqual([null, null, null]);
});
