import { beginJourney, followDecision, followEvent, isOver } from "./journey.ts";
import type { Decision, Entry } from "./log.ts";
import type { State } from "./state.ts";

/** Tells the journeys that are still open what happened. Before the event changes anything else. */
export function followJourneys(state: State, entry: Entry): void {
  if (state.openJourneys.size === 0) return;
  const { event } = entry;
  const newOrder = event.type === "order" && !state.orders.some(({ id }) => id === event.order.id);
  for (const [id, journey] of state.openJourneys) {
    if (isOver(journey, entry.at)) state.openJourneys.delete(id);
    else followEvent(journey, entry, newOrder);
  }
}

/** Each event is told to all of them, and one that changes them sends as many rows. */
const watchedAtOnce = 100;

/** The oldest of those that were suppressed, so that both arms of an experiment are watched to their end; else the oldest. */
function leastWanted({ openJourneys, decisions }: State): string {
  let oldest = "";
  for (const id of openJourneys.keys()) {
    const { outcome, reason } = decisions.get(id) ?? {};
    if (oldest === "") oldest = id;
    if (outcome === "suppressed" && reason !== "holdout") return id;
  }
  return oldest;
}

/** Begins the journey of whoever a decision is about, or goes on with it. */
export function startJourney(state: State, decision: Decision): void {
  const root = decision.parent ?? decision.id;
  let journey = state.journeys.get(root);
  if (journey === undefined) {
    // A later step whose start is not known belongs to nobody's row.
    if (decision.parent !== null) return;
    journey = beginJourney(decision, state.byId.has(decision.event));
    state.journeys.set(root, journey);
    state.openJourneys.set(root, journey);
    if (state.openJourneys.size > watchedAtOnce) state.openJourneys.delete(leastWanted(state));
  }
  followDecision(journey, decision);
}
