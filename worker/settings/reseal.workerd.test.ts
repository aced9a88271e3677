import { env as bindings } from "cloudflare:workers";
import { expect, test } from "vitest";
import { openShop } from "../api/testing/chat.ts";
import type { Env } from "../env.ts";
import { resealSecrets, secretsIn } from "./reseal.ts";
import { currentKeyId, unseal } from "./secrets.ts";
import { readSettings } from "./store.ts";

const env = bindings as unknown as Env;
const newKey = btoa("a new master key, of 32 bytes ok");
const both: Env = { ...env, MASTER_KEY: `${newKey},${env.MASTER_KEY}` };
const alone: Env = { ...env, MASTER_KEY: newKey };

async function liveOf({ merchant }: Awaited<ReturnType<typeof openShop>>) {
  const live = await readSettings(env, { merchant: merchant.id, shop: merchant.shop, known: null });
  if (live === null || live === "unchanged") throw new Error("no settings");
  return live;
}

test("after a rotation every live secret is sealed by the new master key, and the old one can go (failure P12)", async () => {
  const shop = await openShop();
  const { id, shop: name } = shop.merchant;
  const { body } = await shop.change("PUT", "endpoints/crm", { url: "https://crm.example.com/hook" });
  await shop.change("PATCH", "channels/chatwoot", { token: "a token of the platform" });
  const before = await liveOf(shop);
  expect(secretsIn(before)).toHaveLength(3);
  const tenants = [{ merchant: id, shop: name }];
  // Nothing to do, and nothing is done, as long as there is one key.
  expect(await resealSecrets(env, tenants)).toEqual({ resealed: 0, failed: 0 });
  expect(await resealSecrets(both, tenants)).toEqual({ resealed: 3, failed: 0 });
  expect(await resealSecrets(both, tenants)).toEqual({ resealed: 0, failed: 0 });

  const after = await liveOf(shop);
  const newest = await currentKeyId(alone.MASTER_KEY);
  expect(secretsIn(after).map(({ key }) => key)).toEqual([newest, newest, newest]);
  const [endpoint] = after.endpoints;
  if (endpoint === undefined) throw new Error("the endpoint is gone");
  expect(await unseal(alone.MASTER_KEY, id, endpoint.secret)).toBe(body.secret);
  // Everything but the secrets, the number and the time is as it was.
  const bare = (snapshot: typeof after) =>
    JSON.stringify({ ...snapshot, revision: 0 }, (_, value) =>
      typeof value?.iv === "string" ? { madeAt: value.madeAt } : value,
    );
  expect(bare(after)).toBe(bare(before));
  // For the other tests, whose worker knows the old key alone.
  expect(await resealSecrets({ ...env, MASTER_KEY: `${env.MASTER_KEY},${newKey}` }, tenants)).toMatchObject({
    resealed: 3,
  });
});

test("a secret under a key that nobody lists is named in the log, and keeps no other shop from its turn", async () => {
  const [broken, whole] = [await openShop(), await openShop()];
  const foreign: Env = { ...env, MASTER_KEY: `${btoa("a third master key, 32 bytes too")},${newKey}` };
  const tenants = [broken, whole].map(({ merchant }) => ({ merchant: merchant.id, shop: merchant.shop }));
  expect(await resealSecrets(foreign, tenants)).toEqual({ resealed: 0, failed: 2 });
  expect((await liveOf(whole)).revision).toBe(1);
});
