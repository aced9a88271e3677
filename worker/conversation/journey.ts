import { wordsOf } from "../../plugins/language/small-talk.ts";
import { textOf } from "../../plugins/sdk/event.ts";
import { action } from "../../plugins/sdk/intervention.ts";
import type { JourneyRow } from "../ledger/rows.ts";
import type { Decision, Entry, Task } from "./log.ts";

/** A chat without a word for so long is over, also where the platform does not say so. */
export const silenceMs = 86_400_000;
/** Ratings and orders count for so long after the decision; who comes back so soon after the end has contacted the shop again. */
export const watchedMs = 7 * 86_400_000;

type Menu = {
  readonly openedAt: number;
  /** When it went from the buyer's screen without a choice, or with one. */
  closedAt: number | null;
  /** Label by option. */
  readonly options: ReadonlyMap<string, string>;
};

/**
 * What became of the buyer after a decision, acted on or not: without those left alone nobody could say what acting brings.
 * It takes the log in order. Decisions may be told before the events that they came from: a stretch of the log that was judged
 * again has them so.
 */
export type Journey = {
  readonly at: number;
  readonly event: string;
  /** The event of the decision has passed; what stands before it in the same millisecond does not count. */
  begun: boolean;
  menu: Menu | null;
  choice: string | null;
  choiceAt: number | null;
  /** By the intervention's own hand-over, and by any transfer. */
  handoffAt: number | null;
  transferredAt: number | null;
  humanAt: number | null;
  rating: number | null;
  ratedAt: number | null;
  orderedAt: number | null;
  lastAt: number;
  endedAt: number | null;
  contactedAgainAt: number | null;
  /** Log entries that changed it: whoever sends one to the ledger sends the decision again. */
  readonly sources: Set<string>;
};

export function beginJourney({ at, event }: Decision, begun: boolean): Journey {
  return {
    at,
    event,
    begun,
    menu: null,
    choice: null,
    choiceAt: null,
    handoffAt: null,
    transferredAt: null,
    humanAt: null,
    rating: null,
    ratedAt: null,
    orderedAt: null,
    lastAt: at,
    endedAt: null,
    contactedAgainAt: null,
    sources: new Set(),
  };
}

/** Nothing that comes now can change it. */
export function isOver({ at, lastAt, endedAt, contactedAgainAt }: Journey, now: number): boolean {
  const soon = now <= at + watchedMs;
  return !soon && (contactedAgainAt !== null || now > (endedAt ?? lastAt) + Math.max(silenceMs, watchedMs));
}

/** Takes in the next entry of the log. `newOrder`: its order was not known before. */
export function followEvent(journey: Journey, entry: Entry, newOrder: boolean): void {
  const { event, at, id } = entry;
  if (id === journey.event) journey.begun = true;
  if (id === journey.event || at < journey.at || (at === journey.at && !journey.begun)) return;
  switch (event.type) {
    case "message":
      followMessage(journey, entry, event);
      return;
    case "menu":
      if (journey.menu?.options.has(event.choice)) choose(journey, entry, event.choice);
      return;
    case "typing":
      if ((event.from?.role ?? "buyer") === "buyer") choose(journey, entry, "typed");
      return;
    case "transferred":
      if (event.to.role !== "agent" || journey.transferredAt !== null || journey.humanAt !== null) return;
      if (journey.endedAt === null) note(journey, entry, { transferredAt: at });
      return;
    case "closed":
      if (journey.endedAt === null) end(journey, entry, at);
      return;
    case "rating":
      if (journey.rating === null && journey.contactedAgainAt === null && at <= journey.at + watchedMs)
        note(journey, entry, { rating: event.score, ratedAt: at });
      return;
    case "order":
      if (newOrder && isPlaced(event.order.status) && journey.orderedAt === null && at <= journey.at + watchedMs)
        note(journey, entry, { orderedAt: at });
      return;
    default:
      return;
  }
}

type MessageEvent = Extract<Entry["event"], { type: "message" }>;

function followMessage(journey: Journey, entry: Entry, event: MessageEvent): void {
  const { at } = entry;
  if (journey.endedAt === null && at > journey.lastAt + silenceMs) end(journey, entry, journey.lastAt);
  const { endedAt } = journey;
  const spoken = event.automatic !== true && event.causedBy === undefined;
  if (endedAt === null) {
    journey.lastAt = at;
    if (spoken && event.from.role === "agent" && journey.humanAt === null) note(journey, entry, { humanAt: at });
    if (spoken && event.from.role === "buyer") choose(journey, entry, optionSaid(journey, event) ?? "typed");
    return;
  }
  const back = spoken && event.from.role === "buyer" && at <= endedAt + watchedMs;
  if (back && journey.contactedAgainAt === null) note(journey, entry, { contactedAgainAt: at });
}

/** A later event of an old order, such as its refund, is no new one. */
function isPlaced(status: string): boolean {
  return status === "created" || status === "paid";
}

function note(journey: Journey, { id }: Entry, change: Partial<Journey>): void {
  Object.assign(journey, change);
  journey.sources.add(id);
}

/** What the buyer did with the menu while it was on his screen; only the first thing counts. */
function choose(journey: Journey, entry: Entry, choice: string): void {
  const { menu } = journey;
  if (menu === null || journey.choice !== null || entry.at < menu.openedAt) return;
  if (menu.closedAt !== null && entry.at > menu.closedAt) return;
  note(journey, entry, { choice, choiceAt: entry.at });
}

/** The option whose label he wrote, as on channels without buttons. */
export function optionSaid({ menu }: Journey, event: MessageEvent): string | null {
  if (menu === null) return null;
  if ("erased" in event) return event.chosen?.find((option) => menu.options.has(option)) ?? null;
  const said = wordsOf(textOf(event.content));
  if (said === "") return null;
  for (const [option, label] of menu.options) if (wordsOf(label) === said) return option;
  return null;
}

function end(journey: Journey, entry: Entry, at: number): void {
  note(journey, entry, { endedAt: at });
  if (journey.menu !== null && journey.menu.closedAt === null) journey.menu.closedAt = at;
}

/** Takes in the decision itself or a later step of it. Hearing of it twice changes nothing. */
export function followDecision(journey: Journey, decision: Decision): void {
  if (decision.outcome === "acted") {
    for (const { kind, body } of decision.actions) {
      if (kind === "menu" && journey.menu === null) journey.menu = openMenu(decision.at, body);
      else if ((kind === "dismiss-menu" || kind === "handoff") && journey.menu !== null)
        closeMenu(journey.menu, decision.at);
      if (kind === "handoff" && (journey.handoffAt === null || decision.at < journey.handoffAt))
        journey.handoffAt = decision.at;
    }
  }
  if (decision.state === null && journey.menu !== null) closeMenu(journey.menu, decision.at);
}

function openMenu(openedAt: number, body: string): Menu {
  const menu = action.parse(JSON.parse(body));
  const options = menu.kind === "menu" ? menu.options : [];
  return { openedAt, closedAt: null, options: new Map(options.map(({ id, label }) => [id, label])) };
}

function closeMenu(menu: Menu, at: number): void {
  if (menu.closedAt === null || at < menu.closedAt) menu.closedAt = at;
}

export const noJourney: JourneyRow = {
  choice: null,
  choiceAt: null,
  handedOverAt: null,
  humanAt: null,
  rating: null,
  ratedAt: null,
  orderedAt: null,
  contactedAgainAt: null,
};

const saidOfTasks = { open: null, seen: "seen", done: "done", expired: "ignored" } as const;

/** The columns of the decision's row. `task`: what the intervention gave a person to do, where it gave anything. */
export function journeyRow(journey: Journey, task: Task | undefined): JourneyRow {
  const { menu, humanAt, handoffAt, transferredAt } = journey;
  const handed = [handoffAt, transferredAt].filter((at) => at !== null && (humanAt === null || at <= humanAt));
  const chosen =
    menu === null
      ? { choice: saidOfTasks[task?.state ?? "open"], choiceAt: task?.closedAt ?? task?.seenAt ?? null }
      : { choice: journey.choice ?? (menu.closedAt === null ? null : "ignored"), choiceAt: journey.choiceAt };
  return {
    ...chosen,
    handedOverAt: handed.length === 0 ? null : Math.min(...(handed as number[])),
    humanAt,
    rating: journey.rating,
    ratedAt: journey.ratedAt,
    orderedAt: journey.orderedAt,
    contactedAgainAt: journey.contactedAgainAt,
  };
}
