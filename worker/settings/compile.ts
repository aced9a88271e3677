import type { InterventionDefinition } from "../../plugins/sdk/intervention.ts";
import type { PackDefinition } from "../../plugins/sdk/pack.ts";
import type { PersonalData } from "../../plugins/sdk/personal-data.ts";
import type { PointDefinition } from "../../plugins/sdk/point.ts";
import type { Policy } from "../../plugins/sdk/policy.ts";
import { fold } from "../../plugins/sdk/text/fold.ts";
import { compilePoints, type InstalledPoint, type PointRunner } from "../runners/builtin.ts";
import type { CommonPhrases } from "../runners/common-phrases.ts";
import { compileRules, shopRules } from "../runners/rules.ts";
import { inspectingBots } from "./as-agents.ts";
import { type PointSettings, pointSettings, type Snapshot } from "./snapshot.ts";

export type CompiledPoint = {
  readonly definition: PointDefinition;
  readonly settings: PointSettings;
  /** Agents that it is limited to; null: all. */
  readonly accounts: ReadonlySet<string> | null;
};

export type CompiledStep = {
  readonly intervention: InterventionDefinition;
  readonly config: Record<string, unknown>;
};
/** A guest that is on: how it is loaded, what it may read, and whether it is paused. */
export type CompiledGuest = {
  readonly sha256: string;
  readonly personalData: readonly PersonalData[];
  readonly dailyCalls: number;
  readonly runs: (now: number) => boolean;
};

export type CompiledPolicy = { readonly policy: Policy; readonly steps: readonly (CompiledStep | null)[] };

/** A shop's revision, ready to judge with. Immutable, shared by all conversations of an isolate. */
export type CompiledShop = {
  readonly snapshot: Snapshot;
  /** All that it was compiled against: what is compiled in, and the shop's packs from outside. */
  readonly packs: readonly PackDefinition[];
  readonly runner: PointRunner;
  readonly points: ReadonlyMap<string, CompiledPoint>;
  /** Packs whose code runs in isolates of their own, by id. */
  readonly guests: ReadonlyMap<string, CompiledGuest>;
  /** Folded phrases that the shop allows, by point; points without any are absent. */
  readonly allowed: ReadonlyMap<string, readonly string[]>;
  /** In the order of the shop's list, which is their precedence; those that are off are left out. */
  readonly policies: readonly CompiledPolicy[];
  /** Those that a moment sets off, apart from any finding. */
  readonly momentPolicies: readonly CompiledPolicy[];
  /** By full id. */
  readonly interventions: ReadonlyMap<string, InterventionDefinition>;
  /** Settings that the installed version does not accept; their points run with defaults. */
  readonly problems: readonly { readonly point: string; readonly problem: string }[];
  /** About what it takes in memory, beside what all shops of an isolate share. */
  readonly bytes: number;
};

/** Of a shop whose lists are all as its packs bring them: measured with `--expose-gc`, 20 shops in a process. */
const bytesWithoutLists = 125_000;

/** Before the pack's id: this instance of the point is a shadow. Packs cannot be named so. */
export const shadowMark = "~";

/** The point itself, whichever instance of it was asked. */
export function pointOf(instance: string): { point: string; shadow: boolean } {
  const shadow = instance.startsWith(shadowMark);
  return { point: shadow ? instance.slice(shadowMark.length) : instance, shadow };
}

function allowedPhrases(
  snapshot: Snapshot,
  points: ReadonlyMap<string, CompiledPoint>,
): ReadonlyMap<string, readonly string[]> {
  const everywhere = snapshot.allowed.map(({ phrase }) => fold(phrase).text);
  const allowed = new Map<string, readonly string[]>();
  for (const [id, { settings }] of points) {
    const own = settings.allowed.map(({ phrase }) => fold(phrase).text);
    if (own.length + everywhere.length > 0) allowed.set(id, [...own, ...everywhere]);
  }
  return allowed;
}

const defaults: PointSettings = pointSettings.parse({});

/** What the shop chose, over what the point starts with. */
function withDefaults({ defaults: own }: PointDefinition, settings: PointSettings): PointSettings {
  if (own === undefined) return settings;
  return {
    ...settings,
    ...(settings.scores === undefined && own.scores !== undefined && { scores: { ...own.scores } }),
    ...(settings.sessionTypes === undefined &&
      own.sessionTypes !== undefined && { sessionTypes: [...own.sessionTypes] }),
  };
}

function guestsOf({ installs = [] }: Snapshot, packs: readonly PackDefinition[]): ReadonlyMap<string, CompiledGuest> {
  const guests = new Map<string, CompiledGuest>();
  for (const { id, tier, sha256, state, paused, dailyCalls } of installs) {
    const pack = packs.find((candidate) => candidate.id === id && candidate.guest === true);
    if (tier !== "guest" || state !== "on" || pack === undefined) continue;
    const runs = (now: number) => paused === undefined || (paused.until !== null && paused.until <= now);
    guests.set(id, { sha256, personalData: pack.personalData ?? [], dailyCalls, runs });
  }
  return guests;
}

function accountsOf({ groups = [] }: Snapshot, settings: PointSettings): ReadonlySet<string> | null {
  const named = settings.groups;
  if (named === undefined) return null;
  return new Set(groups.filter(({ id }) => named.includes(id)).flatMap(({ agents }) => agents));
}

/** Compiles a snapshot against the packs that it may use, see `packsOf` in `pack-store.ts`; `common` is what it need not hold itself. */
export function compileShop(
  snapshot: Snapshot,
  packs: readonly PackDefinition[],
  common?: CommonPhrases,
): CompiledShop {
  const points = new Map<string, CompiledPoint>();
  const installed: InstalledPoint[] = [];
  const interventions = new Map<string, InterventionDefinition>();
  const rules = compileRules(snapshot, packs);
  const problems: { point: string; problem: string }[] = [...rules.problems];
  const install = (owner: string, definition: InstalledPoint["definition"], stored: PointSettings) => {
    const settings = withDefaults(definition, stored);
    const parsed = definition.config.safeParse(settings.config);
    const { point } = pointOf(`${owner}/${definition.id}`);
    if (!parsed.success) problems.push({ point, problem: parsed.error.issues[0]?.message ?? "invalid" });
    const config = parsed.success ? parsed.data : definition.config.parse({});
    const accounts = accountsOf(snapshot, settings);
    points.set(`${owner}/${definition.id}`, { definition, settings, accounts });
    installed.push({
      pack: owner,
      definition: accounts === null ? definition : inspectingBots(definition, accounts),
      config,
    });
  };

  for (const pack of packs) {
    if (!snapshot.packs.includes(pack.id)) continue;
    for (const intervention of pack.interventions) interventions.set(`${pack.id}/${intervention.id}`, intervention);
    for (const definition of rules.pointsOf(pack)) {
      const id = `${pack.id}/${definition.id}`;
      const settings = snapshot.points[id] ?? defaults;
      if (settings.enabled) install(pack.id, definition, settings);
      const shadow = snapshot.shadows[id];
      if (shadow !== undefined) install(`${shadowMark}${pack.id}`, definition, shadow);
    }
  }
  for (const { definition, mode } of rules.own) {
    const settings = snapshot.points[`${shopRules}/${definition.id}`] ?? defaults;
    if (mode === "shadow") install(`${shadowMark}${shopRules}`, definition, settings);
    else if (settings.enabled) install(shopRules, definition, settings);
  }

  const policies: CompiledPolicy[] = [];
  for (const policy of snapshot.policies) {
    if (policy.mode === "off") continue;
    const steps = policy.then.map((step) => {
      const intervention = interventions.get(step.intervention);
      const config = intervention?.config.safeParse(step.config);
      return intervention !== undefined && config?.success ? { intervention, config: config.data } : null;
    });
    policies.push({ policy, steps });
  }

  const runner = compilePoints(installed, common);
  return {
    snapshot,
    packs,
    runner,
    points,
    guests: guestsOf(snapshot, packs),
    allowed: allowedPhrases(snapshot, points),
    policies,
    momentPolicies: policies.filter(({ policy }) => policy.when.moment !== undefined),
    interventions,
    problems,
    bytes: bytesWithoutLists + runner.bytes,
  };
}
