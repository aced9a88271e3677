import type { DecisionRow, TaskRow } from "../ledger/rows.ts";
import { journeyRow, noJourney } from "./journey.ts";
import type { Decision, Entry, PlannedAction, Task } from "./log.ts";
import type { Delivery } from "./outbox.ts";
import type { State } from "./state.ts";

/** The ledger's rows of decisions and tasks. */

/** Decisions whose buyers went on, by one of these entries. */
export function movedOn({ journeys }: State, entries: readonly Entry[]): string[] {
  if (journeys.size === 0) return [];
  const sent = new Set(entries.map(({ id }) => id));
  const moved: string[] = [];
  for (const [id, { sources }] of journeys) if ([...sources].some((source) => sent.has(source))) moved.push(id);
  return moved;
}

export type Buyer = Pick<DecisionRow, "buyer" | "buyerName">;

export function buyerOf(state: State): Buyer {
  const buyer = state.messages.find((message) => message.from.role === "buyer")?.from;
  return { buyer: buyer?.id ?? null, buyerName: buyer?.name ?? null };
}

export function sessionId(state: State, id: string): string {
  return `${state.key}/${id}`;
}

/** Who was acted on, and who would have been: the two sides that can be compared. */
function armOf({ mode, parent, outcome, reason }: Decision): DecisionRow["arm"] {
  if (mode !== "act" || parent !== null) return null;
  return outcome === "acted" ? "act" : reason === "holdout" ? "holdout" : null;
}

/** Platform ids of the messages that a decision rests on. */
function evidenceOf(state: State, { finding, event }: Decision): string[] {
  const evidence = finding === null ? [] : (state.findings.get(finding)?.evidence ?? []);
  const messages = new Set(evidence.map(({ message }) => message));
  return messages.size > 0 ? [...messages] : state.byId.get(event)?.event.type === "message" ? [event] : [];
}

export function decisionRow(
  state: State,
  decision: Decision,
  buyer: Buyer,
  deliveries: ReadonlyMap<string, Delivery>,
): DecisionRow {
  const delivered = (planned: PlannedAction): DecisionRow["actions"][number] => {
    const delivery = deliveries.get(planned.key);
    return { ...planned, state: delivery?.state ?? "planned", error: delivery?.error ?? null };
  };
  const journey = decision.parent === null ? state.journeys.get(decision.id) : undefined;
  return {
    id: decision.id,
    parent: decision.parent,
    session: sessionId(state, decision.session),
    event: decision.event,
    finding: decision.finding,
    point: decision.point,
    policy: decision.policy,
    intervention: decision.intervention,
    step: decision.step,
    mode: decision.mode,
    outcome: decision.outcome,
    reason: decision.reason,
    revision: decision.revision,
    at: decision.at,
    ...buyer,
    moment: decision.moment ?? null,
    facts: decision.facts ?? null,
    evidence: evidenceOf(state, decision),
    arm: armOf(decision),
    ...(journey === undefined ? noJourney : journeyRow(journey, state.tasks.get(decision.id))),
    actions: decision.actions.map(delivered),
  };
}

export function taskRow(state: State, task: Task, decision: Decision, buyer: Buyer): TaskRow {
  const { id, event, kind, text, agent, openedAt, dueAt, seenAt, closedAt, by } = task;
  return {
    id,
    session: sessionId(state, task.session),
    event,
    kind,
    text,
    agent,
    ...buyer,
    intervention: decision.intervention,
    point: decision.point,
    openedAt,
    dueAt,
    state: task.state,
    seenAt,
    closedAt,
    by,
  };
}
