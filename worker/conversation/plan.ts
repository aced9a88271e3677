import { createHash } from "node:crypto";
import { isOpen, nextOpening } from "../../plugins/sdk/hours.ts";
import {
  action,
  type InterventionDefinition,
  type InterventionInput,
  type Plan,
  type Trigger,
} from "../../plugins/sdk/intervention.ts";
import type { ShopView } from "../../plugins/sdk/shop.ts";
import type { CompiledShop, CompiledStep } from "../settings/compile.ts";
import type { Decision, Planned, PlannedAction } from "./log.ts";
import { type Flow, type State, viewOf } from "./state.ts";
import type { TurnContext } from "./turn.ts";

/** Key that a receiver may use to drop a repeated delivery: fixed by the decision, letters and digits only. */
export function actionKey(decision: string, index: number): string {
  return `act_${createHash("sha256").update(`${decision}\n${index}`).digest("hex").slice(0, 40)}`;
}

/** The shop as interventions see it at that time. */
export function shopView({ snapshot }: CompiledShop, { facts }: TurnContext, at: number): ShopView {
  const { timeZone, language, hours, receivers = [] } = snapshot;
  return {
    timeZone,
    language,
    open: isOpen(hours, timeZone, at),
    opensAt: nextOpening(hours, timeZone, at),
    incidents: facts.incidents,
    quality: facts.quality,
    waitSeconds: facts.waitSeconds,
    receivers: receivers.filter(({ disabled }) => !disabled).map(({ id, title, groups }) => ({ id, title, groups })),
  };
}

/** What an intervention is told. */
export function inputOf(
  state: State,
  shop: CompiledShop,
  config: Record<string, unknown>,
  trigger: Trigger,
  context: TurnContext,
  flow: Flow | null,
): InterventionInput<Record<string, unknown>> {
  const finding = trigger.kind === "finding" ? trigger.finding.id : (flow?.decision.finding ?? null);
  return {
    trigger,
    conversation: viewOf(state, trigger.at),
    config,
    state: flow?.state ?? null,
    seats: context.facts.seats,
    shop: shopView(shop, context, trigger.at),
    standing: finding === null ? null : (state.findings.get(finding)?.status ?? null),
  };
}

type PlanOptions = { id: string; mode: Decision["mode"]; flow: Flow | null };

/** Runs the intervention's own function and checks what it returns. */
export function plan(
  state: State,
  shop: CompiledShop,
  { intervention, config }: CompiledStep,
  trigger: Trigger,
  context: TurnContext,
  { id, mode, flow }: PlanOptions,
): Planned {
  try {
    const made = intervention.plan(inputOf(state, shop, config, trigger, context, flow));
    return checkedPlan(made, intervention, { id, mode, at: trigger.at });
  } catch {
    return failedPlan;
  }
}

export const failedPlan: Planned = { outcome: "suppressed", reason: "error", actions: [] };

/** What the plan amounts to: its actions with their keys. @throws for other actions than the intervention declares */
export function checkedPlan(
  made: Plan,
  intervention: InterventionDefinition,
  { id, mode, at }: { id: string; mode: Decision["mode"]; at: number },
): Planned {
  if (made.suppressed !== undefined) return { outcome: "suppressed", reason: made.suppressed, actions: [] };
  const actions = made.actions.map((candidate, index): PlannedAction => {
    const parsed = action.parse(candidate);
    if (!intervention.actions.includes(parsed.kind)) throw new Error(`undeclared action ${parsed.kind}`);
    return { key: actionKey(id, index), kind: parsed.kind, body: JSON.stringify(parsed) };
  });
  return {
    outcome: mode === "act" ? "acted" : "observed",
    reason: "matched",
    actions,
    ...(made.state !== undefined && { state: made.state }),
    ...(made.wake !== undefined && { wakeAt: at + Math.max(1, Math.ceil(made.wake)) * 1_000 }),
  };
}
