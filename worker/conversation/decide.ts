import type { ActionKind, Trigger } from "../../plugins/sdk/intervention.ts";
import type { FindingData } from "../../plugins/sdk/point.ts";
import type { CompiledPolicy, CompiledShop, CompiledStep } from "../settings/compile.ts";
import { applyDecision } from "./apply-result.ts";
import { conditionFacts, type Occasion, unmetCondition } from "./conditions.ts";
import type { Decision, FoundFinding, Planned } from "./log.ts";
import { moments, widestGapReason } from "./moments.ts";
import { plan } from "./plan.ts";
import { inHoldout, lateAfterMs, limitReached, matches, needless, type Subject, shareOf } from "./policies.ts";
import type { SuppressionReason } from "./reasons.ts";
import type { Flow, State } from "./state.ts";
import type { TurnContext } from "./turn.ts";

export function subjectOf(finding: FoundFinding): Subject {
  const { id, event, at, session } = finding;
  return { id, event, at, session, finding, moment: null };
}

export function triggerOf({ finding, moment, event }: Subject, at: number): Trigger {
  return finding !== null
    ? { kind: "finding", finding, at }
    : // biome-ignore lint/suspicious/noExplicitAny: a stored moment names one of the policy's types
      { kind: "moment", moment: (moment?.type ?? "closed") as any, event, data: moment?.data ?? {}, at };
}

/** What the decision rested on, for whoever asks why. */
function factsOf(
  state: State,
  shop: CompiledShop,
  compiled: CompiledPolicy,
  { subject, occasion }: { subject: Subject; occasion: Occasion },
  context: TurnContext,
): FindingData {
  const { seats } = context.facts;
  return {
    ...conditionFacts(state, shop, compiled.policy, occasion),
    ...(seats.known && { online: seats.online, suspended: seats.suspended, queue: seats.queue }),
    ...shareOf(compiled.policy, subject, context).facts,
    holdout: compiled.policy.holdout,
    spent: context.facts.spent[compiled.policy.id] ?? 0,
  };
}

/** Why the step cannot start although the policy allows it: another intervention still waits for the buyer, or for a human. */
function blocked(
  state: State,
  step: { readonly intervention: string },
  compiled: CompiledStep,
): SuppressionReason | null {
  const does = (kind: ActionKind) => compiled.intervention.actions.includes(kind);
  for (const flow of state.flows.values()) {
    const same = flow.decision.intervention === step.intervention && compiled.intervention.several !== true;
    if (same && !isLeftForLater(state, flow)) return "in-progress";
    // One menu at a time, whoever opened it: a buyer has one screen (N05). Who is on his way to a human is offered nothing else.
    if (flow.menu && does("menu")) return "menu-open";
    if (flow.handing && (does("menu") || does("handoff"))) return "in-progress";
  }
  return null;
}

/** What the buyer left for the morning is a person's to do by now: it holds up nothing in the chat. */
function isLeftForLater(state: State, { decision, menu, wakeAt }: Flow): boolean {
  const task = state.tasks.get(decision.id);
  return (task?.kind === "message" || task?.kind === "call-back") && !menu && wakeAt === null;
}

function decideStep(
  state: State,
  shop: CompiledShop,
  compiled: CompiledPolicy,
  index: number,
  subject: Subject,
  context: TurnContext,
): Decision {
  const { policy, steps } = compiled;
  const step = policy.then[index] as (typeof policy.then)[number];
  const ready = steps[index] ?? null;
  const mode = policy.mode === "act" ? "act" : "observe";
  const session = state.cutter.sessions.find(({ id }) => id === subject.session) ?? null;
  const occasion = { at: subject.at, session, finding: subject.finding?.id ?? null };
  const base = {
    id: `${subject.id}|${policy.id}|${index}`,
    parent: null,
    event: subject.event,
    finding: subject.finding?.id ?? null,
    point: subject.finding?.point ?? null,
    session: subject.session,
    policy: policy.id,
    intervention: step.intervention,
    step: index,
    mode,
    revision: shop.snapshot.revision,
    at: subject.at,
    actions: [],
    ...(subject.moment !== null && { moment: subject.moment }),
    facts: factsOf(state, shop, compiled, { subject, occasion }, context),
  } as const;
  const reason =
    widestGapReason(policy, subject, context) ??
    unmetCondition(state, shop, policy, occasion, context) ??
    limitReached(state, policy, subject, context);
  if (reason !== null) return { ...base, outcome: reason === "late" ? "late" : "suppressed", reason };
  if (ready === null) return { ...base, outcome: "suppressed", reason: "not-installed" };
  if (step.after !== undefined && step.after > 0)
    return { ...base, outcome: "planned", reason: "delayed", due: subject.at + step.after * 1_000 };
  const busy = blocked(state, step, ready);
  if (busy !== null) return { ...base, outcome: "suppressed", reason: busy };
  if (ready.intervention.guest === true) return { ...base, ...waitsForPlan };
  const planned = plan(state, shop, ready, triggerOf(subject, subject.at), context, { id: base.id, mode, flow: null });
  if (planned.outcome === "suppressed") return { ...base, ...planned };
  // Only who would have been acted on belongs to the hold-out, or the two arms could not be compared (N04).
  if (inHoldout(state, policy)) return { ...base, outcome: "suppressed", reason: "holdout" };
  // What is only observed must not wait for a buyer who was never asked.
  return mode === "act" ? { ...base, ...planned } : { ...base, ...planned, state: undefined, wakeAt: undefined };
}

/** A guest plans after the turn: see `guest-plans.ts`. */
export const waitsForPlan = { outcome: "planned", reason: "asked" } as const;

/** Which steps are taken now: a pre-send question is answered by some of them alone, see `asked.ts`. */
type Takes = (step: CompiledStep | null) => boolean;
const everyStep: Takes = () => true;

/**
 * What the shop's policies make of what is new. Policies decide in the order of the shop's list, which is their precedence; each
 * decision is applied at once, so that the next one sees it.
 */
export function decide(
  state: State,
  shop: CompiledShop,
  findings: readonly FoundFinding[],
  context: TurnContext,
  takes: Takes = everyStep,
): Decision[] {
  if (findings.length === 0) return [];
  const decisions: Decision[] = [];
  for (const compiled of shop.policies) {
    for (const finding of findings) {
      if (!matches(compiled.policy, finding)) continue;
      decideSteps(state, shop, compiled, subjectOf(finding), context, decisions, takes);
    }
  }
  return decisions;
}

/** What the shop's policies make of the moment that an event is, such as the fifth round with the bot. */
export function decideMoments(state: State, shop: CompiledShop, event: string, context: TurnContext): Decision[] {
  const decisions: Decision[] = [];
  for (const compiled of shop.momentPolicies) {
    const subject = moments(state, compiled.policy, event);
    if (subject !== null) decideSteps(state, shop, compiled, subject, context, decisions);
  }
  return decisions;
}

function decideSteps(
  state: State,
  shop: CompiledShop,
  compiled: CompiledPolicy,
  subject: Subject,
  context: TurnContext,
  decisions: Decision[],
  takes: Takes = everyStep,
): void {
  const made = compiled.policy.then
    .flatMap((_, index) =>
      takes(compiled.steps[index] ?? null) ? [decideStep(state, shop, compiled, index, subject, context)] : [],
    )
    .filter((decision) => !isRepetition(state, decision));
  for (const decision of made) applyDecision(state, decision);
  decisions.push(...made);
}

/**
 * A moment such as a buyer's question comes with every message: why a policy leaves it alone is told once a session, or the ledger
 * would hold a row for each.
 */
function isRepetition(state: State, { policy, session, moment, outcome, reason, step }: Decision): boolean {
  if (moment === undefined || outcome !== "suppressed" || reason === "holdout") return false;
  for (const known of state.decisions.values()) {
    const same = known.policy === policy && known.session === session && known.step === step;
    if (same && known.moment !== undefined && known.reason === reason) return true;
  }
  return false;
}

/**
 * A delayed step that comes due, or one whose plan a guest has made (`given`): everything is judged again before it acts.
 */
export function decideDue(
  state: State,
  shop: CompiledShop,
  planned: Decision,
  context: TurnContext,
  given: Planned | null = null,
): Decision {
  const { due, ...rest } = planned;
  const base: Decision = { ...rest, at: due ?? planned.at };
  const compiled = shop.policies.find(({ policy }) => policy.id === planned.policy);
  const step = compiled?.policy.then[planned.step];
  const ready = compiled?.steps[planned.step] ?? null;
  const finding = planned.finding === null ? null : (state.findings.get(planned.finding) ?? null);
  const gone = planned.finding !== null && finding === null;
  if (compiled === undefined || step === undefined || ready === null || gone)
    return { ...base, outcome: "cancelled", reason: "not-installed" };
  const { event, session: sessionId, moment = null } = planned;
  const subject: Subject = { id: planned.id, event, at: planned.at, session: sessionId, finding, moment };
  const session = state.cutter.sessions.find(({ id }) => id === sessionId) ?? null;
  const occasion = { at: base.at, session, finding: planned.finding };
  const now: Decision = { ...base, facts: factsOf(state, shop, compiled, { subject, occasion }, context) };
  const reason =
    needless(state, step.unless, subject) ??
    unmetCondition(state, shop, compiled.policy, occasion, context) ??
    ((context.facts.spent[planned.policy] ?? 0) >= compiled.policy.dailyCap ? "daily-cap" : null) ??
    blocked(state, step, ready);
  if (reason !== null) return { ...now, outcome: "cancelled", reason };
  if (context.now - base.at > lateAfterMs) return { ...now, outcome: "late", reason: "late" };
  if (ready.intervention.guest === true && given === null) return { ...now, ...waitsForPlan };
  const options = { id: planned.id, mode: planned.mode, flow: null };
  const made = given ?? plan(state, shop, ready, triggerOf(subject, base.at), context, options);
  if (made.outcome !== "suppressed" && inHoldout(state, compiled.policy))
    return { ...now, outcome: "suppressed", reason: "holdout" };
  return planned.mode === "act" ? { ...now, ...made } : { ...now, ...made, state: undefined, wakeAt: undefined };
}
