import type { Trigger } from "../../plugins/sdk/intervention.ts";
import type { CompiledShop, CompiledStep } from "../settings/compile.ts";
import { applyDecision } from "./apply-result.ts";
import { waitsForPlan } from "./decide.ts";
import { type Decision, type Entry, isPlatformEvent, type Planned } from "./log.ts";
import { mayAnswer } from "./menus.ts";
import { plan } from "./plan.ts";
import { lateAfterMs } from "./policies.ts";
import type { Flow, State } from "./state.ts";
import type { TurnContext } from "./turn.ts";

/** In place of a policy's id where a person ran the intervention by hand. */
export const byHand = "manual";

/** The step that the flow was started by, as the shop's settings have it now; null when they no longer do. */
export function stepOf(state: State, shop: CompiledShop, { decision }: Flow): CompiledStep | null {
  if (decision.policy === byHand) {
    const started = state.byId.get(decision.event)?.event;
    return started?.type === "intervene" ? manualStep(shop, started.intervention, started.config) : null;
  }
  const compiled = shop.policies.find(({ policy }) => policy.id === decision.policy);
  return compiled?.steps[decision.step] ?? null;
}

export function manualStep(
  shop: CompiledShop,
  id: string,
  config: Readonly<Record<string, unknown>>,
): CompiledStep | null {
  const intervention = shop.interventions.get(id);
  const parsed = intervention?.config.safeParse(config);
  return intervention !== undefined && parsed?.success ? { intervention, config: parsed.data } : null;
}

/** What an entry says to an intervention that keeps state, or null when it says nothing to this one. */
export function triggerFor(state: State, entry: Entry, flow: Flow): Trigger | null {
  const { event, at } = entry;
  switch (event.type) {
    case "wake":
      return event.decision === flow.decision.id ? { kind: "timer", at } : null;
    case "task":
      return event.decision === flow.decision.id ? { kind: "task", word: event.word, by: event.by, at } : null;
    case "menu":
      return mayAnswer(state, event, flow.decision) ? { kind: "event", event, at } : null;
    default:
      return isPlatformEvent(event) && !("erased" in event) ? { kind: "event", event, at } : null;
  }
}

/** Interventions that keep state hear of every event, such as the choice in their menu. */
export function follow(state: State, shop: CompiledShop, entry: Entry, context: TurnContext): Decision[] {
  if (state.flows.size === 0) return [];
  const decisions: Decision[] = [];
  for (const flow of [...state.flows.values()]) {
    const trigger = triggerFor(state, entry, flow);
    if (trigger === null) continue;
    const step = stepOf(state, shop, flow);
    // A guest is told after the turn: see `guest-plans.ts`.
    if (step?.intervention.guest === true) continue;
    const planned = step === null ? null : planNext(state, shop, step, { entry, flow, trigger }, context);
    const decision = followed(entry, flow, planned, context);
    if (decision !== null) decisions.push(decision);
  }
  for (const decision of decisions) applyDecision(state, decision);
  return decisions;
}

/** Id of what an intervention does about a later entry. */
export function followId({ decision }: Flow, entry: Entry): string {
  return `${decision.id}|${entry.id}`;
}

function planNext(
  state: State,
  shop: CompiledShop,
  step: CompiledStep,
  { entry, flow, trigger }: { entry: Entry; flow: Flow; trigger: Trigger },
  context: TurnContext,
): Planned {
  return plan(state, shop, step, trigger, context, { id: followId(flow, entry), mode: "act", flow });
}

/** What an intervention under way does about an entry; null: nothing. `planned` is null when it is no longer installed. */
export function followed(entry: Entry, flow: Flow, planned: Planned | null, context: TurnContext): Decision | null {
  const { due: _, wakeAt: __, facts: ___, ...started } = flow.decision;
  const id = followId(flow, entry);
  const base = { ...started, id, parent: started.id, event: entry.id, at: entry.at, actions: [], state: undefined };
  if (planned === null) return { ...base, outcome: "cancelled", reason: "not-installed", state: null };
  const silent = planned.actions.length === 0 && planned.state === undefined && planned.wakeAt === undefined;
  if (silent && planned.reason !== "error") return null;
  const late = planned.actions.length > 0 && context.now - entry.at > lateAfterMs;
  const reason = planned.reason === "matched" ? "followed" : planned.reason;
  return { ...base, ...planned, reason, ...(late && { outcome: "late", reason: "late", actions: [] }) };
}

/** A person runs an intervention: no policy, no frequency, no hold-out, but the same checks of what it returns. */
export function decideByHand(state: State, shop: CompiledShop, entry: Entry, context: TurnContext): Decision[] {
  const { event } = entry;
  if (event.type !== "intervene") return [];
  const base = {
    id: `${state.key}/${entry.id}|${byHand}|0`,
    parent: null,
    event: entry.id,
    finding: null,
    point: null,
    session: state.cutter.current?.id ?? "",
    policy: byHand,
    intervention: event.intervention,
    step: 0,
    mode: "act",
    revision: shop.snapshot.revision,
    at: entry.at,
    actions: [],
    facts: { by: event.by },
  } as const;
  const step = manualStep(shop, event.intervention, event.config);
  const trigger: Trigger = { kind: "manual", by: event.by, at: entry.at };
  const decision: Decision =
    step === null
      ? { ...base, outcome: "suppressed", reason: "not-installed" }
      : step.intervention.guest === true
        ? { ...base, ...waitsForPlan }
        : { ...base, ...plan(state, shop, step, trigger, context, { id: base.id, mode: "act", flow: null }) };
  applyDecision(state, decision);
  return [decision];
}
