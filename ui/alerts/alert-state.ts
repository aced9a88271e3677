import type { AlertState, AlertView } from "../../db/queries/alert-views.ts";
import type { AlertItem } from "../api/alert-queries.ts";

type Known = Pick<AlertItem, "status" | "verdict" | "takenAt" | "handledAt">;

/** As the list of the server tells them apart: a person's word first, then what happened by itself (N11). */
export function stateOf({ status, verdict, takenAt, handledAt }: Known): AlertState {
  if (status === "dismissed" || verdict === "wrong") return "wrong";
  if (handledAt !== null) return "handled";
  if (status === "resolved") return "resolved";
  return takenAt === null ? "pending" : "taken";
}

export function isIn(view: AlertView, alert: Known): boolean {
  const state = stateOf(alert);
  if (view === "all") return true;
  return view === "live" ? state === "pending" || state === "taken" : state === view;
}

export type Step = {
  readonly kind: "seen" | "taken" | "handled" | "resolved";
  readonly ms: number;
  readonly by: string | null;
};
type Timed = Pick<
  AlertItem,
  "at" | "seenAt" | "seenBy" | "takenAt" | "takenBy" | "handledAt" | "handledBy" | "resolvedAt"
>;

/** What became of it, in the order of time, each with how long after the alert (N11). */
export function stepsOf(alert: Timed): Step[] {
  const { at, seenAt, seenBy, takenAt, takenBy, handledAt, handledBy, resolvedAt } = alert;
  const steps: (Omit<Step, "ms"> & { when: number | null })[] = [
    { kind: "seen", when: seenAt, by: seenBy },
    { kind: "taken", when: takenAt, by: takenBy },
    { kind: "handled", when: handledAt, by: handledBy },
    { kind: "resolved", when: resolvedAt, by: null },
  ];
  return steps
    .flatMap(({ when, ...step }) => (when === null ? [] : [{ ...step, ms: Math.max(0, when - at) }]))
    .sort((a, b) => a.ms - b.ms)
    .filter(
      // Whoever takes or handles an alert has seen it at that moment, which need not be said twice.
      (step, _, all) =>
        step.kind !== "seen" || !all.some(({ kind, ms, by }) => kind !== "seen" && ms === step.ms && by === step.by),
    );
}
