import type { Env } from "../env.ts";
import { Refused } from "../errors.ts";
import { type CompiledShop, compileShop } from "./compile.ts";
import { Fresh } from "./fresh.ts";
import { recallSettings, rememberSettings } from "./memory.ts";
import { orKept } from "./or-kept.ts";
import { compiledInPhrases, type LoadedPacks, loadPacks } from "./pack-store.ts";
import type { Snapshot } from "./snapshot.ts";
import { patienceMs, readSettings, readSettingsSoon } from "./store.ts";

/**
 * Of the 128 MB of an isolate: some 300 shops whose lists are as their packs bring them, or six whose lists are all their own. One
 * that was let go is read and compiled again.
 */
const capacity = 40_000_000;
/** That there is no such shop is remembered, too. */
const nobody = 1_000;

/** Asking for the revision every 5 s, with 2 s of patience, keeps "live within 10 s". */
const compiled = new Fresh<CompiledShop | null>({ maxAgeMs: 5_000, capacity, weigh: (shop) => shop?.bytes ?? nobody });

/**
 * A shop's live settings, compiled; shared by everything in this isolate. While libSQL does not answer the last revision
 * serves, after a restart the one that the shop's Floor object kept.
 * @throws Refused `not-found` for a shop that this merchant does not have, `unavailable` when nobody knows the settings
 */
export async function settingsOf(env: Env, merchant: string, shop: string): Promise<CompiledShop> {
  const found = await compiled.get(`${merchant}/${shop}`, (last) => load(env, merchant, shop, last ?? null));
  if (found === null) throw new Refused("not-found");
  return found;
}

/** So that the isolate that published reads its own revision at once. */
export function forgetSettings(merchant: string, shop: string): void {
  compiled.forget(`${merchant}/${shop}`);
}

async function load(env: Env, merchant: string, shop: string, last: CompiledShop | null): Promise<CompiledShop | null> {
  const read =
    last === null
      ? await firstOf(env, merchant, shop)
      : await readSettingsSoon(env, { merchant, shop, known: last.snapshot.revision });
  if (read === null) return null;
  if (read === "unchanged") return last === null ? null : completed(env, last);
  const loaded = await loadPacks(env, read);
  // What judged until now is better than a part of the new revision; it is tried again soon.
  if (last !== null && loaded.missing.some(({ unread }) => unread)) throw new Error("Packs could not be read");
  const next = compile(read, loaded);
  await rememberSettings(env, read);
  return next;
}

/** A shop that had to go on without one of its packs gets it as soon as that can be found. */
async function completed(env: Env, last: CompiledShop): Promise<CompiledShop> {
  const wanted = (last.snapshot.installs ?? []).filter(({ state }) => state === "on");
  if (wanted.every(({ id }) => last.packs.some((pack) => pack.id === id))) return last;
  const loaded = await loadPacks(env, last.snapshot);
  return loaded.packs.length === last.packs.length ? last : compile(last.snapshot, loaded);
}

function compile(snapshot: Snapshot, { packs, missing }: LoadedPacks): CompiledShop {
  const shop = compileShop(snapshot, packs, compiledInPhrases());
  return { ...shop, problems: [...shop.problems, ...missing.map(({ pack, problem }) => ({ point: pack, problem }))] };
}

function firstOf(env: Env, merchant: string, shop: string): Promise<Snapshot | "unchanged" | null> {
  const read = readSettings(env, { merchant, shop, known: null });
  return orKept(read, () => recallSettings(env, shop), { patienceMs });
}
