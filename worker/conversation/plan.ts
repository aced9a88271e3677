import { createHash } from "node:crypto";
import { isOpen, nextOpening } from "../../plugins/sdk/hours.ts";
import { action, type Trigger } from "../../plugins/sdk/intervention.ts";
import type { ShopView } from "../../plugins/sdk/shop.ts";
import type { CompiledShop, CompiledStep } from "../settings/compile.ts";
import type { Decision, PlannedAction } from "./log.ts";
import { type Flow, type State, viewOf } from "./state.ts";
import type { TurnContext } from "./turn.ts";

/** Key that a receiver may use to drop a repeated delivery: fixed by the decision, letters and digits only. */
export function actionKey(decision: string, index: number): string {
  return `act_${createHash("sha256").update(`${decision}\n${index}`).digest("hex").slice(0, 40)}`;
}

export type Planned = Pick<Decision, "outcome" | "reason" | "actions" | "state" | "wakeAt">;

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

/** Runs the intervention's own function and checks what it returns: other action kinds than declared are refused. */
export function plan(
  state: State,
  shop: CompiledShop,
  { intervention, config }: CompiledStep,
  trigger: Trigger,
  context: TurnContext,
  { id, mode, flow }: { id: string; mode: Decision["mode"]; flow: Flow | null },
): Planned {
  const finding = trigger.kind === "finding" ? trigger.finding.id : (flow?.decision.finding ?? null);
  try {
    const planned = intervention.plan({
      trigger,
      conversation: viewOf(state, trigger.at),
      config,
      state: flow?.state ?? null,
      seats: context.facts.seats,
      shop: shopView(shop, context, trigger.at),
      standing: finding === null ? null : (state.findings.get(finding)?.status ?? null),
    });
    if (planned.suppressed !== undefined) return { outcome: "suppressed", reason: planned.suppressed, actions: [] };
    const actions = planned.actions.map((candidate, index): PlannedAction => {
      const parsed = action.parse(candidate);
      if (!intervention.actions.includes(parsed.kind)) throw new Error(`undeclared action ${parsed.kind}`);
      return { key: actionKey(id, index), kind: parsed.kind, body: JSON.stringify(parsed) };
    });
    return {
      outcome: mode === "act" ? "acted" : "observed",
      reason: "matched",
      actions,
      ...(planned.state !== undefined && { state: planned.state }),
      ...(planned.wake !== undefined && { wakeAt: trigger.at + Math.max(1, Math.ceil(planned.wake)) * 1_000 }),
    };
  } catch {
    return { outcome: "suppressed", reason: "error", actions: [] };
  }
}
