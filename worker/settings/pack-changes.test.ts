import { describe, expect, it } from "vitest";
import { definitionOf } from "../../plugins/sdk/from-manifest.ts";
import { manifestOf } from "../../plugins/sdk/manifest.ts";
import type { PackDefinition } from "../../plugins/sdk/pack.ts";
import { Refused } from "../errors.ts";
import {
  addPack,
  installOf,
  installPack,
  type PackTarget,
  patchInstall,
  pausePack,
  uninstallPack,
} from "./pack-changes.ts";
import { calm, calmPolicy } from "./pack-fixtures.ts";
import { earlierVersion, rollBack, upgradePack } from "./pack-upgrade.ts";
import { type PackPause, pointSettings, type Snapshot } from "./snapshot.ts";
import { snapshotWith } from "./snapshot-fixture.ts";

const empty = snapshotWith({
  name: "示例店",
  packs: ["alerts"],
});

const step = { by: "user:u", at: 1 };
const digit: Record<string, string> = { "1.0.0": "a", "1.1.0": "b", "2.0.0": "c" };

function target(options: Parameters<typeof calm>[0] = {}): PackTarget {
  const definition: PackDefinition = definitionOf(manifestOf(calm(options)), "guest");
  const sha256 = (digit[definition.version] ?? "d").repeat(64);
  return { definition, sha256, tier: "guest", publisher: null };
}

const first = target();
const installed = installPack(empty, first, step);
const set = (shop: Snapshot, settings: object): Snapshot => ({
  ...shop,
  revision: shop.revision + 1,
  points: { "calm/loud": pointSettings.parse(settings) },
});
const upgrade = (shop: Snapshot, next: PackTarget, policies?: string[]) =>
  upgradePack(shop, next, { ...step, running: first.definition, policies });
const ids = ({ policies }: Snapshot) => policies.map(({ id }) => id);

describe("installing", () => {
  it("lists the pack and adds what it suggests, observing", () => {
    expect(installed.packs).toEqual(["alerts", "calm"]);
    expect(installOf(installed, "calm")).toMatchObject({ version: "1.0.0", state: "on", previous: [], by: "user:u" });
    expect(installed.policies).toEqual([{ ...calmPolicy, mode: "observe" }]);
  });

  it("adds the named policies only, and under another id where theirs is taken", () => {
    expect(ids(installPack(empty, first, { ...step, policies: [] }))).toEqual([]);
    const own = {
      ...calmPolicy,
      when: { points: ["alerts/buyer-abuse"] },
      then: [{ intervention: "assist/tip", config: {} }],
    };
    const shop = { ...empty, policies: [own] };
    expect(ids(installPack(shop, first, step))).toEqual(["calm-down", "calm-calm-down"]);
    expect(() => installPack(empty, first, { ...step, policies: ["nothing"] })).toThrow(Refused);
  });

  it("puts back to the defaults what an earlier installation left and this one does not take", () => {
    const left = set(empty, { severity: "low", config: { marks: 50 } });
    expect(installPack(left, first, step).points["calm/loud"]).toMatchObject({ severity: "low", config: {} });
    const fitting = set(empty, { config: { marks: 5 } });
    expect(installPack(fitting, first, step).points["calm/loud"]?.config).toEqual({ marks: 5 });
  });

  it("adds a compiled-in pack once", () => {
    const shop = addPack(empty, calm());
    expect([shop.packs, shop.installs, ids(shop)]).toEqual([["alerts", "calm"], undefined, ["calm-down"]]);
    expect(addPack(shop, calm())).toBe(shop);
  });
});

describe("upgrading", () => {
  it("carries settings over and remembers what ran before", () => {
    const next = target({ version: "1.1.0", extra: true });
    const shop = upgrade(set(installed, { config: { marks: 7 } }), next);
    expect(shop.points["calm/loud"]?.config).toEqual({ marks: 7 });
    expect(installOf(shop, "calm")).toMatchObject({
      version: "1.1.0",
      previous: [{ version: "1.0.0", sha256: first.sha256, revision: 2 }],
    });
    expect(upgrade(shop, next)).toBe(shop);
  });

  it("lets the old version go on where the settings do not fit, and says why", () => {
    const before = set(installed, { config: { marks: 7 } });
    const shop = upgrade(before, target({ version: "2.0.0", most: 5 }));
    expect(installOf(shop, "calm")).toMatchObject({
      version: "1.0.0",
      attention: { version: "2.0.0", problems: [expect.stringContaining("points.calm/loud.config.marks: ")] },
    });
    expect({ ...shop, installs: before.installs }).toEqual(before);
  });

  it("does not drop a setting that has no place any more", () => {
    const next = target({ version: "1.1.0", extra: true });
    const before = set(installPack(empty, next, step), { config: { words: true } });
    const shop = upgradePack(before, target({ version: "2.0.0" }), { ...step, running: next.definition });
    expect(installOf(shop, "calm")?.attention?.problems).toEqual([
      "points.calm/loud.config.words: There is no such field",
    ]);
  });

  it("refuses trial settings and changed policies that do not fit, and replaces policies that nobody touched", () => {
    const tried = { ...installed, shadows: { "calm/loud": pointSettings.parse({ config: { marks: 9 } }) } };
    const narrow = target({ version: "2.0.0", most: 5 });
    expect(installOf(upgrade(tried, narrow), "calm")?.attention?.problems).toHaveLength(1);

    const without = target({ version: "2.0.0", without: "intervention", policies: [] });
    expect(ids(upgrade(installed, without))).toEqual([]);
    const changed = { ...installed, policies: installed.policies.map((policy) => ({ ...policy, dailyCap: 7 })) };
    expect(installOf(upgrade(changed, without), "calm")?.attention?.problems).toEqual([
      "policies.calm-down.then.0.intervention: There is no intervention calm/comfort",
    ]);
  });

  it("adds only policies that are new, and not one that the shop has thrown away", () => {
    const more = { ...calmPolicy, id: "calm-twice" };
    const next = target({ version: "1.1.0", policies: [calmPolicy, more] });
    expect(ids(upgrade({ ...installed, policies: [] }, next))).toEqual(["calm-twice"]);
    expect(ids(upgrade({ ...installed, policies: [] }, next, ["calm-down"]))).toEqual(["calm-down"]);
  });

  it("ends a pause for failures, and not one for the calls of the day", () => {
    const pause = (reason: PackPause["reason"], until: number | null) =>
      pausePack(installed, "calm", { reason, detail: "x", at: 1, until });
    const next = target({ version: "1.1.0" });
    expect(installOf(upgrade(pause("failures", null), next), "calm")?.paused).toBeUndefined();
    expect(installOf(upgrade(pause("quota", 9), next), "calm")?.paused).toMatchObject({ reason: "quota" });
  });
});

describe("rolling back", () => {
  const second = target({ version: "1.1.0", most: 20, extra: true });
  const before = set(installed, { config: { marks: 7 } });
  const upgraded = upgrade(before, second);
  const back = (shop: Snapshot) => rollBack(shop, first, { ...step, before, running: second.definition });

  it("keeps today's settings where the earlier version takes them", () => {
    const shop = back(set(upgraded, { config: { marks: 9 } }));
    expect(shop.points["calm/loud"]?.config).toEqual({ marks: 9 });
    expect(installOf(shop, "calm")).toMatchObject({ version: "1.0.0", previous: [{ version: "1.1.0", revision: 3 }] });
  });

  it("otherwise takes those that it had, with the phrases that were taught since", () => {
    const allowed = [{ phrase: "没关系", finding: null, by: "u", at: 1 }];
    const shop = back(set(upgraded, { config: { marks: 15 }, allowed }));
    expect(shop.points["calm/loud"]).toMatchObject({ config: { marks: 7 }, allowed });
    const bare = rollBack(set(upgraded, { config: { marks: 15 } }), first, { ...step, before: null, running: null });
    expect(bare.points["calm/loud"]?.config).toEqual({});
  });

  it("takes the policy that it had where today's does not fit, in today's mode", () => {
    const config = { text: "x", other: "y" };
    const policies = upgraded.policies.map((policy) => ({
      ...policy,
      mode: "off" as const,
      then: [{ intervention: "calm/comfort", config }],
    }));
    expect(back({ ...upgraded, policies }).policies).toEqual([{ ...calmPolicy, mode: "off" }]);
  });

  it("goes to the newest earlier version unless another is named, and to no stranger", () => {
    const install = installOf(upgraded, "calm");
    if (install === null) throw new Error("not installed");
    expect(earlierVersion(install)).toMatchObject({ version: "1.0.0" });
    expect(earlierVersion(install, first.sha256)).toMatchObject({ version: "1.0.0" });
    expect(() => earlierVersion(install, "e".repeat(64))).toThrow(/Expected one of a+ \(1\.0\.0\)/);
    expect(() => rollBack(upgraded, target({ version: "9.0.0" }), { ...step, before, running: null })).toThrow(Refused);
  });
});

describe("an installation", () => {
  it("is disabled and enabled with its settings and policies in place", () => {
    const off = patchInstall(set(installed, { config: { marks: 7 } }), "calm", { state: "off" });
    expect([off.packs, ids(off), installOf(off, "calm")?.state]).toEqual([["alerts"], ["calm-down"], "off"]);
    const on = patchInstall(off, "calm", { state: "on" });
    expect([on.packs, on.points]).toEqual([["alerts", "calm"], off.points]);
    expect(patchInstall(on, "calm", { state: "on" }).packs).toEqual(["alerts", "calm"]);
  });

  it("stays off when it is upgraded while it is off", () => {
    const off = patchInstall(installed, "calm", { state: "off" });
    const shop = upgrade(off, target({ version: "1.1.0" }));
    expect([shop.packs, installOf(shop, "calm")]).toMatchObject([["alerts"], { version: "1.1.0", state: "off" }]);
  });

  it("is paused until a person resumes it, which a pause of the day does not shorten", () => {
    const failed = pausePack(installed, "calm", { reason: "failures", detail: "x".repeat(600), at: 1, until: null });
    expect(installOf(failed, "calm")?.paused?.detail).toHaveLength(500);
    expect(pausePack(failed, "calm", { reason: "quota", detail: "", at: 2, until: 3 })).toBe(failed);
    expect(installOf(patchInstall(failed, "calm", { dailyCalls: 5 }), "calm")).toMatchObject({
      dailyCalls: 5,
      paused: { reason: "failures" },
    });
    expect(installOf(patchInstall(failed, "calm", { resume: true }), "calm")?.paused).toBeUndefined();
    expect(pausePack(installed, "nothing", { reason: "quota", detail: "", at: 2, until: 3 })).toBe(installed);
  });

  it("forgets an upgrade that needed attention when it is dismissed", () => {
    const shop = upgrade(set(installed, { config: { marks: 7 } }), target({ version: "2.0.0", most: 5 }));
    expect(installOf(patchInstall(shop, "calm", { dismiss: true }), "calm")?.attention).toBeUndefined();
  });

  it("is uninstalled with what would do nothing without it; settings of its points stay", () => {
    const watching = { ...calmPolicy, id: "watching", then: [{ intervention: "assist/tip", config: {} }] };
    const mixed = { ...watching, id: "mixed", when: { points: ["calm/loud", "alerts/buyer-abuse"] } };
    const foreign = { ...mixed, id: "foreign", when: { points: ["alerts/buyer-abuse"] } };
    const shop = {
      ...set(installed, { config: { marks: 7 } }),
      policies: [...installed.policies, watching, mixed, foreign],
      shadows: { "calm/loud": pointSettings.parse({}) },
    };
    const left = uninstallPack(shop, "calm");
    expect(left).toMatchObject({ packs: ["alerts"], installs: [], shadows: {}, points: shop.points });
    expect(ids(left)).toEqual(["mixed", "foreign"]);
    expect(() => uninstallPack(left, "calm")).toThrow(Refused);
  });
});
