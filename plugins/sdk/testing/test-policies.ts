import { describe, expect, test } from "vitest";
import type { Decision } from "../../../worker/conversation/log.ts";
import type { Action } from "../intervention.ts";
import type { PackDefinition } from "../pack.ts";
import type { Policy, PolicyMode } from "../policy.ts";
import { nameProblems, rowProblems, unknownKeys } from "./case-problems.ts";
import { guarded, runTwice, runTwiceElsewhere, type Watch } from "./guard.ts";
import { guestRun } from "./guest-run.ts";
import { type GuestRun, listened } from "./guest-thread.ts";
import {
  type Played,
  type PlayedTask,
  type PlayOptions,
  play,
  playWithGuests,
  type ShopOptions,
  waitsForPlan,
} from "./play.ts";
import type { Script } from "./script.ts";

/** What one policy decided, as the merchant's ledger shows it. Fields that are left out are not looked at. */
export type ExpectedDecision = {
  readonly policy: string;
  readonly outcome: Decision["outcome"];
  readonly reason?: string;
  /** Of each action the given fields; the list is complete. */
  readonly actions?: readonly ({ readonly kind: Action["kind"] } & Readonly<Record<string, unknown>>)[];
  /** What it rested on: the given fields. */
  readonly facts?: Readonly<Record<string, string | number>>;
  readonly moment?: { readonly type: string; readonly data: Readonly<Record<string, string | number>> };
};

export type PolicyCase = ShopOptions & {
  readonly name: string;
  readonly script: Script;
  /** Ids of the feature rows that the case shows, as F205; they may also stand at the end of its name. */
  readonly rows?: readonly string[];
  /** How the policies run; by default they act. */
  readonly mode?: PolicyMode;
  /** Only these are switched on; by default all. */
  readonly only?: readonly string[];
  /** What the merchant has changed, by policy. */
  readonly change?: { readonly [policy: string]: Readonly<Record<string, unknown>> };
  /** Every decision, in order. */
  readonly expect: readonly ExpectedDecision[];
  /** Every task as it stands at the end. */
  readonly tasks?: readonly Partial<PlayedTask>[];
};

export type PolicySuite = {
  /** Packs whose points and interventions the policies name. */
  readonly with?: readonly PackDefinition[];
  readonly cases: readonly PolicyCase[];
};

/** Registers a suite: scripted chats run through the policies of a pack as it ships them, on a virtual clock. */
export function testPolicies(pack: PackDefinition, suite: PolicySuite): void {
  describe(`policies of ${pack.id}`, () => {
    test("all are shown to act, and the suite can fail", () => {
      expect(policySuiteProblems(pack, suite)).toEqual([]);
    });
    for (const item of suite.cases) {
      test(item.name, async () => {
        const guest = await guestRun();
        const { decisions, tasks, problems } =
          guest?.pack.id === pack.id
            ? await runCaseAsGuest(guest, item, suite.with)
            : runPolicyCase(pack, item, suite.with);
        expect(problems).toEqual([]);
        expect(decisions).toMatchObject(item.expect);
        if (item.tasks !== undefined) expect(tasks).toMatchObject(item.tasks);
      });
    }
  });
}

const keys = ["policy", "outcome", "reason", "actions", "facts", "moment"];

/** What makes a suite of policies prove nothing. */
export function policySuiteProblems(pack: PackDefinition, { cases }: PolicySuite): string[] {
  const shipped = pack.policies.map(({ id }) => id);
  const problems = nameProblems(cases);
  const acting = new Set<string>();
  let refrains = false;
  for (const item of cases) {
    const { name, script, expect: wanted, only = [], change = {} } = item;
    problems.push(...rowProblems(item));
    if (!script.some(({ step }) => step === "says" || step === "happens"))
      problems.push(`${name}: the script is empty`);
    if (wanted.length === 0) refrains = true;
    for (const id of [...only, ...Object.keys(change), ...wanted.map(({ policy }) => policy)])
      if (!shipped.includes(id)) problems.push(`${name}: the pack has no policy ${JSON.stringify(id)}`);
    for (const decision of wanted) {
      problems.push(...unknownKeys(name, decision, keys));
      if (decision.outcome === "acted" && decision.reason !== "followed") acting.add(decision.policy);
      if (decision.outcome === "suppressed") refrains = true;
    }
  }
  for (const id of shipped) if (!acting.has(id)) problems.push(`no case shows policy ${JSON.stringify(id)} acting`);
  if (!refrains) problems.push("no case shows a policy refraining");
  return problems;
}

/** A decision as the ledger will show it, its actions read. */
export type ShownDecision = Omit<ExpectedDecision, "actions"> & {
  readonly parent: string | null;
  readonly actions: readonly Readonly<Record<string, unknown>>[];
};
export type PolicyCaseResult = {
  readonly decisions: readonly ShownDecision[];
  readonly tasks: readonly PlayedTask[];
  readonly problems: readonly string[];
};

/** Plays one case twice. `problems` are breaches of the contract, whatever the case expects. */
export function runPolicyCase(
  pack: PackDefinition,
  item: Omit<PolicyCase, "expect">,
  others: readonly PackDefinition[] = [],
): PolicyCaseResult {
  const { result, problems } = runTwice((watch) => {
    const interventions = pack.interventions.map((intervention) => ({
      ...intervention,
      plan: guarded(intervention.plan, watch),
    }));
    return readPlayed(play(item.script, optionsOf({ ...pack, interventions }, item, others)), watch);
  });
  return { ...result, problems };
}

async function runCaseAsGuest(
  { pack, ask }: GuestRun,
  item: Omit<PolicyCase, "expect">,
  others: readonly PackDefinition[] = [],
): Promise<PolicyCaseResult> {
  const { result, problems } = await runTwiceElsewhere(async (watch) => {
    const options = { ...optionsOf(pack, item, others), ask: listened(ask, watch).ask };
    return readPlayed(await playWithGuests(item.script, options), watch);
  });
  return { ...result, problems };
}

function optionsOf(
  pack: PackDefinition,
  { script: _, mode = "act", only, change = {}, name: __, rows: ___, tasks: ____, ...shop }: Omit<PolicyCase, "expect">,
  others: readonly PackDefinition[],
): PlayOptions {
  const policies = pack.policies
    .filter(({ id }) => only === undefined || only.includes(id))
    .map((policy: Policy) => ({ ...policy, mode, ...change[policy.id] }));
  return { ...shop, packs: [pack, ...others.filter(({ id }) => id !== pack.id)], policies };
}

function readPlayed({ decisions, tasks, errors }: Played, watch: Watch): Omit<PolicyCaseResult, "problems"> {
  for (const error of errors) watch.problems.add(error);
  return { decisions: decisions.filter((decision) => !waitsForPlan(decision)).map(shown), tasks };
}

function shown({ policy, outcome, reason, facts, moment, parent, actions }: Decision): ShownDecision {
  return {
    policy,
    outcome,
    reason,
    parent,
    ...(facts !== undefined && { facts }),
    ...(moment !== undefined && { moment }),
    actions: actions.map(({ body }): Record<string, unknown> => JSON.parse(body)),
  };
}
