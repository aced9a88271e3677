import type { Env } from "../env.ts";
import { Refused } from "../errors.ts";
import type { Tenant } from "./directory.ts";
import { installOf } from "./pack-changes.ts";
import type { PackContent } from "./pack-content.ts";
import { readContents } from "./pack-store.ts";
import type { InstalledPack, Snapshot } from "./snapshot.ts";
import { readSettings } from "./store.ts";

/** What a shop runs of a pack from outside now. `content`: null when it is lost. */
export type Running = { readonly install: InstalledPack; readonly content: PackContent | null };

export async function runningOf(env: Env, snapshot: Snapshot, pack: string): Promise<Running | null> {
  const install = installOf(snapshot, pack);
  if (install === null) return null;
  const found = (await readContents(env, snapshot, [install.sha256])).get(install.sha256);
  return { install, content: found === undefined || "problem" in found ? null : found };
}

/** The newest revision, whatever this isolate remembers: a decision on versions is made on it. @throws Refused `not-found` */
export async function liveSettings(env: Env, tenant: Tenant): Promise<Snapshot> {
  const read = await readSettings(env, { ...tenant, known: null });
  if (read === null || read === "unchanged") throw new Refused("not-found");
  return read;
}
