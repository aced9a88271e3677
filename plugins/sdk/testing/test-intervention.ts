import { describe, expect, test } from "vitest";
import { z } from "zod";
import { type Action, action, type InterventionDefinition } from "../intervention.ts";
import { manifestOf, PackRefused } from "../manifest.ts";
import type { PackDefinition } from "../pack.ts";
import { definePoint, finding, whole } from "../point.ts";
import { configProblems, nameProblems, rowProblems } from "./case-problems.ts";
import { guarded, runTwice, type Watch } from "./guard.ts";
import { play } from "./play.ts";
import type { Script, ScriptedFinding } from "./script.ts";

/** One thing that comes of a trigger: an action (only the given fields are compared), or why nothing is done. */
type ExpectedStep =
  | { [Kind in Action["kind"]]: { readonly kind: Kind } & Partial<Extract<Action, { kind: Kind }>> }[Action["kind"]]
  | { readonly suppressed: string };

type Case<Config> = {
  readonly name: string;
  readonly config?: Partial<Config>;
  readonly script: Script;
  /** Ids of the feature rows that the case shows, as F199; they may also stand at the end of its name. */
  readonly rows?: readonly string[];
};

export type InterventionSuite<Config = object> = {
  /** Scripts with `triggers(...)` and everything that must come of them, in order. */
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
    if (findingsIn(item.script).size === 0) problems.push(`${item.name}: the script triggers nothing`);
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

function contractProblems(intervention: AnyIntervention): string[] {
  try {
    manifestOf(packsFor(intervention, [])[0] as PackDefinition);
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

function playIntervention(
  intervention: AnyIntervention,
  { script, config = {} }: Case<object>,
  watch: Watch,
): unknown[] {
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
  const { decisions } = play(script, {
    packs: packsFor(watched, [...findings]),
    policies: [
      {
        id: "tested",
        title: { zh: "测试", en: "Test" },
        mode: "act",
        when: { points: [...new Set([...findings.values()].map(({ point }) => point))] },
        then: [{ intervention: `tested/${intervention.id}`, config }],
        frequency: { kind: "every" },
      },
    ],
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

/** Findings of a script by the id that its message will have. */
function findingsIn(script: Script): Map<string, ScriptedFinding> {
  const found = new Map<string, ScriptedFinding>();
  const messages = script.filter((step) => step.step === "says");
  for (const [index, { finding }] of messages.entries())
    if (finding !== undefined) found.set(`m-${index + 1}`, finding);
  return found;
}

/** The tested pack, and for every point that the script names a point that finds what the script says. */
function packsFor(intervention: AnyIntervention, findings: readonly [string, ScriptedFinding][]): PackDefinition[] {
  const title = { zh: "测试", en: "Test" };
  const shape = { version: "1.0.0", api: 1, title, description: title, policies: [] } as const;
  const points = Map.groupBy(findings, ([, { point }]) => point);
  const scripted = [...points].map(([reference, marked]) => {
    const [pack = "", id = ""] = reference.split("/");
    return { pack, point: scriptedPoint(id, new Map(marked)) };
  });
  const packs = Map.groupBy(scripted, ({ pack }) => pack);
  return [
    { ...shape, id: "tested", points: [], interventions: [intervention] },
    ...[...packs].map(([id, list]) => ({ ...shape, id, points: list.map(({ point }) => point), interventions: [] })),
  ];
}

function scriptedPoint(id: string, findings: ReadonlyMap<string, ScriptedFinding>) {
  const title = { zh: "测试", en: "Test" };
  const codes = Object.fromEntries(
    [...findings.values()].map(({ code = "found", severity = "normal", message = title }) => [
      code,
      { severity, message },
    ]),
  );
  return definePoint({
    id,
    title,
    description: title,
    kind: "alert",
    moment: "message",
    rows: [],
    config: z.object({}),
    codes,
    inspect({ event }) {
      const wanted = event.type === "message" ? findings.get(event.id) : undefined;
      return wanted === undefined || event.type !== "message"
        ? []
        : [finding(wanted.code ?? "found", [whole(event.message)])];
    },
  });
}
