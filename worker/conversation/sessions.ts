import { dayOf } from "../../plugins/sdk/clock.ts";
import type { Message, Session, SessionType, Transfer } from "../../plugins/sdk/conversation.ts";
import type { Order, Party } from "../../plugins/sdk/event.ts";
import { guessType, intentOf } from "./session-type.ts";

/** A session while the conversation lives. Points read it as the SDK's `Session`. */
export type LiveSession = {
  readonly id: string;
  readonly day: string;
  /** End of the session's day: the latest moment at which it is judged. */
  readonly dayEnd: number;
  type: SessionType;
  /** Of the guess, 0.5 to 1. */
  confidence: number;
  /** Log-odds of what the buyer asked, see `intentOf`. */
  intent: number;
  /** What a person decided, above the guess; null as long as nobody did. */
  chosen: SessionType | null;
  agent: Readonly<Party> | null;
  readonly messages: Message[];
  transfer: Transfer | null;
  /** Event time of the newest judgement; messages after it make the session owe another one. */
  judgedAt: number | null;
  /** Event time of the newest order event of the session's day: whether the buyer ordered is part of the judgement. */
  orderedAt: number | null;
  /** The newest rating that the buyer gave while it was the current one. */
  rating: number | null;
};

/**
 * Cuts a conversation into sessions (通): one for each agent account and calendar day. Messages of a buyer wait with the session
 * they follow until somebody speaks; whoever speaks takes over those that nobody has answered.
 */
export type SessionCutter = {
  readonly timeZone: string;
  readonly sessions: LiveSession[];
  current: LiveSession | null;
  /** Who serves the buyer; null before anyone spoke and after the conversation was closed. */
  holder: Readonly<Party> | null;
};

export function createCutter(timeZone: string): SessionCutter {
  return { timeZone, sessions: [], current: null, holder: null };
}

/** Settles the type anew after an order, a message of the buyer, or a person's decision. */
export function settleType(session: LiveSession, orders: readonly Order[]): void {
  const { type, confidence } = guessType(orders, session.intent);
  session.type = session.chosen ?? type;
  session.confidence = session.chosen === null ? confidence : 1;
}

function open(cutter: SessionCutter, at: number, agent: Readonly<Party> | null, orders: readonly Order[]): LiveSession {
  const day = dayOf(at, cutter.timeZone);
  const sameDay = cutter.sessions.filter((session) => session.day === day.day);
  const known = agent === null ? undefined : sameDay.find((session) => session.agent?.id === agent.id);
  if (known !== undefined) return known;
  const session: LiveSession = {
    id: `${day.day}.${sameDay.length + 1}`,
    day: day.day,
    dayEnd: day.end,
    type: "unsure",
    confidence: 0.5,
    intent: 0,
    chosen: null,
    agent,
    messages: [],
    transfer: null,
    judgedAt: null,
    orderedAt: null,
    rating: null,
  };
  settleType(session, orders);
  cutter.sessions.push(session);
  return session;
}

/** Messages at the end of a session that nobody has answered. */
function takeUnanswered(session: LiveSession): Message[] {
  let start = session.messages.length;
  while (start > 0) {
    const role = session.messages[start - 1]?.from.role;
    if (role === "agent" || role === "bot") break;
    start--;
  }
  return session.messages.splice(start);
}

/** `moved`: messages that came along, since they had waited in another session. `adopted`: the session just got its agent. */
export type Placed = { session: LiveSession; moved: readonly Message[]; adopted: boolean };

/** Puts a message into its session. */
export function placeMessage(cutter: SessionCutter, message: Message, orders: readonly Order[]): Placed {
  const speaks = message.from.role === "agent" || message.from.role === "bot";
  const stale = cutter.current !== null && message.at >= cutter.current.dayEnd;
  if (stale) {
    cutter.current = null;
    cutter.holder = null;
  }
  let moved: Message[] = [];
  let adopted = false;
  if (speaks) {
    const before = cutter.current;
    if (before !== null && before.agent === null) {
      before.agent = message.from;
      adopted = true;
    }
    const session = open(cutter, message.at, message.from, orders);
    if (before !== null && before !== session) {
      moved = takeUnanswered(before);
      session.messages.push(...moved);
      for (const other of moved) {
        before.intent -= intentOf(other);
        session.intent += intentOf(other);
      }
      settleType(before, orders);
      settleType(session, orders);
      if (cutter.holder !== null && cutter.holder.id !== message.from.id && before.transfer === null)
        before.transfer = { at: message.at, from: cutter.holder, to: message.from, askedByBuyer: false };
    }
    cutter.current = session;
    cutter.holder = message.from;
  } else if (cutter.current === null) cutter.current = open(cutter, message.at, cutter.holder, orders);
  cutter.current.messages.push(message);
  if (message.from.role === "buyer") {
    cutter.current.intent += intentOf(message);
    settleType(cutter.current, orders);
  }
  return { session: cutter.current, moved, adopted };
}

/** A transfer ends the session of whoever served; the next message opens or continues the one of the receiver. */
export function placeTransfer(cutter: SessionCutter, transfer: Transfer): void {
  const from = transfer.from ?? cutter.holder;
  if (cutter.current !== null) cutter.current.transfer = { ...transfer, from };
  cutter.holder = transfer.to;
}

/** The view of a session that has no message yet, for events that come before the first one. */
export function emptySession(cutter: SessionCutter, at: number): Session {
  const day = dayOf(at, cutter.timeZone);
  return { id: `${day.day}.0`, day: day.day, type: "unsure", agent: null, messages: [], transfer: null };
}
