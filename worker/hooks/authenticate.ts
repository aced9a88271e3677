import type { Channel, SignedRequest } from "../../plugins/channels/channel.ts";
import type { Env } from "../env.ts";
import { Refused } from "../errors.ts";
import { settingsOf } from "../settings/cache.ts";
import { shopOf, type Tenant } from "../settings/directory.ts";
import { unseal } from "../settings/secrets.ts";
import type { Snapshot } from "../settings/snapshot.ts";
import type { RefusalReason } from "./arrival.ts";
import { Unverified } from "./unverified.ts";

const shopPattern = /^[A-Za-z0-9_-]{1,64}$/;
/** Live secrets of a channel, and how many keys every request is checked against. */
const keyCount = 2;

/** A snapshot never changes, so its secrets are opened once. */
const keysOfSnapshot = new WeakMap<Snapshot, Map<string, readonly CryptoKey[]>>();

async function keysOf(env: Env, channel: Channel, snapshot: Snapshot): Promise<readonly CryptoKey[]> {
  const settings = snapshot.channels.find((candidate) => candidate.channel === channel.id);
  if (settings === undefined || !settings.enabled) return [];
  const cached = keysOfSnapshot.get(snapshot) ?? new Map<string, readonly CryptoKey[]>();
  keysOfSnapshot.set(snapshot, cached);
  const known = cached.get(channel.id);
  if (known !== undefined) return known;
  const keys = await Promise.all(
    settings.secrets.map(async (secret) => channel.importKey(await unseal(env.MASTER_KEY, snapshot.merchant, secret))),
  );
  cached.set(channel.id, keys);
  return keys;
}

let decoy: CryptoKey | null = null;

/** A key that nobody has: what a shop lacks in keys is made up with it, so that all shops cost the same work. */
async function decoyKey(): Promise<CryptoKey> {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  decoy ??= await crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["verify"]);
  return decoy;
}

/** null: a shop without settings looks like no shop at all. */
async function liveSnapshot(env: Env, { merchant, shop }: Tenant): Promise<Snapshot | null> {
  try {
    return (await settingsOf(env, merchant, shop)).snapshot;
  } catch (error) {
    if (error instanceof Refused && error.code === "not-found") return null;
    throw error;
  }
}

/** Why none of the shop's keys fitted. Known after the answer is decided, and told to nobody but the shop. */
function reasonOf(channel: Channel, request: SignedRequest, snapshot: Snapshot): RefusalReason {
  const settings = snapshot.channels.find((candidate) => candidate.channel === channel.id);
  if (settings === undefined || settings.secrets.length === 0) return "no-secret";
  if (!settings.enabled) return "off";
  return channel.headerProblem(request) ?? "wrong-signature";
}

/**
 * Whose request this is, by its verified signature. Throws `unauthorized`, always the same, for an unknown shop, a channel that
 * the shop has not enabled, a stale timestamp and a wrong signature.
 */
export async function authenticate(
  env: Env,
  { channel, shop, request }: { channel: Channel; shop: string; request: SignedRequest },
): Promise<Tenant> {
  const tenant = shopPattern.test(shop) ? await shopOf(env, shop) : null;
  const snapshot = tenant === null ? null : await liveSnapshot(env, tenant);
  const keys = snapshot === null ? [] : await keysOf(env, channel, snapshot);
  const spare = await decoyKey();
  const padded = Array.from({ length: Math.max(keyCount, keys.length) }, (_, index) => keys[index] ?? spare);
  const verified = await channel.verify(request, padded);
  if (tenant === null || snapshot === null) throw new Refused("unauthorized");
  if (!verified) throw new Unverified(reasonOf(channel, request, snapshot));
  return tenant;
}
