import type { NewAudit } from "../../db/queries/settings.ts";
import { packs as compiledIn } from "../../plugins/manifest.ts";
import type { Env } from "../env.ts";
import { Refused } from "../errors.ts";
import type { Tenant } from "./directory.ts";
import { addPack, installOf, installPack, type PackPatch, patchInstall, uninstallPack } from "./pack-changes.ts";
import type { PackContent } from "./pack-content.ts";
import type { PackOutcome } from "./pack-outcomes.ts";
import { codeOf, isTaken, readContent } from "./pack-store.ts";
import { earlierVersion, rollBack, upgradeMisfits, upgradePack } from "./pack-upgrade.ts";
import { type Change, publish } from "./publish.ts";
import { checkSuccession } from "./review-pack.ts";
import { liveSettings, runningOf } from "./running-pack.ts";
import type { Misfit } from "./settings-fit.ts";
import type { Snapshot } from "./snapshot.ts";
import { readOldSettings } from "./store.ts";

/** Steps of a pack's life in one shop: each is one revision with its audit row, or none when nothing changes. */

export type PackResult = {
  readonly shop: string;
  readonly name: string;
  /** null: refused. */
  readonly revision: number | null;
  readonly outcome: PackOutcome;
  readonly problems: Misfit[];
};

export type Actor = { readonly tenant: Tenant; readonly by: string };

type Wanted = { readonly sha256: string; readonly policies?: readonly string[] | undefined };

/** @throws Refused `invalid` for a digest that this merchant never looked at, or a version that may not follow the running one */
export async function install(env: Env, actor: Actor, { sha256, policies }: Wanted): Promise<PackResult> {
  const { tenant, by } = actor;
  const content = await readContent(env, tenant, sha256);
  if (content === null) {
    throw new Refused("invalid", { path: "sha256", message: "No such content: send the file to be reviewed first" });
  }
  await requireCode(env, tenant, content);
  const pack = content.manifest.id;
  if (isTaken(pack)) throw new Refused("invalid", { path: "pack", message: `${pack} comes with Interject` });
  // The shop's packs are read again with each attempt; what follows from them is decided on the newest snapshot.
  const known = await liveSettings(env, tenant);
  const running = await runningOf(env, known, pack);
  checkSuccession(running, content);
  const installing = { by, at: Date.now(), policies, running: running?.content?.definition ?? null };
  const change = (snapshot: Snapshot): Snapshot => {
    if (installOf(snapshot, pack)?.sha256 !== running?.install.sha256) throw new Refused("conflict", changedMeanwhile);
    return running === null ? installPack(snapshot, content, installing) : upgradePack(snapshot, content, installing);
  };
  const next = await step(env, actor, {
    change,
    audit: (after) => {
      const attention = installOf(after, pack)?.sha256 !== sha256;
      const action = attention ? "pack.attention" : running === null ? "pack.install" : "pack.upgrade";
      const problems = attention ? installOf(after, pack)?.attention?.problems : undefined;
      return { action, target: targetOf(content), detail: { sha256, from: running?.install.version, problems } };
    },
  });
  if (running?.install.sha256 === sha256) return resultOf(next, "unchanged");
  if (installOf(next, pack)?.sha256 === sha256) return resultOf(next, running === null ? "installed" : "upgraded");
  return resultOf(next, "attention", upgradeMisfits(next, content.definition, installing.running));
}

/** A pack that is compiled in. @throws Refused `invalid` */
export async function addCompiled(
  env: Env,
  actor: Actor,
  { pack: id, policies }: { readonly pack: string; readonly policies?: readonly string[] | undefined },
): Promise<PackResult> {
  const pack = compiledIn.find((candidate) => candidate.id === id);
  if (pack === undefined) {
    const allowed = compiledIn.map((candidate) => candidate.id).join(", ");
    throw new Refused("invalid", { path: "pack", message: `Expected one of ${allowed}` });
  }
  let had = false;
  const next = await step(env, actor, {
    change: (snapshot) => {
      had = snapshot.packs.includes(id);
      return addPack(snapshot, pack, policies);
    },
    audit: () => ({ action: "pack.install", target: `${id}@${pack.version}`, detail: {} }),
  });
  return resultOf(next, had ? "unchanged" : "installed");
}

export async function change(
  env: Env,
  actor: Actor,
  { pack, patch }: { readonly pack: string; readonly patch: PackPatch },
): Promise<PackResult> {
  if (isTaken(pack)) {
    const message = `${pack} comes with Interject: remove it, or switch its points off`;
    throw new Refused("invalid", { path: "pack", message });
  }
  let before = 0;
  const next = await step(env, actor, {
    change: (snapshot) => {
      before = snapshot.revision;
      return patchInstall(snapshot, pack, patch);
    },
    audit: (after) => ({
      action: actionOf(patch),
      target: `${pack}@${installOf(after, pack)?.version}`,
      detail: { ...patch },
    }),
  });
  return resultOf(next, next.revision === before ? "unchanged" : "changed");
}

export async function rollBackTo(
  env: Env,
  actor: Actor,
  { pack, sha256 }: { readonly pack: string; readonly sha256?: string | undefined },
): Promise<PackResult> {
  const { tenant, by } = actor;
  const known = await liveSettings(env, tenant);
  const running = await runningOf(env, known, pack);
  if (running === null) throw new Refused("not-found");
  const earlier = earlierVersion(running.install, sha256);
  const content = await readContent(env, tenant, earlier.sha256);
  if (content === null) {
    throw new Refused("invalid", {
      path: "sha256",
      message: `The content of ${earlier.version} is not stored any more`,
    });
  }
  await requireCode(env, tenant, content);
  const before = await readOldSettings(env, tenant, earlier.revision);
  const from = { before, running: running.content?.definition ?? null, by, at: Date.now() };
  const next = await step(env, actor, {
    change: (snapshot) => {
      if (installOf(snapshot, pack)?.sha256 !== running.install.sha256) throw new Refused("conflict", changedMeanwhile);
      return rollBack(snapshot, content, from);
    },
    audit: () => ({
      action: "pack.roll-back",
      target: targetOf(content),
      detail: { sha256: content.sha256, from: running.install.version },
    }),
  });
  return resultOf(next, "rolled-back");
}

export async function uninstall(env: Env, actor: Actor, pack: string): Promise<PackResult> {
  const next = await step(env, actor, {
    change: (snapshot) => uninstallPack(snapshot, pack),
    audit: (after, before) => {
      const version = installOf(before, pack)?.version ?? compiledIn.find(({ id }) => id === pack)?.version;
      const kept = new Set(after.policies.map(({ id }) => id));
      const policies = before.policies.flatMap(({ id }) => (kept.has(id) ? [] : [id]));
      return { action: "pack.uninstall", target: `${pack}@${version}`, detail: { policies } };
    },
  });
  return resultOf(next, "uninstalled");
}

/** What the guard of today refuses must not begin to run, whatever an earlier one said. */
async function requireCode(env: Env, tenant: Tenant, { tier, sha256 }: PackContent): Promise<void> {
  if (tier !== "guest") return;
  try {
    await codeOf(env, tenant, sha256);
  } catch (error) {
    const message = error instanceof Error ? error.message : "The code of the pack cannot be used";
    throw new Refused("invalid", { path: "code", message });
  }
}

const changedMeanwhile = { message: "Somebody else has changed this pack meanwhile: look again" };

type Audit = (next: Snapshot, current: Snapshot) => NewAudit;

function step(env: Env, { tenant, by }: Actor, { change, audit }: { change: Change; audit: Audit }): Promise<Snapshot> {
  return publish(env, tenant.merchant, tenant.shop, by, change, { audit });
}

function actionOf({ state, resume, dismiss }: PackPatch): string {
  if (state !== undefined) return state === "on" ? "pack.enable" : "pack.disable";
  if (resume === true) return "pack.resume";
  return dismiss === true ? "pack.dismiss" : "pack.limit";
}

function targetOf({ manifest: { id, version } }: PackContent): string {
  return `${id}@${version}`;
}

function resultOf({ shop, name, revision }: Snapshot, outcome: PackOutcome, problems: Misfit[] = []): PackResult {
  return { shop, name, revision, outcome, problems };
}
