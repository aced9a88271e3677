import type { PackDefinition } from "../../plugins/sdk/pack.ts";
import type { PackTier } from "../../plugins/sdk/pack-file.ts";
import { Refused } from "../errors.ts";
import { pointMisfits } from "./settings-fit.ts";
import { type InstalledPack, installedPack, type PackPause, type Snapshot } from "./snapshot.ts";
import { addSuggested, restsOn } from "./suggested-policies.ts";

/** A content that is to run. */
export type PackTarget = {
  readonly definition: PackDefinition;
  readonly sha256: string;
  readonly tier: PackTier;
  readonly publisher: string | null;
};

export type Installing = {
  readonly by: string;
  readonly at: number;
  /** Ids of suggested policies to add; absent: all that are new with this version. */
  readonly policies?: readonly string[] | undefined;
};

const maxInstalls = 50;

export function installOf({ installs = [] }: Snapshot, pack: string): InstalledPack | null {
  return installs.find(({ id }) => id === pack) ?? null;
}

/** A pack from outside that the shop does not have yet. Settings of an earlier installation stay where they fit. */
export function installPack(snapshot: Snapshot, target: PackTarget, { by, at, policies }: Installing): Snapshot {
  const { definition, sha256, tier, publisher } = target;
  const { id, version } = definition;
  const installs = snapshot.installs ?? [];
  if (installs.length >= maxInstalls) {
    throw new Refused("invalid", { path: "sha256", message: `A shop has at most ${maxInstalls} packs from outside` });
  }
  const install = installedPack.parse({ id, version, sha256, tier, publisher, by, at });
  const next = { ...snapshot, packs: [...snapshot.packs, id], installs: [...installs, install] };
  const fitting = dropMisfits(next, definition);
  return addSuggested(fitting, definition, policies ?? definition.policies.map((policy) => policy.id));
}

/** A pack that is compiled in and that the shop does not have. */
export function addPack(snapshot: Snapshot, pack: PackDefinition, policies?: readonly string[]): Snapshot {
  if (snapshot.packs.includes(pack.id)) return snapshot;
  const next = dropMisfits({ ...snapshot, packs: [...snapshot.packs, pack.id] }, pack);
  return addSuggested(next, pack, policies ?? pack.policies.map(({ id }) => id));
}

export type PackPatch = {
  readonly state?: InstalledPack["state"] | undefined;
  readonly dailyCalls?: number | undefined;
  /** Ends a pause. */
  readonly resume?: true | undefined;
  /** Forgets an upgrade that the settings did not fit. */
  readonly dismiss?: true | undefined;
};

/** @throws Refused `not-found` for a pack that the shop does not have from outside */
export function patchInstall(snapshot: Snapshot, pack: string, patch: PackPatch): Snapshot {
  const { paused, attention, ...known } = requireInstall(snapshot, pack);
  const { state = known.state, dailyCalls = known.dailyCalls, resume, dismiss } = patch;
  const others = snapshot.packs.filter((id) => id !== pack);
  const isListed = snapshot.packs.includes(pack);
  const packs = state === "off" ? others : isListed ? snapshot.packs : [...others, pack];
  return withInstall(
    { ...snapshot, packs },
    {
      ...known,
      state,
      dailyCalls,
      ...(paused !== undefined && resume === undefined && { paused }),
      ...(attention !== undefined && dismiss === undefined && { attention }),
    },
  );
}

/** The host itself holds it back. A pause that waits for a person is not shortened by one that ends by itself. */
export function pausePack(snapshot: Snapshot, pack: string, pause: PackPause): Snapshot {
  const known = installOf(snapshot, pack);
  if (known === null || (known.paused !== undefined && known.paused.until === null)) return snapshot;
  return withInstall(snapshot, { ...known, paused: { ...pause, detail: pause.detail.slice(0, 500) } });
}

/**
 * Takes a pack away, with the policies that would do nothing without it. What its points found and how they are set stays, for the
 * day on which it comes back. @throws Refused `not-found`
 */
export function uninstallPack(snapshot: Snapshot, pack: string): Snapshot {
  if (!snapshot.packs.includes(pack) && installOf(snapshot, pack) === null) throw new Refused("not-found");
  const shadows = Object.entries(snapshot.shadows).filter(([point]) => !point.startsWith(`${pack}/`));
  return {
    ...snapshot,
    packs: snapshot.packs.filter((id) => id !== pack),
    ...(snapshot.installs !== undefined && { installs: snapshot.installs.filter(({ id }) => id !== pack) }),
    policies: snapshot.policies.filter((policy) => !restsOn(policy, pack)),
    shadows: Object.fromEntries(shadows),
  };
}

/** @throws Refused `not-found` */
export function requireInstall(snapshot: Snapshot, pack: string): InstalledPack {
  const known = installOf(snapshot, pack);
  if (known === null) throw new Refused("not-found");
  return known;
}

export function withInstall(snapshot: Snapshot, install: InstalledPack): Snapshot {
  const installs = (snapshot.installs ?? []).map((known) => (known.id === install.id ? install : known));
  return { ...snapshot, installs };
}

/** Settings of points that this version refuses give way to those of `before` where they fit, or else to the defaults. */
export function dropMisfits(snapshot: Snapshot, pack: PackDefinition, before?: Snapshot): Snapshot {
  const points = { ...snapshot.points };
  const shadows = { ...snapshot.shadows };
  for (const point of pack.points) {
    const id = `${pack.id}/${point.id}`;
    const [live, tried] = [points[id], shadows[id]];
    if (tried !== undefined && pointMisfits(point, tried, "").length > 0) delete shadows[id];
    if (live === undefined || pointMisfits(point, live, "").length === 0) continue;
    const { scores: _, ...others } = live;
    const earlier = before?.points[id];
    const fits = earlier !== undefined && pointMisfits(point, earlier, "").length === 0;
    points[id] = fits ? { ...earlier, allowed: live.allowed } : { ...others, config: {} };
  }
  return { ...snapshot, points, shadows };
}
