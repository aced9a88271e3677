import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { digestOf, packFormat } from "../pack-file.ts";
import { installPack, reviewLines } from "./install.ts";
import { plugin, temporaryFolder } from "./run-plugin.ts";

const title = { zh: "优惠券", en: "Coupons" };
const manifest = {
  id: "coupons",
  version: "1.1.0",
  api: 1,
  title,
  description: title,
  permissions: { actions: [], personalData: [] },
  points: [],
  interventions: [],
  policies: [],
};
let folder: string;
let file: string;
beforeAll(() => {
  folder = temporaryFolder();
  file = join(folder, "coupons.pack.json");
  const sha256 = digestOf({ manifest, code: null });
  writeFileSync(file, JSON.stringify({ format: packFormat, manifest, code: null, sha256 }));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("the review that is shown before a pack is installed", () => {
  const review: Parameters<typeof reviewLines>[0] = {
    sha256: "0".repeat(64),
    tier: "guest",
    manifest: {
      ...manifest,
      permissions: { actions: ["reply", "handoff"], personalData: ["orders"] },
    },
    signature: { state: "signed", key: "KEY", change: "same" },
    installed: { version: "1.0.0", sha256: "1".repeat(64) },
    change: "upgrade",
    differences: { added: ["points/late"], removed: [], narrowed: ["settings/late/seconds"] },
    settings: { carried: [], problems: [{ path: "points.late.seconds", message: "at most 60" }] },
  };

  test("names permissions in words, the publisher and what changes", () => {
    expect(reviewLines(review)).toEqual([
      "优惠券 · Coupons  coupons 1.1.0 (guest)",
      "与已装版本同一发布者 · signed by the publisher of the installed version, KEY",
      "upgrade: 1.0.0 → 1.1.0",
      "可以做 · May do:",
      "  → 以店铺的名义回复买家 · answer the buyer in the shop's name",
      "  → 把会话转给人工客服 · hand the chat to a human agent",
      "可以读 · May read:",
      "  · 买家和客服说的话 · what buyers and agents say",
      "  · 买家的订单、金额和备注 · The buyer's orders, amounts and remarks",
      "+ points/late",
      "~ settings/late/seconds 变窄 · takes less than before",
      "! points.late.seconds: at most 60",
    ]);
  });

  test("says of a pack without permissions that it only finds", () => {
    const signature = { state: "unsigned", key: null, change: "none" } as const;
    const lines = reviewLines({ ...review, manifest, signature, installed: null, change: "install" });
    expect(lines.slice(1, 5)).toEqual([
      "未签名 · unsigned",
      "install",
      "可以做 · May do:",
      "  只检出，从不采取行动 · It only finds, and never acts",
    ]);
  });
});

describe("install", { timeout: 30_000 }, () => {
  const deps = { print: () => {}, confirm: async () => true };

  test.each([
    ["http://interject.example", "is not an https address"],
    ["interject", "is not an https address"],
    ["http://127.0.0.1:9", "cannot be reached"],
  ])("sends nothing to %s", async (to, problem) => {
    await expect(installPack(file, { to, shop: "shop", key: "key" }, deps)).rejects.toThrow(problem);
  });

  test("refuses in one line to go without a key", async () => {
    const args = ["install", file, "--to", "https://interject.example", "--shop", "shop"];
    const refused = await plugin(args, { INTERJECT_API_KEY: "" });
    expect(refused).toEqual({ code: 1, output: "give an API key: --key, or INTERJECT_API_KEY\n" });
  });
});
