import { action } from "../../plugins/sdk/intervention.ts";
import type { Decision, PlannedAction } from "./log.ts";
import { gone, scrubbedBody } from "./scrubbed-body.ts";
import type { State } from "./state.ts";
import type { Turn } from "./turn.ts";

/**
 * Takes the words of a retracted message out of what interventions made of them: a notice quotes its finding, a task the message
 * that was left. Of related decisions every text goes, since only their authors know which part of it was quoted.
 */
export function scrubDecisions(state: State, message: string, turn: Turn): void {
  for (const entry of state.entries) {
    const { result } = entry;
    if (result === null || !result.decisions.some((decision) => isAbout(state, decision, message))) continue;
    const decisions = result.decisions.map((decision) => {
      if (!isAbout(state, decision, message)) return decision;
      turn.scrubbed.add(decision.id);
      return withoutWords(decision);
    });
    entry.result = { ...result, decisions };
    turn.written.add(entry);
  }
  for (const id of turn.scrubbed) {
    const decision = state.decisions.get(id);
    if (decision !== undefined) state.decisions.set(id, withoutWords(decision));
    const step = state.steps.get(id);
    if (step !== undefined) step.decision = withoutWords(step.decision);
    const flow = state.flows.get(id);
    if (flow !== undefined) flow.decision = withoutWords(flow.decision);
  }
  for (const id of turn.scrubbed) {
    const task = state.tasks.get(state.decisions.get(id)?.parent ?? id);
    if (task !== undefined) state.tasks.set(task.id, { ...task, text: textOf(state, task.id) });
  }
}

/** What the intervention said of its task last: it may have been told of the retraction and left the words out itself. */
function textOf(state: State, root: string): string {
  let text = gone;
  for (const { id, parent, actions } of state.decisions.values()) {
    if (id !== root && parent !== root) continue;
    const task = actions.findLast(({ kind }) => kind === "task");
    const parsed = task === undefined ? null : action.parse(JSON.parse(task.body));
    if (parsed?.kind === "task") text = parsed.text;
  }
  return text;
}

function isAbout(state: State, { event, finding, parent }: Decision, message: string): boolean {
  if (event === message) return true;
  if (parent !== null && state.decisions.get(parent)?.event === message) return true;
  return finding !== null && state.findings.get(finding)?.evidence.some((span) => span.message === message) === true;
}

function withoutWords(decision: Decision): Decision {
  return { ...decision, actions: decision.actions.map(scrubbed) };
}

function scrubbed(planned: PlannedAction): PlannedAction {
  return { ...planned, body: scrubbedBody(planned.body) };
}
