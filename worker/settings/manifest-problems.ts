import { isDeepStrictEqual } from "node:util";
import { type Manifest, manifestOf, PackRefused } from "../../plugins/sdk/manifest.ts";
import type { PackDefinition } from "../../plugins/sdk/pack.ts";
import type { PackTier } from "../../plugins/sdk/pack-file.ts";
import { guestProblems, packProblems } from "../../plugins/sdk/pack-problems.ts";
import { shopRules } from "../runners/rules.ts";

/** What is wrong with an uploaded pack; `path` begins at the file. */
export type PackProblem = { readonly path: string; readonly message: string };

/** What one pack may hold. A shop has all of its packs in memory. */
const most = { points: 200, interventions: 100, policies: 100 } as const;

/** What a schema of single fields cannot see, before anything is made of the manifest. */
export function manifestProblem(manifest: Manifest, isTaken: (id: string) => boolean): PackProblem | null {
  const { id, points, interventions, permissions } = manifest;
  if (id === shopRules || isTaken(id)) {
    const message = `The name is taken: a pack of Interject is called ${JSON.stringify(id)}`;
    return { path: "manifest.id", message };
  }
  for (const list of ["points", "interventions", "policies"] as const) {
    if (manifest[list].length > most[list]) {
      return { path: `manifest.${list}`, message: `A pack has at most ${most[list]} ${list}` };
    }
  }
  for (const [place, settings] of [
    ...points.map((point) => [`manifest.points.${point.id}`, point.settings] as const),
    ...interventions.map((item) => [`manifest.interventions.${item.id}`, item.settings] as const),
  ]) {
    const odd = Object.keys(settings.properties).find((name) => name in Object.prototype);
    if (odd !== undefined)
      return { path: `${place}.settings.${odd}`, message: "Every object has this name: choose another" };
  }
  for (const intervention of interventions) {
    const unasked = intervention.actions.find((action) => !permissions.actions.includes(action));
    if (unasked !== undefined) {
      const message = `interventions.${intervention.id} does ${unasked}, which the permissions do not name`;
      return { path: "manifest.permissions.actions", message };
    }
  }
  return null;
}

/** Whether the manifest says what the pack is: of rules all can be derived, of a guest what a host must know before it runs. */
export function packProblem(
  { manifest, definition, tier }: { manifest: Manifest; definition: PackDefinition; tier: PackTier },
  among: readonly PackDefinition[],
): PackProblem | null {
  if (tier === "rules") {
    const problem = rulesProblem(manifest, definition);
    if (problem !== null) return problem;
  }
  const [problem] = [...packProblems(definition, among), ...(tier === "guest" ? guestProblems(definition) : [])];
  return problem === undefined ? circleProblem([...among, definition], manifest) : placed(problem);
}

function rulesProblem({ rules = [], points, interventions }: Manifest, definition: PackDefinition): PackProblem | null {
  if (rules.length === 0) {
    return { path: "manifest.rules", message: "A pack without code is made of rules: name them here" };
  }
  if (interventions.length > 0) {
    return { path: "manifest.interventions", message: "A pack without code has no interventions" };
  }
  try {
    if (isDeepStrictEqual(plain(manifestOf(definition).points), plain(points))) return null;
    return { path: "manifest.rules", message: "The points are not those of the rules: write the pack with the tool" };
  } catch (error) {
    if (!(error instanceof PackRefused)) throw error;
    return placed(error.problems[0] ?? "cannot be read");
  }
}

/** Handing a chat over is a transfer: such a policy would set itself off. */
function circleProblem(packs: readonly PackDefinition[], { policies }: Manifest): PackProblem | null {
  const hands = new Set(
    packs.flatMap((pack) =>
      pack.interventions.filter(({ actions }) => actions.includes("handoff")).map(({ id }) => `${pack.id}/${id}`),
    ),
  );
  const circle = policies.find(
    ({ when, then }) => when.moment?.type === "transferred" && then.some((step) => hands.has(step.intervention)),
  );
  if (circle === undefined) return null;
  const message = "Hands chats over whenever one was transferred, which would set it off again";
  return { path: `manifest.policies.${circle.id}`, message };
}

/** `points.late.codes: …`, as the author is told, with its place in the file. */
function placed(problem: string): PackProblem {
  const end = problem.indexOf(": ");
  const place = problem.slice(0, Math.max(end, 0));
  if (place === "" || place.includes(" ")) return { path: "manifest", message: problem.slice(0, 500) };
  return { path: `manifest.${place}`, message: problem.slice(end + 2, end + 502) };
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
