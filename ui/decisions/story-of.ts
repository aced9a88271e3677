import type { ExplainedDecision } from "../../worker/api/decision-schemas.ts";

/** What happened around a decision, as one list in the order of time. */

export type Step = ExplainedDecision["steps"][number];
export type StoryEntry =
  | { readonly kind: "step"; readonly at: number; readonly step: Step; readonly first: boolean }
  | { readonly kind: "choice"; readonly at: number; readonly choice: string }
  | { readonly kind: "rated"; readonly at: number; readonly rating: number }
  | { readonly kind: Happening; readonly at: number };
/** What needs no more than its time. */
export type Happening = "handedOver" | "human" | "ordered" | "again" | "taskSeen" | "taskDone" | "taskExpired";

const ofTasks = new Set(["seen", "done", "ignored"]);

export function storyOf({ decision, steps, task }: ExplainedDecision): StoryEntry[] {
  const { choice, choiceAt, handedOverAt, humanAt, rating, ratedAt, orderedAt, contactedAgainAt } = decision;
  const entries: StoryEntry[] = [{ kind: "step", at: decision.at, step: decision, first: true }];
  const add = (kind: Happening, at: number | null) => {
    if (at !== null) entries.push({ kind, at });
  };
  // Of a task the row says as a choice what the task itself says with its times.
  if (choice !== null && (task === null || !ofTasks.has(choice))) {
    const at = choiceAt ?? steps[0]?.at ?? decision.at;
    entries.push({ kind: "choice", at, choice });
  }
  for (const step of steps) if (saysSomething(step)) entries.push({ kind: "step", at: step.at, step, first: false });
  add("handedOver", handedOverAt);
  add("human", humanAt);
  if (task !== null) {
    const { state, seenAt, closedAt } = task;
    if (seenAt !== closedAt) add("taskSeen", seenAt);
    add(state === "expired" ? "taskExpired" : "taskDone", closedAt);
  }
  if (rating !== null && ratedAt !== null) entries.push({ kind: "rated", at: ratedAt, rating });
  add("ordered", orderedAt);
  add("again", contactedAgainAt);
  // A stable sort: in the same millisecond the choice comes before the step that it led to, and that before the hand-over.
  return entries.sort((a, b) => a.at - b.at);
}

/** A step that only ends the intervention adds nothing to what ended it. */
function saysSomething({ actions, outcome, reason }: Step): boolean {
  return actions.length > 0 || outcome !== "acted" || reason !== "followed";
}
