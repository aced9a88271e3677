import { emptyOutcome, type Outcome } from "../runners/outcome.ts";
import type { CompiledShop } from "../settings/compile.ts";
import { applyEvent } from "./apply-event.ts";
import { applyDecision, applyResult } from "./apply-result.ts";
import { isGate, questionsBefore, settle, wasAsked } from "./asked.ts";
import { decide, decideDue, decideMoments } from "./decide.ts";
import { decideByHand, follow } from "./follow.ts";
import { takePlan } from "./guest-plans.ts";
import { guestOf, isOrphan, outcomeOf } from "./guest-words.ts";
import { findingsOf, inspect } from "./judge.ts";
import type { Entry, FoundFinding, Result } from "./log.ts";
import type { State } from "./state.ts";
import type { Kept, Turn, TurnContext } from "./turn.ts";

/** Applies an entry at the end of the log, judges it, and lets the policies decide about what is new. */
export function append(
  state: State,
  shop: CompiledShop,
  entry: Entry,
  context: TurnContext,
  turn: Turn,
  kept: Kept,
): void {
  const step = entry.event.type === "step" ? state.steps.get(entry.event.decision)?.decision : undefined;
  // A step that was settled before its stretch of the log was judged again is not taken twice.
  const due =
    step !== undefined && kept.decisions.get(step.id)?.due === undefined && kept.decisions.has(step.id)
      ? undefined
      : step;
  state.entries.push(entry);
  state.byId.set(entry.id, entry);
  for (const id of applyEvent(state, entry)) {
    const changed = state.byId.get(id);
    if (changed !== undefined) turn.written.add(changed);
  }

  // The words of a retracted message are gone: what was found while they were there stands.
  const erased = "erased" in entry.event ? entry.result : null;
  const judged = erased ?? judge(state, shop, entry);
  const findings = judged.findings.map((finding) => {
    const before = kept.findings.get(finding.id);
    return before === undefined ? finding : { ...finding, revision: before.revision, status: finding.status };
  });
  const base = {
    revision: shop.snapshot.revision,
    findings,
    withdrawn: sessionWithdrawals(state, shop, entry, findings),
    arms: judged.arms,
    disarms: judged.disarms,
    errors: judged.errors,
    resolved: judged.resolved,
  };
  // Made again, by a second judgement of its session or by an edit: its decisions were taken the first time.
  const fresh = findings.filter(
    ({ id, status }) => status !== "shadow" && !kept.findings.has(id) && !state.findings.has(id),
  );
  applyResult(state, { ...entry, result: { ...base, decisions: [] } });

  // Interventions that wait for an answer hear of the event before it can start others, or they would take the message that
  // started them for the answer.
  const decisions = kept.heard.has(entry.id) ? [] : follow(state, shop, entry, context);
  if (!kept.heard.has(entry.id)) {
    decisions.push(...decideByHand(state, shop, entry, context), ...decideMoments(state, shop, entry.id, context));
  }
  const questions = questionsBefore(state, entry);
  if (!kept.heard.has(entry.id)) {
    const settled = settle(state, entry, questions);
    for (const decision of settled) applyDecision(state, decision);
    decisions.push(...settled);
  }
  // Whoever was asked before the message was sent has had his say.
  const wasHeard = wasAsked(entry.event, questions);
  decisions.push(...decide(state, shop, fresh, context, (step) => !(wasHeard && isGate(step))));
  if (due !== undefined) {
    const decision = decideDue(state, shop, due, context);
    applyDecision(state, decision);
    decisions.push(decision);
  }
  if (!kept.heard.has(entry.id)) decisions.push(...takePlan(state, shop, entry, context));
  const result: Result = { ...base, decisions };
  entry.result = isEmpty(result) ? null : result;
  turn.written.add(entry);
  turn.news.push({
    entry,
    findings: fresh,
    decisions,
  });
}

type Judged = Pick<Result, "findings" | "arms" | "disarms" | "errors" | "resolved">;

function openAlerts(state: State, resolves: Outcome["resolves"]): string[] {
  return [...state.findings.values()]
    .filter(({ status, kind }) => status === "active" && kind === "alert")
    .filter((open) => resolves.some(({ point, code }) => point === open.point && code === open.code))
    .map(({ id }) => id);
}

function judge(state: State, shop: CompiledShop, entry: Entry): Judged {
  // A guest's word is about another entry, and is placed and scored like the word of a point that was asked about it at once.
  const about = entry.event.type === "guest" ? state.byId.get(entry.event.entry) : entry;
  const asked = entry.event.type === "guest" ? outcomeOf(state, entry.event.answers) : inspect(state, shop, entry);
  const { findings, arms, disarms, resolves, errors } = about === undefined ? emptyOutcome() : asked;
  const resolved = resolves.length === 0 ? [] : openAlerts(state, resolves);
  return { findings: findingsOf(state, shop, about ?? entry, findings), arms, disarms, errors, resolved };
}

function isEmpty({ findings, withdrawn, arms, disarms, errors, decisions, resolved }: Result): boolean {
  return ![findings, withdrawn, arms, disarms, errors, decisions, resolved].some((list) => list.length > 0);
}

/**
 * A session that is judged again replaces its earlier judgement: what it no longer finds is withdrawn. A guest judges behind the
 * others, and replaces its own; what a pack that is gone has found stays.
 */
function sessionWithdrawals(
  state: State,
  shop: CompiledShop,
  entry: Entry,
  findings: readonly FoundFinding[],
): FoundFinding[] {
  const { event } = entry;
  const about = event.type === "guest" ? state.byId.get(event.entry)?.event : event;
  if (about?.type !== "session") return [];
  const guest = event.type === "guest" ? event.pack : null;
  const now = new Set(findings.map(({ id }) => id));
  return [...state.findings.values()]
    .filter((known) => known.session === about.session && known.kind !== "alert" && known.status !== "withdrawn")
    .filter((known) => !now.has(known.id) && guestOf(shop, known.point) === guest && !isOrphan(shop, known.point))
    .map((known) => ({ ...known, status: "withdrawn" as const }));
}
