import { describe, expect, test } from "vitest";
import type { z } from "zod";
import type { Action, InterventionDefinition } from "../intervention.ts";
import { manifestOf, PackRefused } from "../manifest.ts";
import type { PackDefinition } from "../pack.ts";
import { configProblems, nameProblems, rowProblems } from "./case-problems.ts";
import { type InterventionCase, packAround, runCase } from "./intervention-case.ts";
import type { Script } from "./script.ts";
import { findingsIn } from "./scripted-points.ts";

/** One thing that comes of a trigger: an action (only the given fields are compared), or why nothing is done. */
type ExpectedStep =
  | { [Kind in Action["kind"]]: { readonly kind: Kind } & Partial<Extract<Action, { kind: Kind }>> }[Action["kind"]]
  | { readonly suppressed: string };

export type InterventionSuite<Config = object> = {
  /** Scripts that set the intervention off, and everything that must come of them, in order. */
  readonly acts: readonly (InterventionCase<Config> & { readonly expect: readonly ExpectedStep[] })[];
  /** Scripts of which no action must come; `reason` is the declared code of the suppression, if there is one. */
  readonly refrains: readonly (InterventionCase<Config> & { readonly reason?: string })[];
};

type AnyIntervention = PackDefinition["interventions"][number];

/** Registers a suite with vitest: scripted findings run through the product's own policies on a virtual clock. */
export function testIntervention<Schema extends z.ZodObject>(
  intervention: InterventionDefinition<Schema>,
  suite: InterventionSuite<z.input<Schema>>,
): void {
  describe(intervention.id, () => {
    const { id, actions, reasons } = intervention;
    test("keeps the contract, and its suite can fail", ({ task }) => {
      task.meta.interject = { kind: "suite", id, codes: [...actions, ...Object.keys(reasons)] };
      expect(interventionProblems(intervention, suite)).toEqual([]);
    });
    for (const item of suite.acts) {
      test(`acts: ${item.name}`, async ({ task }) => {
        const codes = item.expect.map((step) => ("kind" in step ? step.kind : step.suppressed));
        task.meta.interject = { kind: "case", id, name: item.name, codes, lines: [] };
        const { steps, problems } = await runCase(intervention, item);
        expect(problems).toEqual([]);
        expect(steps).toMatchObject(item.expect);
      });
    }
    for (const item of suite.refrains) {
      test(`refrains: ${item.name}`, async ({ task }) => {
        const codes = item.reason === undefined ? [] : [item.reason];
        task.meta.interject = { kind: "case", id, name: item.name, codes, lines: [] };
        const { steps, problems } = await runCase(intervention, item);
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
