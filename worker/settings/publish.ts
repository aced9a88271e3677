import { packs } from "../../plugins/manifest.ts";
import type { Env } from "../env.ts";
import { Refused } from "../errors.ts";
import { shopRules } from "../runners/rules.ts";
import { forgetSettings } from "./cache.ts";
import { compileShop } from "./compile.ts";
import { rememberSettings } from "./memory.ts";
import { type Snapshot, snapshot as snapshotSchema } from "./snapshot.ts";
import { readSettings, writeSettings } from "./store.ts";
import { summarise } from "./summary.ts";

/** Two people who save at once both succeed; more than this many in a row is a caller's loop. */
const attempts = 5;

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
  change: (snapshot: Snapshot) => Snapshot,
): Promise<Snapshot> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const current = await readSettings(env, { merchant, shop, known: null });
    if (current === null || current === "unchanged") throw new Refused("not-found");
    const next = snapshotSchema.parse({ ...change(current), merchant, shop, revision: current.revision + 1 });
    const summary = summarise(current, next);
    if (summary.length === 0) return current;
    refuseNewProblems(current, next);
    if (!(await writeSettings(env, { snapshot: next, by, summary }))) continue;
    forgetSettings(merchant, shop);
    await rememberSettings(env, next);
    return next;
  }
  throw new Refused("conflict", { message: "Somebody else keeps changing these settings: try again" });
}

/** A point whose stored settings an upgrade no longer accepts runs with defaults; that must not keep others from being saved. */
function refuseNewProblems(current: Snapshot, next: Snapshot): void {
  const known = new Set(compileShop(current, packs).problems.map((problem) => problem.point));
  const fresh = compileShop(next, packs).problems.find((problem) => !known.has(problem.point));
  if (fresh === undefined) return;
  const path = fresh.point.startsWith(`${shopRules}/`) ? "rule" : `points.${fresh.point}.config`;
  throw new Refused("invalid", { path, message: fresh.problem });
}
