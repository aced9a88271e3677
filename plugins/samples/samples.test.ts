import { join } from "node:path";
import { agent, buyer, ordered, type Script, wait } from "interject/testing";
import { describe, expect, test } from "vitest";
import { packs } from "../manifest.ts";
import { checkPack } from "../sdk/command/check.ts";
import { manifestOf } from "../sdk/manifest.ts";
import type { PackDefinition } from "../sdk/pack.ts";
import { play } from "../sdk/testing/play.ts";
import addressGuard from "./address-guard/index.ts";
import couponComfort from "./coupon-comfort/index.ts";
import promotionDay from "./promotion-day/index.ts";

const samples: readonly { readonly pack: PackDefinition; readonly guest: boolean }[] = [
  { pack: promotionDay, guest: false },
  { pack: addressGuard, guest: true },
  { pack: couponComfort, guest: true },
];

describe.each(samples)("$pack.id", ({ pack, guest }) => {
  test("keeps the contract, names only what the official packs have, and takes no id of theirs", () => {
    const manifest = manifestOf(pack, { among: packs, guest });
    expect(packs.map(({ id }) => id)).not.toContain(manifest.id);
    expect(manifest.docs?.zh).toMatch(/\p{Script=Han}/u);
    expect(manifest.docs?.en).not.toMatch(/^# .*\p{Script=Han}/u);
  });

  test("a pack of rules is nothing but rules", () => {
    expect(guest).toBe(pack.rules === undefined);
    if (!guest) expect(pack.rules?.map(({ id }) => id)).toEqual(pack.points.map(({ id }) => id));
  });

  test("nothing stands against publishing it, and its card shows a sample of every point", async () => {
    expect(pack.card?.falsePositives.length).toBeGreaterThan(2);
    const shown = new Set(pack.card?.samples.map(({ point }) => point));
    expect([...shown].sort()).toEqual(pack.points.map(({ id }) => id).sort());
    // Plays every sentence of the card, those of guests also in a realm of their own.
    expect((await checkPack(join(import.meta.dirname, pack.id))).problems).toEqual([]);
  }, 60_000);
});

/** What the policies of a sample do beside the official packs that they name. */
function acts(pack: PackDefinition, script: Script) {
  const policies = pack.policies.map((policy) => ({ ...policy, mode: "act" as const }));
  const { decisions } = play(script, { packs: [...packs, pack], policies });
  return decisions
    .filter(({ outcome }) => outcome === "acted")
    .map(({ policy, actions }) => [policy, ...actions.map(({ kind }) => kind)]);
}

describe("suggested policies beside the official packs", () => {
  const served = agent("在的亲");
  test.each<[string, PackDefinition, Script, unknown[]]>([
    [
      "a promise is held before it leaves",
      promotionDay,
      [buyer("会降价吗"), agent({ text: "放心，绝对不会降价的", pending: true })],
      ["warn-before-promising", "verdict"],
    ],
    [
      "an upset buyer whom nobody answers",
      promotionDay,
      [served, buyer("刚收到货就降价，太气人了吧"), wait(121)],
      ["upset-buyers-first", "notice", "task"],
    ],
    [
      "a new address that nobody confirms",
      addressGuard,
      [served, ordered({ status: "paid" }), buyer("地址写错了"), wait(301)],
      ["nudge-unconfirmed", "notice", "task"],
    ],
    [
      "an agent who asks for a code",
      addressGuard,
      [buyer("帮我退款"), agent("您收到的验证码给我下哦")],
      ["supervisor-private-data", "notice"],
    ],
    [
      "an official complaint about logistics",
      couponComfort,
      [served, buyer("你们的快递真垃圾，三天了动都没动")],
      ["comfort-let-down", "suggestion"],
    ],
  ])("%s", (_, pack, script, expected) => {
    expect(acts(pack, script)).toContainEqual(expected);
  });
});
