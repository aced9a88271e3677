import type { NewAudit } from "../../db/queries/settings.ts";
import type { PackDefinition } from "../../plugins/sdk/pack.ts";
import type { Env } from "../env.ts";
import { Refused } from "../errors.ts";
import { shopRules } from "../runners/rules.ts";
import { forgetSettings } from "./cache.ts";
import { type CompiledShop, compileShop } from "./compile.ts";
import { rememberSettings } from "./memory.ts";
import { compiledInPhrases, type LoadedPacks, loadPacks } from "./pack-store.ts";
import { type Snapshot, snapshot as snapshotSchema } from "./snapshot.ts";
import { readSettings, writeSettings } from "./store.ts";
import { summarise } from "./summary.ts";

/** Two people who save at once both succeed; more than this many in a row is a caller's loop. */
const attempts = 5;

/** `packs`: what the shop could use under that snapshot, those from outside among them. */
export type Change = (snapshot: Snapshot, packs: readonly PackDefinition[]) => Snapshot;

/**
 * Publishes a shop's next revision: validates and compiles it, writes it with its audit row, moves the pointer, tells Floor.
 * Nothing is written when `change` changes nothing. `change` may run again on a newer snapshot when somebody else was faster.
 * @throws Refused `not-found`, `invalid`, or `conflict` when others keep being faster
 */
export async function publish(
  env: Env,
  merchant: string,
  shop: string,
  by: string,
  change: Change,
  { audit }: { audit?: (next: Snapshot, current: Snapshot) => NewAudit } = {},
): Promise<Snapshot> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const current = await readSettings(env, { merchant, shop, known: null });
    if (current === null || current === "unchanged") throw new Refused("not-found");
    const before = await loadPacks(env, current);
    const next = snapshotSchema.parse({
      ...change(current, before.packs),
      merchant,
      shop,
      revision: current.revision + 1,
    });
    const summary = summarise(current, next);
    if (summary.length === 0) return current;
    const after = await loadPacks(env, next);
    refuseMissing(before, after);
    const common = compiledInPhrases();
    refuseNewProblems(compileShop(current, before.packs, common), compileShop(next, after.packs, common));
    const reason = audit?.(next, current) ?? null;
    if (!(await writeSettings(env, { snapshot: next, by, summary, audit: reason }))) continue;
    forgetSettings(merchant, shop);
    await rememberSettings(env, next);
    return next;
  }
  throw new Refused("conflict", { message: "Somebody else keeps changing these settings: try again" });
}

/** A revision whose pack is not there would judge without it; one that was missing before must not keep others from being saved. */
function refuseMissing(before: LoadedPacks, after: LoadedPacks): void {
  const fresh = after.missing.find(({ problem }) => !before.missing.some((known) => known.problem === problem));
  if (fresh === undefined) return;
  if (fresh.unread) throw new Refused("unavailable", { retryAfter: 5 });
  throw new Refused("invalid", { path: `packs.${fresh.pack}`, message: fresh.problem });
}

/** A point whose stored settings an upgrade no longer accepts runs with defaults; that must not keep others from being saved. */
function refuseNewProblems(current: CompiledShop, next: CompiledShop): void {
  const known = new Set(current.problems.map((problem) => problem.point));
  const fresh = next.problems.find((problem) => !known.has(problem.point));
  if (fresh === undefined) return;
  const path = fresh.point.startsWith(`${shopRules}/`) ? "rule" : `points.${fresh.point}.config`;
  throw new Refused("invalid", { path, message: fresh.problem });
}
