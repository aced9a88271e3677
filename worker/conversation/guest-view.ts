import type { Conversation, Message, Session, Transfer } from "../../plugins/sdk/conversation.ts";
import type { Part, Party } from "../../plugins/sdk/event.ts";
import type { Trigger } from "../../plugins/sdk/intervention.ts";
import type { PersonalData } from "../../plugins/sdk/personal-data.ts";
import type { PointEvent } from "../../plugins/sdk/point.ts";
import type { WireEvent, WireSession, WireView } from "../guest/wire.ts";

/** Messages that a guest sees of a conversation: its newest. A session that is judged counts as a whole, as far as they go. */
export const seenMessages = 300;

/**
 * What a guest is shown of a conversation: the newest messages once, and of a person only what the pack asked for when it was
 * installed.
 */
export function createView(conversation: Conversation, granted: readonly PersonalData[]) {
  const kept = conversation.messages.slice(-seenMessages);
  const offset = conversation.messages.length - kept.length;
  const messages = kept.map((message) => shownMessage(message, granted));
  const places = new Map(kept.map((message, index) => [message.id, index]));

  /** A message as it read then, which may be another wording than today's. */
  function placeOf(message: Message): number {
    const place = places.get(message.id);
    const now = place === undefined ? undefined : messages[place];
    if (place !== undefined && now?.text === message.text && now.retracted === message.retracted) return place;
    return messages.push(shownMessage(message, granted)) - 1;
  }
  function sessionOf({ id, day, type, agent, messages: said, transfer }: Session): WireSession {
    const seen = said.flatMap((message) => (places.has(message.id) ? [placeOf(message)] : []));
    return { id, day, type, agent, messages: seen, transfer: shownTransfer(transfer, granted) };
  }

  return {
    messages,
    viewOf({ id, channel, messages: said, session, orders, lastTransfer }: Conversation): WireView {
      return {
        id,
        channel,
        messages: Math.max(0, said.length - offset),
        session: sessionOf(session),
        orders: granted.includes("orders") ? orders : [],
        lastTransfer: shownTransfer(lastTransfer ?? null, granted),
      };
    },
    /** null: what happened is nothing that the pack may read. */
    eventOf(event: Exclude<PointEvent, { type: "tally" }>): WireEvent | null {
      switch (event.type) {
        case "message":
          return { type: "message", id: event.id, at: event.at, message: placeOf(event.message) };
        case "session":
          return { ...event, session: sessionOf(event.session) };
        case "order":
          return granted.includes("orders") ? event : null;
        case "transferred":
          return { ...event, ...shownBoth(event, granted) };
        case "typing":
          return event.from === undefined ? event : { ...event, from: shownParty(event.from, granted) };
        default:
          return event;
      }
    },
  };
}

/** The event that an intervention is told of, without what its pack did not ask for. null: it is not told. */
export function shownTrigger(trigger: Trigger, granted: readonly PersonalData[]): Trigger | null {
  if (trigger.kind !== "event") return trigger;
  const { event } = trigger;
  switch (event.type) {
    case "order":
      return granted.includes("orders") ? trigger : null;
    case "message":
      return {
        ...trigger,
        event: { ...event, from: shownParty(event.from, granted), content: shownContent(event.content, granted) },
      };
    case "edited":
      return { ...trigger, event: { ...event, content: shownContent(event.content, granted) } };
    case "transferred":
      return { ...trigger, event: { ...event, ...shownBoth(event, granted) } };
    default:
      return trigger;
  }
}

function shownMessage(message: Message, granted: readonly PersonalData[]): Message {
  return { ...message, from: shownParty(message.from, granted), content: shownContent(message.content, granted) };
}

function shownParty(party: Readonly<Party>, granted: readonly PersonalData[]): Party {
  return party.role !== "buyer" || granted.includes("buyer") ? party : { role: "buyer", id: "buyer" };
}

function shownTransfer(transfer: Transfer | null, granted: readonly PersonalData[]): Transfer | null {
  if (transfer === null) return null;
  const { from, to } = transfer;
  return {
    ...transfer,
    from: from === null ? null : shownParty(from, granted),
    to: shownParty(to, granted),
  };
}

function shownBoth({ by, to }: { by?: Party | undefined; to: Party }, granted: readonly PersonalData[]) {
  return { ...(by !== undefined && { by: shownParty(by, granted) }), to: shownParty(to, granted) };
}

function shownContent(content: readonly Part[], granted: readonly PersonalData[]): Part[] {
  return content
    .filter((part) => part.type !== "order" || granted.includes("orders"))
    .map((part) => {
      if (granted.includes("links") || !("url" in part)) return part;
      if (part.type === "link") return { ...part, url: "" };
      const { url: _, ...rest } = part;
      return rest;
    });
}
