import { action } from "../../plugins/sdk/intervention.ts";
import type { Decision, HumanEvent, Task } from "./log.ts";
import type { State } from "./state.ts";

/** Actions that change what the house itself keeps; nothing of them is delivered anywhere. */
export function isInternal(kind: string): boolean {
  return kind === "task" || kind === "close-task";
}

/** Opens and closes the tasks that a decision names. */
export function applyTasks(state: State, decision: Decision): void {
  const root = decision.parent ?? decision.id;
  for (const { kind, body } of decision.actions) {
    if (!isInternal(kind)) continue;
    const parsed = action.parse(JSON.parse(body));
    if (parsed.kind === "task") state.tasks.set(root, openedBy(decision, parsed));
    const task = state.tasks.get(root);
    if (parsed.kind === "close-task" && task !== undefined && isOpen(task))
      state.tasks.set(root, { ...task, state: parsed.outcome, closedAt: decision.at });
  }
}

function openedBy(decision: Decision, { task, text, agent, dueSeconds }: TaskAction): Task {
  return {
    id: decision.parent ?? decision.id,
    kind: task,
    text,
    agent: agent ?? null,
    session: decision.session,
    event: decision.event,
    openedAt: decision.at,
    dueAt: dueSeconds === undefined ? null : decision.at + dueSeconds * 1_000,
    state: "open",
    seenAt: null,
    closedAt: null,
    by: null,
  };
}

type TaskAction = Extract<ReturnType<typeof action.parse>, { kind: "task" }>;

export function isOpen({ state }: Task): boolean {
  return state === "open" || state === "seen";
}

/** A person's word on a task. A closed one stays as it is: who comes second has nothing to say. */
export function hearOfTask(state: State, event: Extract<HumanEvent, { type: "task" }>): void {
  const task = state.tasks.get(event.decision);
  if (task === undefined || !isOpen(task)) return;
  const seenAt = task.seenAt ?? event.at;
  if (event.word === "seen") state.tasks.set(task.id, { ...task, state: "seen", seenAt, by: event.by });
  else state.tasks.set(task.id, { ...task, state: "done", seenAt, closedAt: event.at, by: event.by });
}
