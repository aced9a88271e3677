import { createHash } from "node:crypto";
import { action, type Trigger } from "../../plugins/sdk/intervention.ts";
import type { CompiledPolicy, CompiledShop, CompiledStep } from "../settings/compile.ts";
import type { Decision, Entry, FoundFinding, PlannedAction } from "./log.ts";
import { isPlatformEvent } from "./log.ts";
import { lateAfterMs, matches, needless, type PolicyContext, suppression, unmetCondition } from "./policies.ts";
import { applyDecision, type Flow, type State, viewOf } from "./state.ts";

/** Key that a receiver may use to drop a repeated delivery: fixed by the decision, letters and digits only. */
function actionKey(decision: string, index: number): string {
  return `act_${createHash("sha256").update(`${decision}\n${index}`).digest("hex").slice(0, 40)}`;
}

type Planned = Pick<Decision, "outcome" | "reason" | "actions"> & Pick<Decision, "state">;

/** Runs the intervention's own function and checks what it returns: other action kinds than declared are refused. */
function plan(
  state: State,
  { intervention, config }: CompiledStep,
  trigger: Trigger,
  context: PolicyContext,
  options: { id: string; mode: Decision["mode"]; flow: Flow["state"] | null },
): Planned {
  try {
    const planned = intervention.plan({
      trigger,
      conversation: viewOf(state, trigger.at),
      config,
      state: options.flow,
      seats: context.seats,
    });
    if (planned.suppressed !== undefined) return { outcome: "suppressed", reason: planned.suppressed, actions: [] };
    const actions = planned.actions.map((candidate, index): PlannedAction => {
      const parsed = action.parse(candidate);
      if (!intervention.actions.includes(parsed.kind)) throw new Error(`undeclared action ${parsed.kind}`);
      return { key: actionKey(options.id, index), kind: parsed.kind, body: JSON.stringify(parsed) };
    });
    const outcome = options.mode === "act" ? "acted" : "observed";
    return { outcome, reason: "matched", actions, ...(planned.state !== undefined && { state: planned.state }) };
  } catch {
    return { outcome: "suppressed", reason: "error", actions: [] };
  }
}

function decideStep(
  state: State,
  shop: CompiledShop,
  { policy, steps }: CompiledPolicy,
  index: number,
  finding: FoundFinding,
  context: PolicyContext,
): Decision {
  const step = policy.then[index] as (typeof policy.then)[number];
  const compiled = steps[index] ?? null;
  const mode = policy.mode === "act" ? "act" : "observe";
  const base = {
    id: `${finding.id}|${policy.id}|${index}`,
    parent: null,
    event: finding.event,
    finding: finding.id,
    point: finding.point,
    session: finding.session,
    policy: policy.id,
    intervention: step.intervention,
    step: index,
    mode,
    revision: shop.snapshot.revision,
    at: finding.at,
    actions: [],
  } as const;
  const session = state.cutter.sessions.find((candidate) => candidate.id === finding.session) ?? null;
  const reason = suppression(state, policy, finding, session, context);
  if (reason !== null) return { ...base, outcome: reason === "late" ? "late" : "suppressed", reason };
  if (compiled === null) return { ...base, outcome: "suppressed", reason: "not-installed" };
  if (step.after !== undefined && step.after > 0)
    return { ...base, outcome: "planned", reason: "delayed", due: finding.at + step.after * 1_000 };
  const busy = [...state.flows.values()].some(({ decision }) => decision.intervention === step.intervention);
  if (busy) return { ...base, outcome: "suppressed", reason: "in-progress" };
  const trigger: Trigger = { kind: "finding", finding, at: finding.at };
  const planned = plan(state, compiled, trigger, context, { id: base.id, mode, flow: null });
  // What is only observed must not wait for a buyer who was never asked.
  return { ...base, ...planned, ...(mode === "observe" && { state: undefined }) };
}

/** What the shop's policies make of a new finding. Each decision is applied at once, so that frequency sees the one before. */
export function decide(state: State, shop: CompiledShop, finding: FoundFinding, context: PolicyContext): Decision[] {
  const decisions: Decision[] = [];
  for (const compiled of shop.policies.get(finding.point) ?? []) {
    if (!matches(compiled.policy, finding)) continue;
    const steps = compiled.policy.then.map((_, index) => decideStep(state, shop, compiled, index, finding, context));
    for (const decision of steps) applyDecision(state, decision);
    decisions.push(...steps);
  }
  return decisions;
}

/** A delayed step that comes due: everything is judged again before it acts. */
export function decideDue(state: State, shop: CompiledShop, planned: Decision, context: PolicyContext): Decision {
  const { due: _, ...base } = { ...planned, due: undefined, at: planned.due ?? planned.at };
  const compiled = (shop.policies.get(planned.point ?? "") ?? []).find(({ policy }) => policy.id === planned.policy);
  const step = compiled?.policy.then[planned.step];
  const ready = compiled?.steps[planned.step] ?? null;
  const finding = planned.finding === null ? undefined : state.findings.get(planned.finding);
  if (compiled === undefined || step === undefined || ready === null || finding === undefined)
    return { ...base, outcome: "cancelled", reason: "not-installed" };
  const session = state.cutter.sessions.find((candidate) => candidate.id === finding.session) ?? null;
  const reason = needless(state, step.unless, finding) ?? unmetCondition(state, compiled.policy, session, context);
  if (reason !== null) return { ...base, outcome: "cancelled", reason };
  if (context.now - base.at > lateAfterMs) return { ...base, outcome: "late", reason: "late" };
  const trigger: Trigger = { kind: "finding", finding, at: base.at };
  return { ...base, ...plan(state, ready, trigger, context, { id: planned.id, mode: planned.mode, flow: null }) };
}

/** Interventions that keep state hear of every event, such as the choice in their menu. */
export function follow(state: State, shop: CompiledShop, entry: Entry, context: PolicyContext): Decision[] {
  const { event } = entry;
  if (state.flows.size === 0 || !isPlatformEvent(event) || "erased" in event) return [];
  const decisions: Decision[] = [];
  for (const { decision: started, state: flow } of [...state.flows.values()]) {
    const compiled = (shop.policies.get(started.point ?? "") ?? []).find(({ policy }) => policy.id === started.policy);
    const step = compiled?.steps[started.step] ?? null;
    const { due: _, ...base } = { ...started, due: undefined };
    const id = `${started.id}|${entry.id}`;
    if (step === null) {
      decisions.push({
        ...base,
        id,
        parent: started.id,
        event: entry.id,
        at: entry.at,
        outcome: "cancelled",
        reason: "not-installed",
        actions: [],
        state: null,
      });
      continue;
    }
    const trigger: Trigger = { kind: "event", event, at: entry.at };
    const planned = plan(state, step, trigger, context, { id, mode: "act", flow });
    if (planned.actions.length === 0 && planned.state === undefined) continue;
    const late = planned.actions.length > 0 && context.now - entry.at > lateAfterMs;
    const reason = planned.reason === "matched" ? "followed" : planned.reason;
    decisions.push({
      ...base,
      id,
      parent: started.id,
      event: entry.id,
      at: entry.at,
      ...planned,
      reason,
      ...(late && { outcome: "late" as const, reason: "late", actions: [] }),
    });
  }
  for (const decision of decisions) applyDecision(state, decision);
  return decisions;
}
