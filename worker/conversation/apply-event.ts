import type { Message } from "../../plugins/sdk/conversation.ts";
import { textOf } from "../../plugins/sdk/event.ts";
import { applyResult, settleStatus } from "./apply-result.ts";
import { followJourneys } from "./journeys.ts";
import type { Entry } from "./log.ts";
import { mayAnswer } from "./menus.ts";
import { placeMessage, placeTransfer, settleType } from "./sessions.ts";
import { messageOf, type State, timerKey } from "./state.ts";
import { hearOfTask } from "./tasks.ts";

/** An hour of them, as points look back. */
const talliesKept = 60;

/** Folds one stored entry into the state; entries must come in their order. */
export function fold(state: State, entry: Entry): void {
  state.entries.push(entry);
  state.byId.set(entry.id, entry);
  applyEvent(state, entry);
  applyResult(state, entry);
}

/** What the event itself changes, without any judgement. Returns the ids of other messages whose rows it changes. */
export function applyEvent(state: State, entry: Entry): readonly string[] {
  const { event } = entry;
  followJourneys(state, entry);
  switch (event.type) {
    case "message": {
      const message = messageOf(entry, "erased" in event || state.retracted.has(event.id)) as Message;
      keepNotes(state, entry, event.id);
      const { session, moved, adopted } = placeMessage(state.cutter, message, state.orders);
      state.messages.push(message);
      state.sessionOf.set(message.id, session);
      for (const other of moved) state.sessionOf.set(other.id, session);
      if (message.from.role === "buyer") state.lastBuyerAt = entry.at;
      state.closed = false;
      if (adopted)
        return session.messages.filter(({ id }) => state.byId.get(id)?.result?.findings.length).map(({ id }) => id);
      return moved.map(({ id }) => id);
    }
    case "retracted":
      state.retracted.add(event.message);
      replaceMessage(state, event.message, (message) => ({ ...message, text: "", content: [], retracted: true }));
      break;
    case "edited":
      if (!state.retracted.has(event.message)) keepNotes(state, entry, event.message);
      replaceMessage(state, event.message, (message) =>
        message.retracted ? message : { ...message, text: textOf(event.content), content: event.content },
      );
      return [event.message];
    case "transferred": {
      const { by = null, to, askedByBuyer = false } = event;
      state.lastTransfer = { at: entry.at, from: by, to, askedByBuyer };
      placeTransfer(state.cutter, state.lastTransfer);
      break;
    }
    case "order": {
      const index = state.orders.findIndex((order) => order.id === event.order.id);
      const placedAt = state.orders[index]?.placedAt ?? entry.at;
      if (index >= 0) state.orders[index] = { ...state.orders[index], ...event.order, placedAt };
      else state.orders.push({ ...event.order, placedAt });
      for (const session of state.cutter.sessions) if (entry.at < session.dayEnd) session.orderedAt = entry.at;
      if (state.cutter.current !== null) settleType(state.cutter.current, state.orders);
      break;
    }
    case "closed":
      state.closed = true;
      break;
    case "rating":
      if (state.cutter.current !== null) {
        state.cutter.current.rating = event.score;
        state.sessionOf.set(event.id, state.cutter.current);
      }
      break;
    case "session": {
      const session = state.cutter.sessions.find((candidate) => candidate.id === event.session);
      if (session !== undefined) session.judgedAt = entry.at;
      break;
    }
    case "session-type": {
      const session = state.cutter.sessions.find((candidate) => candidate.id === event.session);
      if (session === undefined) break;
      session.chosen = event.value;
      settleType(session, state.orders);
      break;
    }
    case "feedback":
      if (event.verdict === null) state.verdicts.delete(event.finding);
      else state.verdicts.set(event.finding, event.verdict);
      settleStatus(state, event.finding);
      break;
    case "timer":
      state.timers.delete(timerKey(event.point, event.timer));
      break;
    case "step":
      state.steps.delete(event.decision);
      break;
    case "wake": {
      const flow = state.flows.get(event.decision);
      if (flow !== undefined) flow.wakeAt = null;
      break;
    }
    case "task":
      hearOfTask(state, event);
      break;
    case "tally":
      state.tallies.push({ at: entry.at, tally: event.tally });
      if (state.tallies.length > talliesKept) state.tallies.shift();
      break;
    case "menu":
      // One menu at a time is open, and this was its answer.
      for (const flow of state.flows.values()) if (mayAnswer(state, event, flow.decision)) flow.menu = false;
      break;
    default:
      break;
  }
  return [];
}

/** Replaces a message wherever the state keeps it. Returns whether it was there. */
function replaceMessage(state: State, id: string, change: (message: Message) => Message): boolean {
  const index = state.messages.findLastIndex((message) => message.id === id);
  const known = state.messages[index];
  if (known === undefined) return false;
  const changed = Object.freeze(change(known));
  state.messages[index] = changed;
  const session = state.sessionOf.get(id);
  const place = session?.messages.indexOf(known) ?? -1;
  if (session !== undefined && place >= 0) session.messages[place] = changed;
  return true;
}

/** Notes of the wording that this entry gave to a message; an earlier wording counts no more. */
export function keepNotes(state: State, { event, notes }: Entry, message: string): void {
  const taken = "erased" in event ? ("notes" in event ? event.notes : null) : notes;
  if (taken) state.notes.set(message, taken);
  else state.notes.delete(message);
}
