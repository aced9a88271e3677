import { startJourney } from "./journeys.ts";
import type { Decision, Entry } from "./log.ts";
import { type State, timerKey } from "./state.ts";
import { applyTasks } from "./tasks.ts";

/** What judging the event led to, newly judged or read back from the log. */
export function applyResult(state: State, entry: Entry): void {
  const { result, at, event } = entry;
  if (result === null) return;
  // A guest arms its timers by what it was asked about.
  const armedBy = event.type === "guest" ? event.entry : entry.id;
  for (const { point, timer } of result.disarms) state.timers.delete(timerKey(point, timer));
  for (const { point, timer, seconds } of result.arms) {
    const key = timerKey(point, timer);
    if (!state.timers.has(key)) state.timers.set(key, { point, timer, due: at + seconds * 1_000, armedBy });
  }
  for (const finding of result.withdrawn) state.findings.set(finding.id, finding);
  for (const finding of result.findings) {
    state.findings.set(finding.id, finding);
    settleStatus(state, finding.id);
  }
  for (const id of result.resolved) {
    const open = state.findings.get(id);
    if (open?.status === "active") state.findings.set(id, { ...open, status: "resolved", resolvedAt: at });
  }
  for (const decision of result.decisions) applyDecision(state, decision);
}

export function applyDecision(state: State, decision: Decision): void {
  state.decisions.set(decision.id, decision);
  startJourney(state, decision);
  if (decision.due !== undefined) state.steps.set(decision.id, { decision, due: decision.due });
  else state.steps.delete(decision.id);
  if (decision.outcome === "acted") applyTasks(state, decision);
  const root = decision.parent ?? decision.id;
  const flow = state.flows.get(root);
  if (decision.state === null) {
    state.flows.delete(root);
    return;
  }
  const kept = decision.state ?? flow?.state;
  // A late event may have ended what has gone on since: it is still the one that this decision's root has started, by whose id it
  // is woken.
  const started = flow?.decision ?? state.decisions.get(root);
  if (kept === undefined || started === undefined) return;
  state.flows.set(root, {
    decision: started,
    state: kept,
    wakeAt: decision.wakeAt ?? flow?.wakeAt ?? null,
    menu: menuAfter(decision, flow?.menu ?? false),
    handing: handingAfter(decision, flow?.handing ?? false),
  });
}

/** A menu after the hand-over means that nobody came. */
function handingAfter({ outcome, actions }: Decision, before: boolean): boolean {
  if (outcome !== "acted") return before;
  if (actions.some(({ kind }) => kind === "handoff")) return true;
  return before && !actions.some(({ kind }) => kind === "menu");
}

/** Whether a menu of the intervention is on the buyer's screen after this decision. */
function menuAfter({ outcome, actions }: Decision, before: boolean): boolean {
  if (outcome !== "acted") return before;
  let open = before;
  for (const { kind } of actions) {
    if (kind === "menu") open = true;
    else if (kind === "dismiss-menu" || kind === "handoff") open = false;
  }
  return open;
}

/** A person's word on a finding stands, also when the finding is made again. */
export function settleStatus(state: State, id: string): void {
  const finding = state.findings.get(id);
  if (finding === undefined || finding.status === "withdrawn" || finding.status === "shadow") return;
  const wrong = state.verdicts.get(id) === "wrong";
  if (wrong !== (finding.status === "dismissed"))
    state.findings.set(id, { ...finding, status: wrong ? "dismissed" : "active" });
}
