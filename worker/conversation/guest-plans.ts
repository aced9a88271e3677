import { z } from "zod";
import type { InterventionDefinition, Plan, Trigger } from "../../plugins/sdk/intervention.ts";
import type { CompiledShop, CompiledStep } from "../settings/compile.ts";
import { applyDecision } from "./apply-result.ts";
import { decideDue, subjectOf, triggerOf } from "./decide.ts";
import { judgeInOrder } from "./due.ts";
import { byHand, followed, followId, manualStep, stepOf, triggerFor } from "./follow.ts";
import type { Decision, Entry, Planned } from "./log.ts";
import { checkedPlan, failedPlan } from "./plan.ts";
import type { Flow, State } from "./state.ts";
import { nothingKept, type Turn, type TurnContext } from "./turn.ts";

/**
 * Interventions of guests plan after the turn: a decision waits for its plan, an intervention under way is told of an entry. One
 * at a time, since each plan may change what the next one rests on.
 */

export type OwedPlan = {
  /** Id of the log entry that the plan will be. */
  readonly id: string;
  readonly decision: string;
  readonly entry: string | null;
  readonly about: string;
  /** null: the shop no longer has it. */
  readonly step: CompiledStep | null;
  readonly intervention: string;
  readonly trigger: Trigger;
  readonly flow: Flow | null;
  readonly mode: Decision["mode"];
};

/** The plan that is owed first about these entries, which come in the order of the log; null: none is. */
export function nextOwedPlan(state: State, shop: CompiledShop, entries: readonly Entry[]): OwedPlan | null {
  for (const entry of entries) {
    for (const { id } of entry.result?.decisions ?? []) {
      const decision = state.decisions.get(id);
      if (decision !== undefined && waits(decision)) return startOf(state, shop, entry, decision);
    }
    const following = followingOf(state, shop, entry);
    if (following !== null) return following;
  }
  return null;
}

function waits({ outcome, reason }: Decision): boolean {
  return outcome === "planned" && reason === "asked";
}

function startOf(state: State, shop: CompiledShop, entry: Entry, decision: Decision): OwedPlan {
  const { id, intervention, mode } = decision;
  const about = entry.event.type === "guest" ? entry.event.entry : entry.id;
  const base = { id: `planned:${id}`, decision: id, entry: null, about, intervention, flow: null, mode };
  if (decision.policy === byHand) {
    const run = state.byId.get(decision.event)?.event;
    const config = run?.type === "intervene" ? run.config : {};
    const by = run?.type === "intervene" ? run.by : "";
    return { ...base, step: manualStep(shop, intervention, config), trigger: { kind: "manual", by, at: decision.at } };
  }
  const compiled = shop.policies.find(({ policy }) => policy.id === decision.policy);
  const finding = decision.finding === null ? null : (state.findings.get(decision.finding) ?? null);
  const { event, at, session, moment = null } = decision;
  const subject = finding !== null ? subjectOf(finding) : { id, event, at, session, finding: null, moment };
  return { ...base, step: compiled?.steps[decision.step] ?? null, trigger: triggerOf(subject, at) };
}

function followingOf(state: State, shop: CompiledShop, entry: Entry): OwedPlan | null {
  for (const flow of state.flows.values()) {
    const step = stepOf(state, shop, flow);
    if (step?.intervention.guest !== true || !cameLater(state, flow, entry)) continue;
    const id = `planned:${followId(flow, entry)}`;
    if (state.byId.has(id)) continue;
    const trigger = triggerFor(state, entry, flow);
    if (trigger === null) continue;
    const { id: decision, intervention } = flow.decision;
    return { id, decision, entry: entry.id, about: entry.id, step, intervention, trigger, flow, mode: "act" };
  }
  return null;
}

/** An intervention hears of what comes after whatever set it off, also of what came while its first plan was made. */
function cameLater(state: State, { decision }: Flow, entry: Entry): boolean {
  const start = state.byId.get(`planned:${decision.id}`)?.event;
  if (start?.type !== "planned") return false;
  const about = state.entries.findIndex(({ id }) => id === start.about);
  return about >= 0 && state.entries.indexOf(entry) > about;
}

/** Takes in a guest's plan: it is made now, so it comes last in the log. `planned` is null for one that is not there any more. */
export function takeOwedPlan(
  state: State,
  shop: CompiledShop,
  { id, decision, entry, about }: Pick<OwedPlan, "id" | "decision" | "entry" | "about">,
  planned: Planned,
  context: TurnContext,
  turn: Turn,
): void {
  if (state.byId.has(id)) return;
  const at = state.entries[state.entries.length - 1]?.at ?? 0;
  const event = { type: "planned" as const, id, at, decision, entry, about };
  judgeInOrder(state, shop, { seq: 0, id, at, event, result: null, planned }, context, turn, nothingKept);
}

/** What becomes of the decision, or of the intervention under way, now that the plan is there. */
export function takePlan(state: State, shop: CompiledShop, entry: Entry, context: TurnContext): Decision[] {
  const { event, planned } = entry;
  if (event.type !== "planned" || planned === undefined) return [];
  const decision =
    event.entry === null
      ? started(state, shop, event.decision, planned, context)
      : goneOn(state, event, planned, context);
  if (decision === null) return [];
  applyDecision(state, decision);
  return [decision];
}

function started(
  state: State,
  shop: CompiledShop,
  id: string,
  planned: Planned,
  context: TurnContext,
): Decision | null {
  const waiting = state.decisions.get(id);
  if (waiting === undefined || !waits(waiting)) return null;
  return waiting.policy === byHand ? { ...waiting, ...planned } : decideDue(state, shop, waiting, context, planned);
}

function goneOn(
  state: State,
  event: { decision: string; entry: string | null },
  planned: Planned,
  context: TurnContext,
): Decision | null {
  const flow = state.flows.get(event.decision);
  const about = event.entry === null ? undefined : state.byId.get(event.entry);
  return flow === undefined || about === undefined ? null : followed(about, flow, planned, context);
}

const shortText = z.string().max(500);
const planSchema = z.object({
  actions: z.array(z.unknown()).max(20),
  state: z
    .record(z.string().max(64), z.union([shortText, z.number(), z.boolean(), z.null()]))
    .refine((state) => Object.keys(state).length <= 50)
    .nullable()
    .optional(),
  wake: z.number().min(0).max(2_592_000).optional(),
  suppressed: z.string().max(64).optional(),
});

/** What a guest's plan amounts to; one that breaks the contract is an error, and nothing of it is done. */
export function planOfGuest(
  made: unknown,
  intervention: InterventionDefinition,
  options: { id: string; mode: Decision["mode"]; at: number },
): { readonly planned: Planned; readonly error: string | null } {
  const parsed = planSchema.safeParse(made);
  if (!parsed.success) return { planned: failedPlan, error: `plan: ${parsed.error.issues[0]?.message ?? "not valid"}` };
  const { suppressed } = parsed.data;
  if (suppressed !== undefined && !Object.hasOwn(intervention.reasons, suppressed))
    return { planned: failedPlan, error: "plan: suppressed names no declared reason" };
  try {
    return { planned: checkedPlan(parsed.data as Plan, intervention, options), error: null };
  } catch {
    return { planned: failedPlan, error: "plan: an action is not valid or not declared" };
  }
}
