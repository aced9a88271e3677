import { writeClient } from "../../db/client.ts";
import { keepGuardedCode, type PackCode } from "../../db/queries/pack-versions.ts";
import { packs as compiledIn } from "../../plugins/manifest.ts";
import type { PackDefinition } from "../../plugins/sdk/pack.ts";
import type { Env } from "../env.ts";
import { Refused } from "../errors.ts";
import { guardCode, guardVersion } from "../guest/guard.ts";
import { logError } from "../log.ts";
import { type CommonPhrases, commonPhrases } from "../runners/common-phrases.ts";
import { Bounded } from "./bounded.ts";
import type { Tenant } from "./directory.ts";
import { recallPack } from "./memory.ts";
import { contentOf, type PackContent } from "./pack-content.ts";
import type { Snapshot } from "./snapshot.ts";
import { readCode, readPacks } from "./store.ts";

/**
 * Packs from outside, as the shops of this isolate use them. Contents never change under their digest, so what was read once is not
 * read again. The same bytes of two merchants are two contents: nobody learns from a digest what others have.
 */
const contents = new Bounded<PackContent>(200);

let common: CommonPhrases | undefined;
/** Made when the first shop is compiled: at the start nobody waits for it, and it takes as long as that shop. */
export function compiledInPhrases(): CommonPhrases {
  common ??= commonPhrases(compiledIn);
  return common;
}

/** An installation that does not run, and why. `unread`: nobody answered, which may be over soon. */
export type MissingPack = { readonly pack: string; readonly problem: string; readonly unread: boolean };
export type LoadedPacks = {
  readonly packs: readonly PackDefinition[];
  readonly missing: readonly MissingPack[];
};

/** All packs that the shop could use: those that are compiled in, and the versions from outside that are on. */
export async function packsOf(env: Env, snapshot: Snapshot): Promise<readonly PackDefinition[]> {
  return (await loadPacks(env, snapshot)).packs;
}

/** The same, with what could not be found: a shop goes on without it. */
export async function loadPacks(env: Env, snapshot: Snapshot): Promise<LoadedPacks> {
  const wanted = (snapshot.installs ?? []).filter(({ state }) => state === "on");
  if (wanted.length === 0) return { packs: compiledIn, missing: [] };
  const found = await readContents(
    env,
    snapshot,
    wanted.map(({ sha256 }) => sha256),
  );
  const packs: PackDefinition[] = [...compiledIn];
  const missing: MissingPack[] = [];
  for (const { id, version, sha256 } of wanted) {
    const content = found.get(sha256) ?? unread;
    const problem = isTaken(id)
      ? { problem: "a pack of this id comes with Interject now", unread: false }
      : "problem" in content
        ? content
        : null;
    if (problem !== null) missing.push({ pack: id, ...problem, problem: `${id} ${version}: ${problem.problem}` });
    else if (!("problem" in content)) packs.push(content.definition);
  }
  return { packs, missing };
}

/** Whether a pack from outside may not have this id, because one that is compiled in has it. */
export function isTaken(id: string): boolean {
  return compiledIn.some((pack) => pack.id === id);
}

type Problem = { readonly problem: string; readonly unread: boolean };
const unread: Problem = { problem: "its content cannot be read now", unread: true };
const gone: Problem = { problem: "its content is not stored: install it again", unread: false };

/** Contents by their digests, from this isolate, libSQL, or what the shop's Floor object remembers. */
export async function readContents(
  env: Env,
  { merchant, shop }: Tenant,
  digests: readonly string[],
): Promise<ReadonlyMap<string, PackContent | Problem>> {
  const found = new Map<string, PackContent | Problem>();
  for (const sha256 of digests) {
    const known = contents.get(`${merchant}/${sha256}`);
    if (known !== undefined) found.set(sha256, known);
  }
  const unknown = digests.filter((sha256) => !found.has(sha256));
  if (unknown.length === 0) return found;
  const rows = await readPacks(env, merchant, unknown).catch(() => null);
  for (const sha256 of unknown) {
    const row = rows?.find((candidate) => candidate.sha256 === sha256) ?? (await recallPack(env, shop, sha256));
    const read = row === null ? (rows === null ? unread : gone) : contentOf(row);
    if (typeof read === "string") found.set(sha256, { problem: read, unread: false });
    else {
      found.set(sha256, read);
      if (!("problem" in read)) contents.set(`${merchant}/${sha256}`, read);
    }
  }
  return found;
}

/** One content, or null for a digest that this merchant does not have. @throws Refused `unavailable` when nobody answers */
export async function readContent(env: Env, tenant: Tenant, sha256: string): Promise<PackContent | null> {
  const content = (await readContents(env, tenant, [sha256])).get(sha256) ?? gone;
  if (!("problem" in content)) return content;
  if (content.unread) throw new Refused("unavailable", { message: content.problem, retryAfter: 5 });
  return null;
}

/** The code of a guest as it may be loaded. @throws Error when nobody has it, or when it can no longer be guarded */
export async function codeOf(env: Env, { merchant, shop }: Tenant, sha256: string): Promise<string> {
  const row = await readCode(env, merchant, sha256).catch(() => null);
  const stored: PackCode | null = row ?? (await recallPack(env, shop, sha256));
  if (stored === null || stored.code === null) throw new Error("The code of the pack is not stored");
  const guarded =
    stored.guarded !== null && stored.guardVersion === guardVersion ? stored.guarded : guardedAnew(stored.code);
  if (row !== null && guarded !== row.guarded) await keepGuarded(env, { merchant, sha256, guarded, guardVersion });
  return guarded;
}

function guardedAnew(code: string): string {
  const guarded = guardCode(code);
  if (!guarded.ok) throw new Error("The code of the pack cannot be guarded by this version");
  return guarded.code;
}

/** Only a saving: without it, the next isolate guards the code once more. */
async function keepGuarded(env: Env, row: Parameters<typeof keepGuardedCode>[1]): Promise<void> {
  try {
    await keepGuardedCode(writeClient(env), row);
  } catch (error) {
    logError("guarded-code-not-kept", { sha256: row.sha256 }, error);
  }
}
