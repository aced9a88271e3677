import { env as bindings } from "cloudflare:workers";
import { asc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { readClient } from "../../db/client.ts";
import { audit } from "../../db/schema.ts";
import { policy } from "../../plugins/sdk/policy.ts";
import { generateKeys } from "../../plugins/sdk/signature.ts";
import type { Env } from "../env.ts";
import { packFile, promotion, promotionPolicy } from "../settings/pack-fixtures.ts";
import { withKey } from "./testing/browser.ts";
import type { Answer } from "./testing/chat.ts";
import { newMerchant } from "./testing/merchant.ts";
import { openPackShop } from "./testing/packs.ts";

const env = bindings as unknown as Env;
const discount = "promotion/discount";

const points = (findings: readonly { point: string }[]) => findings.map(({ point }) => point);

async function audited(shop: string): Promise<string[]> {
  const rows = await readClient(env)
    .select({ action: audit.action, target: audit.target })
    .from(audit)
    .where(eq(audit.shop, shop))
    .orderBy(asc(audit.at));
  return rows.filter(({ action }) => action.startsWith("pack.")).map(({ action, target }) => `${action} ${target}`);
}

test("a pack of rules lives: reviewed, installed, upgraded, rolled back, disabled, enabled, uninstalled", async () => {
  const shop = await openPackShop();
  const first = await packFile(promotion());
  const chat = shop.chat("c-1");
  const says = async () => (await chat.say("buyer", "跨店满减怎么用不了")).points;

  // Reviewed: nothing changes in the shop.
  expect(await shop.review(first)).toMatchObject({
    status: 200,
    body: {
      sha256: first.sha256,
      tier: "rules",
      manifest: { id: "promotion" },
      signature: { state: "unsigned", key: null, change: "none" },
      installed: null,
      change: "install",
      differences: { added: [], removed: [], narrowed: [] },
      settings: { carried: [], problems: [] },
    },
  });
  expect(await shop.listed("promotion")).toBeUndefined();
  expect(await says()).not.toContain(discount);

  // Installed: it judges at once, and its suggested policy observes.
  expect(await shop.put(first)).toMatchObject({ outcome: "installed", revision: 2, problems: [] });
  expect(await says()).toContain(discount);
  expect(await shop.listed("promotion")).toMatchObject({
    install: { version: "1.0.0", sha256: first.sha256, tier: "rules", publisher: null, state: "on", previous: [] },
    points: [{ id: discount, settings: { enabled: true } }],
  });
  const { policies } = await shop.get("policies");
  expect(policies.find(({ id }: Answer) => id === "promotion-first")).toMatchObject({ mode: "observe" });
  expect(await shop.put(first)).toMatchObject({ outcome: "unchanged", revision: 2 });

  // Upgraded: what the shop has set stays.
  const set = await shop.change("PATCH", `points/${discount}`, { severity: "urgent" });
  expect(set).toMatchObject({ status: 200, body: { settings: { severity: "urgent" } } });
  const second = await packFile(
    promotion({ version: "1.1.0", rules: { discount: {}, deposit: { keywords: "尾款" } } }),
  );
  expect((await shop.review(second)).body).toMatchObject({
    installed: { version: "1.0.0" },
    change: "upgrade",
    differences: { added: ["points/deposit", "codes/deposit/said"], removed: [], narrowed: [] },
    settings: { carried: [discount], problems: [] },
  });
  expect(await shop.put(second)).toMatchObject({ outcome: "upgraded" });
  expect(await shop.listed("promotion")).toMatchObject({
    install: { version: "1.1.0", previous: [{ version: "1.0.0", sha256: first.sha256 }] },
    points: [{ id: discount, settings: { severity: "urgent" } }, { id: "promotion/deposit" }],
  });
  expect((await chat.say("buyer", "尾款什么时候付")).points).toContain("promotion/deposit");

  // Needs attention: a policy that the shop has changed names what the next version does not have.
  const changed = { ...promotionPolicy, dailyCap: 7 };
  expect((await shop.change("PUT", "policies/promotion-first", changed)).status).toBe(200);
  const third = await packFile(promotion({ version: "2.0.0", rules: { deposit: { keywords: "尾款" } }, policies: [] }));
  const problem = { path: "policies.promotion-first.when.points.0", message: `There is no point ${discount}` };
  expect((await shop.review(third)).body.settings.problems).toEqual([problem]);
  expect(await shop.put(third)).toMatchObject({ outcome: "attention", problems: [problem] });
  expect((await shop.listed("promotion"))?.install).toMatchObject({
    version: "1.1.0",
    attention: { version: "2.0.0", sha256: third.sha256, problems: [`${problem.path}: ${problem.message}`] },
  });
  expect(await says()).toContain(discount);
  expect(await shop.change("PATCH", "packs/promotion", { dismiss: true })).toMatchObject({
    body: { results: [{ outcome: "changed" }] },
  });
  expect((await shop.listed("promotion"))?.install.attention).toBeUndefined();

  // Rolled back.
  const back = await shop.change("POST", "packs/promotion/rollback", {});
  expect(back).toMatchObject({ status: 200, body: { results: [{ outcome: "rolled-back", problems: [] }] } });
  expect(await shop.listed("promotion")).toMatchObject({
    install: { version: "1.0.0", previous: [{ version: "1.1.0" }] },
    points: [{ settings: { severity: "urgent" } }],
  });
  expect((await chat.say("buyer", "尾款什么时候付")).points).not.toContain("promotion/deposit");

  // Disabled and enabled.
  await shop.change("PATCH", "packs/promotion", { state: "off" });
  expect(await says()).not.toContain(discount);
  expect(await shop.listed("promotion")).toMatchObject({ install: { state: "off" }, points: [{ id: discount }] });
  expect(await shop.change("PATCH", "packs/promotion", { state: "off" })).toMatchObject({
    body: { results: [{ outcome: "unchanged" }] },
  });
  await shop.change("PATCH", "packs/promotion", { state: "on" });
  expect(await says()).toContain(discount);

  // Uninstalled: its findings stay, and its policy goes.
  await chat.settle();
  expect(await shop.change("DELETE", "packs/promotion")).toMatchObject({
    status: 200,
    body: { results: [{ outcome: "uninstalled" }] },
  });
  expect(await says()).not.toContain(discount);
  expect(points((await shop.get("findings")).items)).toContain(discount);
  const after = await shop.get("packs");
  expect(after.removed).toEqual([{ id: "promotion", title: { zh: "promotion", en: "promotion" } }]);
  expect((await shop.get("policies")).policies.map(({ id }: Answer) => id)).not.toContain("promotion-first");
  expect((await shop.change("DELETE", "packs/promotion")).status).toBe(404);

  expect(await audited(shop.merchant.shop)).toEqual([
    "pack.review promotion@1.0.0",
    "pack.review promotion@1.0.0",
    "pack.install promotion@1.0.0",
    "pack.review promotion@1.0.0",
    "pack.review promotion@1.1.0",
    "pack.review promotion@1.1.0",
    "pack.upgrade promotion@1.1.0",
    "pack.review promotion@2.0.0",
    "pack.review promotion@2.0.0",
    "pack.attention promotion@2.0.0",
    "pack.dismiss promotion@1.1.0",
    "pack.roll-back promotion@1.0.0",
    "pack.disable promotion@1.0.0",
    "pack.enable promotion@1.0.0",
    "pack.uninstall promotion@1.0.0",
  ]);
  // Back again, with the settings that it had.
  await shop.put(first);
  expect((await shop.listed("promotion"))?.points).toMatchObject([{ settings: { severity: "urgent" } }]);
  expect((await shop.get("packs")).removed).toEqual([]);
});

test("all shops of a merchant get a pack at once, each by its own rules, and only those that the caller may configure", async () => {
  const merchant = await newMerchant(env, { shops: 3 });
  const [here = "", there = "", last = ""] = merchant.shops;
  const ask = withKey(await merchant.key());
  const change = async (method: string, path: string, body?: object) => {
    const answer = await ask(`/v1/shops/${here}/${path}`, { method, ...(body === undefined ? {} : { body }) });
    return (await answer.json<Answer>()).results.map(({ shop, outcome, problems }: Answer) => [
      shop,
      outcome,
      ...problems.map(({ path: at }: Answer) => at),
    ]);
  };
  const upload = async (file: object) =>
    (await ask(`/v1/shops/${here}/packs/review`, { method: "POST", body: file })).status;
  const keys = await generateKeys();
  const [signed, unsigned] = [await packFile(promotion(), { keys }), await packFile(promotion({ version: "1.0.1" }))];
  expect([await upload(signed), await upload(unsigned)]).toEqual([200, 200]);

  // One shop has the signed version already, which no unsigned one follows.
  const only = withKey(await merchant.key({ shop: there, scopes: ["read", "write"] }));
  const first = await only(`/v1/shops/${there}/packs`, {
    method: "POST",
    body: { sha256: signed.sha256, everywhere: true },
  });
  expect((await first.json<Answer>()).results.map(({ shop }: Answer) => shop)).toEqual([there]);

  const everywhere = true;
  expect(await change("POST", "packs", { sha256: unsigned.sha256, everywhere })).toEqual(
    expect.arrayContaining([
      [here, "installed"],
      [there, "refused", "signature"],
      [last, "installed"],
    ]),
  );
  expect(await change("PATCH", "packs/promotion", { state: "off", everywhere })).toHaveLength(3);
  await change("DELETE", "packs/promotion");
  // A shop without the pack is left out.
  expect((await change("DELETE", "packs/promotion?everywhere=true")).map(([shop]: string[]) => shop).sort()).toEqual(
    [there, last].sort(),
  );
});

test("a pack that is compiled in can be taken away and added again", async () => {
  const shop = await openPackShop();
  const chat = shop.chat("c-1");
  expect((await chat.say("buyer", "我要去12315投诉你们")).points).toContain("alerts/threaten-exposure");
  expect((await shop.change("DELETE", "packs/alerts")).body.results).toMatchObject([{ outcome: "uninstalled" }]);
  expect((await chat.say("buyer", "我要去12315投诉你们")).points).not.toContain("alerts/threaten-exposure");
  const without = await shop.get("packs");
  expect(without.available).toMatchObject([{ id: "alerts" }]);
  const add = await shop.install({ pack: "alerts", policies: [] });
  expect(add.body.results).toMatchObject([{ outcome: "installed" }]);
  expect((await chat.say("buyer", "我要去12315投诉你们")).points).toContain("alerts/threaten-exposure");
  expect((await shop.get("packs")).available).toEqual([]);
  expect((await shop.install({ pack: "alerts" })).body.results).toMatchObject([{ outcome: "unchanged" }]);
  expect(await shop.install({ pack: "nothing" })).toMatchObject({ status: 400, body: { error: { path: "pack" } } });
  expect(await shop.change("PATCH", "packs/alerts", { state: "off" })).toMatchObject({
    status: 400,
    body: { error: { path: "pack" } },
  });
});

test("suggested policies are added by choice, and never in place of one of the shop", async () => {
  const shop = await openPackShop();
  const more = policy.parse({ ...promotionPolicy, id: "twice" });
  const file = await packFile(promotion({ policies: [promotionPolicy, more] }));
  await shop.put(file, { policies: ["twice"] });
  const ids = async () => (await shop.get("policies")).policies.map(({ id }: Answer) => id);
  expect(await ids()).toContain("twice");
  expect(await ids()).not.toContain("promotion-first");
  const wrong = await packFile(promotion({ version: "1.0.1", policies: [promotionPolicy, more] }));
  expect(await shop.put(wrong, { policies: ["nothing"] })).toMatchObject({
    status: 400,
    error: { path: "policies.0", message: "Expected one of promotion-first, twice" },
  });
  expect((await shop.listed("promotion"))?.install.version).toBe("1.0.0");
});

test("what a pack finds in the shop is counted, with what was wrong and samples", async () => {
  const shop = await openPackShop();
  await shop.put(await packFile(promotion()));
  const chat = shop.chat("c-1");
  const { findings } = await chat.say("buyer", "跨店满减怎么用不了");
  await chat.say("agent", "您好");
  await chat.say("buyer", "跨店满减再看看");
  await chat.settle();
  const [finding] = findings.filter(({ point }) => point === discount);
  await shop.change("POST", `findings/${encodeURIComponent(finding?.id ?? "")}/feedback`, { verdict: "wrong" });
  expect(await shop.get("packs/promotion/usage")).toMatchObject({
    pack: "promotion",
    days: 7,
    messages: 3,
    points: [{ point: discount, findings: 2, wrong: 1, perThousand: 666.67 }],
    samples: [{ point: discount, code: "said", conversation: "c-1", quotes: ["跨店满减"] }],
    guest: null,
  });
  expect((await shop.change("GET", "packs/nothing/usage")).status).toBe(404);
});
