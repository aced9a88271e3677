import { env as bindings } from "cloudflare:workers";
import { afterEach, expect, test, vi } from "vitest";
import { writeClient } from "../../db/client.ts";
import { keepPackVersion } from "../../db/queries/pack-versions.ts";
import type { PackFile } from "../../plugins/sdk/pack-file.ts";
import { newMerchant } from "../api/testing/merchant.ts";
import type { Env } from "../env.ts";
import { settingsOf } from "./cache.ts";
import { rememberSettings } from "./memory.ts";
import { packFile, promotion } from "./pack-fixtures.ts";
import { readContent } from "./pack-store.ts";
import { publish } from "./publish.ts";
import { type InstalledPack, installedPack, type Snapshot } from "./snapshot.ts";
import { readSettings, writeSettings } from "./store.ts";

const env = bindings as unknown as Env;
const down: Env = { ...env, LIBSQL_URL: "http://127.0.0.1:9" };

afterEach(() => {
  vi.useRealTimers();
});

/** A shop whose newest revision runs the file; written past this isolate, which has never seen the content. */
async function shopWith(file: PackFile, { stored = true, id = file.manifest.id } = {}) {
  const { id: merchant, shop } = await newMerchant(env);
  if (stored) await keep(merchant, file);
  const current = await readSettings(env, { merchant, shop, known: null });
  if (current === null || current === "unchanged") throw new Error("no settings");
  const { version } = file.manifest;
  const install = installedPack.parse({
    ...{ id, version, sha256: file.sha256, tier: "rules", publisher: null, by: "test", at: 1 },
  });
  const next: Snapshot = { ...current, revision: 2, packs: [...current.packs, id], installs: [install] };
  await writeSettings(env, { snapshot: next, by: "test", summary: ["installed"], audit: null });
  return { merchant, shop, next, install };
}

function keep(merchant: string, { manifest, sha256, code }: PackFile): Promise<void> {
  const { id: pack, version } = manifest;
  return keepPackVersion(writeClient(env), {
    ...{ merchant, pack, sha256, version, tier: "rules", manifest, code, by: "test", at: Date.now() },
  });
}

const idsOf = (packs: readonly { id: string }[]) => packs.map(({ id }) => id);

test("after a restart without libSQL a shop goes on with the packs that its Floor object remembers", async () => {
  const { merchant, shop, next } = await shopWith(await packFile(promotion()));
  await rememberSettings(env, next);
  const compiled = await settingsOf(down, merchant, shop);
  expect(idsOf(compiled.packs)).toContain("promotion");
  expect(compiled.points.has("promotion/discount")).toBe(true);
  expect(compiled.problems).toEqual([]);
});

test("only the packs that are on are remembered, and those of an older revision drop nothing", async () => {
  const file = await packFile(promotion());
  const { merchant, shop, next, install } = await shopWith(file);
  const memory = env.FLOOR.getByName(`@settings/${shop}`);
  const kept = () => memory.recallPack(file.sha256);
  await rememberSettings(env, next);
  expect(JSON.parse((await kept()) ?? "null")).toMatchObject({ sha256: file.sha256, tier: "rules", code: null });
  await rememberSettings(env, { ...next, revision: 1, installs: [] });
  expect(await kept()).not.toBeNull();
  const off: InstalledPack = { ...install, state: "off" };
  await rememberSettings(env, { ...next, merchant, revision: 3, installs: [off] });
  expect(await kept()).toBeNull();
});

test("a pack whose content is lost is left out and named; everything else goes on, and may be changed", async () => {
  const { merchant, shop } = await shopWith(await packFile(promotion()), { stored: false });
  const compiled = await settingsOf(env, merchant, shop);
  expect(idsOf(compiled.packs)).not.toContain("promotion");
  expect(compiled.points.has("alerts/unanswered")).toBe(true);
  expect(compiled.problems).toEqual([
    { point: "promotion", problem: "promotion 1.0.0: its content is not stored: install it again" },
  ]);
  const renamed = await publish(env, merchant, shop, "test", (snapshot) => ({ ...snapshot, name: "新名" }));
  expect(renamed).toMatchObject({ name: "新名", revision: 3 });
});

test("a pack that could not be found joins as soon as it can, without another revision", async () => {
  const file = await packFile(promotion());
  const { merchant, shop } = await shopWith(file, { stored: false });
  expect((await settingsOf(env, merchant, shop)).points.has("promotion/discount")).toBe(false);
  await keep(merchant, file);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 6_000 });
  const compiled = await settingsOf(env, merchant, shop);
  expect([compiled.points.has("promotion/discount"), compiled.problems]).toEqual([true, []]);
});

test("a revision whose packs cannot be read now does not take the place of one that runs", async () => {
  const first = await packFile(promotion());
  const second = await packFile(promotion({ version: "1.1.0" }));
  const { merchant, shop, next, install } = await shopWith(first);
  const before = await settingsOf(env, merchant, shop);
  expect(before.points.has("promotion/discount")).toBe(true);
  const installs = [{ ...install, version: "1.1.0", sha256: second.sha256 }];
  await writeSettings(env, { snapshot: { ...next, revision: 3, installs }, by: "t", summary: ["up"], audit: null });
  await keep(merchant, second);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 6_000 });
  // The revision is read, and then libSQL is gone.
  let reads = 0;
  const failing: Env = {
    ...env,
    get LIBSQL_URL() {
      return reads++ === 0 ? env.LIBSQL_URL : down.LIBSQL_URL;
    },
  };
  expect(await settingsOf(failing, merchant, shop)).toBe(before);
  expect(reads).toBeGreaterThan(1);
  vi.setSystemTime(Date.now() + 12_000);
  expect((await settingsOf(env, merchant, shop)).snapshot.revision).toBe(3);
});

test("nobody publishes a revision whose pack is not there, or is another merchant's", async () => {
  const file = await packFile(promotion());
  await shopWith(file);
  const { id: merchant, shop } = await newMerchant(env);
  const install = installedPack.parse({
    ...{ id: "promotion", version: "1.0.0", sha256: file.sha256, tier: "rules", publisher: null, by: "t", at: 1 },
  });
  const change = (snapshot: Snapshot) => ({
    ...snapshot,
    packs: [...snapshot.packs, "promotion"],
    installs: [install],
  });
  await expect(publish(env, merchant, shop, "test", change)).rejects.toMatchObject({
    code: "invalid",
    path: "packs.promotion",
  });
  expect(await readSettings(env, { merchant, shop, known: 1 })).toBe("unchanged");
});

test("a content that nobody answers for is unavailable, and one that is not there is null", async () => {
  const { id: merchant, shop } = await newMerchant(env);
  const { sha256 } = await packFile(promotion());
  expect(await readContent(env, { merchant, shop }, sha256)).toBeNull();
  await expect(readContent(down, { merchant, shop }, sha256)).rejects.toMatchObject({ code: "unavailable" });
});

test("a pack that is compiled in by now is not hidden by one from outside with its name", async () => {
  const { merchant, shop } = await shopWith(await packFile(promotion()), { id: "sales" });
  const compiled = await settingsOf(env, merchant, shop);
  expect(idsOf(compiled.packs).filter((id) => id === "sales")).toHaveLength(1);
  expect(compiled.problems).toMatchObject([{ point: "sales" }]);
});
