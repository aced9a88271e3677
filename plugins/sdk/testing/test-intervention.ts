import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { type Action, action, type InterventionDefinition } from "../intervention.ts";
import { manifestOf, PackRefused } from "../manifest.ts";
import type { PackDefinition } from "../pack.ts";
import type { policyMoment } from "../policy.ts";
import { configProblems, nameProblems, rowProblems } from "./case-problems.ts";
import { guarded, runTwice, type Watch } from "./guard.ts";
import { play, type ShopOptions } from "./play.ts";
import type { Script } from "./script.ts";
import { findingsIn, scriptedPacks } from "./scripted-points.ts";

/** One thing that comes of a trigger: an action (only the given fields are compared), or why nothing is done. */
type ExpectedStep =
  | { [Kind in Action["kind"]]: { readonly kind: Kind } & Partial<Extract<Action, { kind: Kind }>> }[Action["kind"]]
  | { readonly suppressed: string };

type Case<Config> = ShopOptions & {
  readonly name: string;
  readonly config?: Partial<Config>;
  readonly script: Script;
  /** A moment that sets the intervention off, beside the script's `triggers(...)` and `byHand()`. */
  readonly moment?: z.input<typeof policyMoment>;
  /** Ids of the feature rows that the case shows, as F199; they may also stand at the end of its name. */
  readonly rows?: readonly string[];
};

export type InterventionSuite<Config = object> = {
  /** Scripts that set the intervention off, and everything that must come of them, in order. */
  readonly acts: readonly (Case<Config> & { readonly expect: readonly ExpectedStep[] })[];
  /** Scripts of which no action must come; `reason` is the declared code of the suppression, if there is one. */
  readonly refrains: readonly (Case<Config> & { readonly reason?: string })[];
};

type AnyIntervention = PackDefinition["interventions"][number];

/** Registers a suite with vitest: scripted findings run through the product's own policies on a virtual clock. */
export function testIntervention<Schema extends z.ZodObject>(
  intervention: InterventionDefinition<Schema>,
  suite: InterventionSuite<z.input<Schema>>,
): void {
  describe(intervention.id, () => {
    test("keeps the contract, and its suite can fail", () => {
      expect(interventionProblems(intervention, suite)).toEqual([]);
    });
    for (const item of suite.acts) {
      test(`acts: ${item.name}`, () => {
        const { steps, problems } = runInterventionCase(intervention, item);
        expect(problems).toEqual([]);
        expect(steps).toMatchObject(item.expect);
      });
    }
    for (const item of suite.refrains) {
      test(`refrains: ${item.name}`, () => {
        const { steps, problems } = runInterventionCase(intervention, item);
        expect(problems).toEqual([]);
        expect(steps).toEqual(item.reason === undefined ? [] : [{ suppressed: item.reason }]);
      });
    }
  });
}

/** What is wrong with an intervention's declaration, or makes its suite prove nothing. */
export function interventionProblems(intervention: AnyIntervention, { acts, refrains }: InterventionSuite): string[] {
  const problems = contractProblems(intervention);
  const reasons = Object.keys(intervention.reasons);
  if (acts.length === 0) problems.push("the suite has no case that acts");
  if (refrains.length === 0 && reasons.length > 0) problems.push("the suite has no case that refrains");
  problems.push(...nameProblems([...acts, ...refrains]));
  for (const item of [...acts, ...refrains]) {
    problems.push(...configProblems(intervention.config, item), ...rowProblems(item));
    if (item.moment === undefined && !setsOff(item.script)) problems.push(`${item.name}: the script triggers nothing`);
  }
  const kinds = new Set<string>();
  const seen = new Set(refrains.map(({ reason }) => reason));
  for (const { name, expect: steps } of acts) {
    if (!steps.some((step) => "kind" in step)) problems.push(`${name}: a case that acts expects no action`);
    for (const step of steps) "kind" in step ? kinds.add(step.kind) : seen.add(step.suppressed);
  }
  for (const kind of intervention.actions)
    if (!kinds.has(kind)) problems.push(`no case expects action ${JSON.stringify(kind)}`);
  for (const reason of reasons)
    if (!seen.has(reason)) problems.push(`no case expects reason ${JSON.stringify(reason)}`);
  for (const { name, reason } of refrains) {
    if (reason !== undefined && !reasons.includes(reason)) {
      problems.push(`${name}: reason ${JSON.stringify(reason)} is not declared; declared: ${reasons.join(", ")}`);
    }
  }
  return problems;
}

function setsOff(script: Script): boolean {
  return findingsIn(script).size > 0 || script.some(({ step }) => step === "by-hand");
}

function contractProblems(intervention: AnyIntervention): string[] {
  try {
    manifestOf(packAround(intervention));
    return [];
  } catch (error) {
    if (error instanceof PackRefused) return [...error.problems];
    throw error;
  }
}

export type InterventionCaseResult = { readonly steps: readonly unknown[]; readonly problems: readonly string[] };

/** Plays one case twice. `problems` are breaches of the contract, whatever the case expects. */
export function runInterventionCase(intervention: AnyIntervention, item: Case<object>): InterventionCaseResult {
  const { result, problems } = runTwice((watch) => playIntervention(intervention, item, watch));
  return { steps: result, problems };
}

function playIntervention(intervention: AnyIntervention, item: Case<object>, watch: Watch): unknown[] {
  const { config = {}, moment, name: _, rows: __, script, ...shop } = item;
  const plan = guarded(intervention.plan, watch);
  const watched: AnyIntervention = {
    ...intervention,
    plan(input) {
      try {
        const planned = plan(input);
        for (const problem of planProblems(intervention, planned)) watch.problems.add(problem);
        return planned;
      } catch (error) {
        // The engine records a failed intervention without its text; an author needs the text.
        watch.problems.add(String(error));
        throw error;
      }
    },
  };
  const findings = findingsIn(script);
  const points = [...new Set([...findings.values()].map(({ point }) => point))];
  const id = `tested/${intervention.id}`;
  const policy = {
    id: "tested",
    title: { zh: "测试", en: "Test" },
    mode: "act",
    when: { points, moment },
    then: [{ intervention: id, config }],
    frequency: { kind: "every" },
  };
  const own = script.map((step) =>
    step.step === "by-hand" ? { ...step, config: { ...config, ...step.config } } : step,
  );
  const { decisions } = play(own, {
    ...shop,
    packs: [packAround(watched), ...scriptedPacks([...findings])],
    policies: points.length > 0 || moment !== undefined ? [policy] : [],
    intervention: id,
  });
  return decisions.flatMap(({ outcome, reason, actions }): unknown[] =>
    outcome === "suppressed" ? [{ suppressed: reason }] : actions.map(({ body }) => JSON.parse(body)),
  );
}

function planProblems(
  { actions, reasons }: AnyIntervention,
  planned: { actions: readonly Action[]; suppressed?: string },
): string[] {
  const problems: string[] = [];
  for (const candidate of planned.actions) {
    const parsed = action.safeParse(candidate);
    for (const { path, message } of parsed.error?.issues ?? []) {
      problems.push(`action ${JSON.stringify(candidate.kind)}: ${path.join(".")}: ${message}`);
    }
    if (!actions.includes(candidate.kind)) problems.push(`action ${JSON.stringify(candidate.kind)} is not declared`);
  }
  const { suppressed } = planned;
  if (suppressed !== undefined && !Object.hasOwn(reasons, suppressed)) {
    problems.push(`reason ${JSON.stringify(suppressed)} is not declared`);
  }
  return problems;
}

function packAround(intervention: AnyIntervention): PackDefinition {
  const title = { zh: "测试", en: "Test" };
  const shape = { version: "1.0.0", api: 1, title, description: title, points: [], policies: [] } as const;
  return { ...shape, id: "tested", interventions: [intervention] };
}
