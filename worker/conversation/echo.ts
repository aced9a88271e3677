import { channels } from "../../plugins/channels/all.ts";
import { type ConversationEvent, textOf } from "../../plugins/sdk/event.ts";
import { type Action, action } from "../../plugins/sdk/intervention.ts";
import type { ErasedEvent } from "./log.ts";
import type { State } from "./state.ts";

/** An action comes back in the platform's own words within this time, or not at all. */
const withinMs = 120_000;
/** The platform's clock and ours differ. */
const aheadMs = 5_000;

/**
 * The event with the key of the action of ours that caused it, where a platform does not name the cause itself: our menu, reply
 * or transfer must not set anything off again. An action is given out once: who says the same thing later means it.
 */
export function withCause<Event extends ConversationEvent | ErasedEvent>(state: State, event: Event): Event {
  if (event.causedBy !== undefined || channels.get(state.channel)?.namesCause !== false) return event;
  const cause = causeOf(state, event);
  return cause === null ? event : { ...event, causedBy: cause };
}

function causeOf(state: State, event: ConversationEvent | ErasedEvent): string | null {
  // What became of a message of ours, as when we take a menu back.
  if (event.type === "retracted" || event.type === "edited") return causeOfEntry(state, event.message);
  const isSame = sameAs(event);
  if (isSame === null) return null;
  for (const { outcome, at, actions } of state.decisions.values()) {
    if (outcome !== "acted" || event.at < at - aheadMs || event.at > at + withinMs) continue;
    for (const { key, body } of actions) {
      if (isSame(action.parse(JSON.parse(body))) && !isGivenOut(state, key, event.type)) return key;
    }
  }
  return null;
}

function causeOfEntry(state: State, id: string): string | null {
  const event = state.byId.get(id)?.event;
  return event !== undefined && "causedBy" in event ? (event.causedBy ?? null) : null;
}

/** Which actions this event may be the echo of; null for what no action looks like. */
function sameAs(event: ConversationEvent | ErasedEvent): ((candidate: Action) => boolean) | null {
  if (event.type === "transferred")
    return (candidate) => candidate.kind === "handoff" && candidate.agent === event.to.id;
  if (event.type !== "message" || event.from.role === "buyer") return null;
  const said = textOf(event.content).trim();
  if (said === "") return null;
  return (candidate) => toBuyer(candidate)?.trim() === said;
}

function toBuyer(candidate: Action): string | null {
  switch (candidate.kind) {
    case "menu":
    case "reply":
      return candidate.text;
    case "notice":
      return candidate.audience === "buyer" ? candidate.text : null;
    default:
      return null;
  }
}

function isGivenOut({ entries }: State, key: string, type: string): boolean {
  return entries.some(({ event }) => event.type === type && "causedBy" in event && event.causedBy === key);
}
