import type { z } from "zod";
import { type Action, action } from "../intervention.ts";
import type { PackDefinition } from "../pack.ts";
import type { policyMoment } from "../policy.ts";
import { guarded, runTwice, runTwiceElsewhere, type Watch } from "./guard.ts";
import { guestRun } from "./guest-run.ts";
import { type GuestRun, listened } from "./guest-thread.ts";
import { type Played, type PlayOptions, play, playWithGuests, type ShopOptions, waitsForPlan } from "./play.ts";
import type { Script } from "./script.ts";
import { findingsIn, scriptedPacks } from "./scripted-points.ts";

export type InterventionCase<Config> = ShopOptions & {
  readonly name: string;
  readonly config?: Partial<Config>;
  readonly script: Script;
  /** A moment that sets the intervention off, beside the script's `triggers(...)` and `byHand()`. */
  readonly moment?: z.input<typeof policyMoment>;
  /** Ids of the feature rows that the case shows, as F199; they may also stand at the end of its name. */
  readonly rows?: readonly string[];
};

type AnyIntervention = PackDefinition["interventions"][number];

export type InterventionCaseResult = { readonly steps: readonly unknown[]; readonly problems: readonly string[] };

/** Plays one case twice, as a guest where the run is about one. */
export async function runCase(
  intervention: AnyIntervention,
  item: InterventionCase<object>,
): Promise<InterventionCaseResult> {
  const guest = await guestRun();
  return guest === null ? runInterventionCase(intervention, item) : runCaseAsGuest(intervention, item, guest);
}

/** Plays one case twice. `problems` are breaches of the contract, whatever the case expects. */
export function runInterventionCase(
  intervention: AnyIntervention,
  item: InterventionCase<object>,
): InterventionCaseResult {
  const { result, problems } = runTwice((watch) =>
    stepsOf(play(...playing(packAround(watchedBy(watch, intervention)), item))),
  );
  return { steps: result, problems };
}

async function runCaseAsGuest(
  intervention: AnyIntervention,
  item: InterventionCase<object>,
  { pack, ask }: GuestRun,
): Promise<InterventionCaseResult> {
  const own = pack.interventions.find(({ id }) => id === intervention.id);
  if (own === undefined) return { steps: [], problems: [`the pack ${pack.id} has no intervention ${intervention.id}`] };
  const around: PackDefinition = { ...packAround(own), guest: true, personalData: pack.personalData ?? [] };
  const { result, problems } = await runTwiceElsewhere(async (watch) => {
    const [script, options] = playing(around, item);
    return stepsOf(await playWithGuests(script, { ...options, ask: listened(ask, watch).ask }));
  });
  return { steps: result, problems };
}

function watchedBy(watch: Watch, intervention: AnyIntervention): AnyIntervention {
  const plan = guarded(intervention.plan, watch);
  return {
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
}

/** The case's script and the shop in which it is played. */
function playing(
  pack: PackDefinition,
  { config = {}, moment, name: _, rows: __, script, ...shop }: InterventionCase<object>,
): [Script, PlayOptions] {
  const findings = findingsIn(script);
  const points = [...new Set([...findings.values()].map(({ point }) => point))];
  const id = `${pack.id}/${pack.interventions[0]?.id}`;
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
  const options = {
    ...shop,
    packs: [pack, ...scriptedPacks([...findings])],
    policies: points.length > 0 || moment !== undefined ? [policy] : [],
    intervention: id,
  };
  return [own, options];
}

function stepsOf({ decisions }: Played): unknown[] {
  return decisions
    .filter((decision) => !waitsForPlan(decision))
    .flatMap(({ outcome, reason, actions }): unknown[] =>
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

/** A pack of that intervention alone. */
export function packAround(intervention: AnyIntervention): PackDefinition {
  const title = { zh: "测试", en: "Test" };
  const shape = { version: "1.0.0", api: 1, title, description: title, points: [], policies: [] } as const;
  return { ...shape, id: "tested", interventions: [intervention] };
}
