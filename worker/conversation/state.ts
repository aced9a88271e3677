import type { Conversation, KnownOrder, Message, Transfer } from "../../plugins/sdk/conversation.ts";
import { textOf } from "../../plugins/sdk/event.ts";
import type { JsonState } from "../../plugins/sdk/intervention.ts";
import type { TallyAt } from "../../plugins/sdk/tally.ts";
import type { Notes } from "../runners/builtin.ts";
import type { Journey } from "./journey.ts";
import type { Decision, Entry, FoundFinding, Task } from "./log.ts";
import { createCutter, emptySession, type LiveSession, type SessionCutter } from "./sessions.ts";

export type ArmedTimer = { point: string; timer: string; due: number; armedBy: string };
export type DelayedStep = { decision: Decision; due: number };
/** An intervention that keeps state, such as a menu that waits for its answer. `decision` is the one that started it. */
export type Flow = {
  decision: Decision;
  state: JsonState;
  wakeAt: number | null;
  /** A menu of it is on the buyer's screen. */
  menu: boolean;
  /** It has asked for a human, who has not come yet. */
  handing: boolean;
};

/** Everything that follows from the log. Never the truth: it is folded from the entries whenever the object wakes. */
export type State = {
  /** `<shop>/<channel>/<conversation>`: the prefix of every global id. */
  readonly key: string;
  readonly channel: string;
  readonly conversation: string;
  readonly entries: Entry[];
  readonly byId: Map<string, Entry>;
  readonly messages: Message[];
  readonly sessionOf: Map<string, LiveSession>;
  readonly cutter: SessionCutter;
  readonly orders: KnownOrder[];
  readonly timers: Map<string, ArmedTimer>;
  readonly findings: Map<string, FoundFinding>;
  readonly decisions: Map<string, Decision>;
  /** What became of the buyer, by the decision that started an intervention or left it undone. */
  readonly journeys: Map<string, Journey>;
  /** Those of them that later events may still change. */
  readonly openJourneys: Map<string, Journey>;
  readonly steps: Map<string, DelayedStep>;
  readonly flows: Map<string, Flow>;
  /** By the decision that started the intervention. Closed ones stay: the ledger shows them. */
  readonly tasks: Map<string, Task>;
  /** What people said of findings, by finding. */
  readonly verdicts: Map<string, "wrong" | "right">;
  /** In the shop's own thread: its newest tallies, oldest first. */
  readonly tallies: TallyAt[];
  /** Messages that were retracted, also before they arrived. */
  readonly retracted: Set<string>;
  /** What points noted of their last wording before it went, by message. */
  readonly notes: Map<string, Notes>;
  closed: boolean;
  lastBuyerAt: number;
  lastTransfer: Transfer | null;
};

export type StateOptions = { shop: string; channel: string; conversation: string; timeZone: string };

export function createState({ shop, channel, conversation, timeZone }: StateOptions): State {
  return {
    key: `${shop}/${channel}/${conversation}`,
    channel,
    conversation,
    entries: [],
    byId: new Map(),
    messages: [],
    sessionOf: new Map(),
    cutter: createCutter(timeZone),
    orders: [],
    timers: new Map(),
    findings: new Map(),
    decisions: new Map(),
    journeys: new Map(),
    openJourneys: new Map(),
    steps: new Map(),
    flows: new Map(),
    tasks: new Map(),
    verdicts: new Map(),
    tallies: [],
    retracted: new Set(),
    notes: new Map(),
    closed: false,
    lastBuyerAt: 0,
    lastTransfer: null,
  };
}

export const timerKey = (point: string, timer: string) => `${point}\n${timer}`;

/** The conversation as points see it now. Its arrays are the state's own: they are read, never kept. */
export function viewOf(state: State, at: number, session: LiveSession | null = state.cutter.current): Conversation {
  return {
    id: state.conversation,
    channel: state.channel,
    messages: state.messages,
    session: session ?? emptySession(state.cutter, at),
    orders: state.orders,
    lastTransfer: state.lastTransfer,
    tallies: state.tallies,
  };
}

export function messageOf(entry: Entry, retracted: boolean): Message | null {
  const { event } = entry;
  if (event.type !== "message") return null;
  return Object.freeze({
    id: event.id,
    at: entry.at,
    from: event.from,
    text: retracted ? "" : textOf(event.content),
    content: retracted ? [] : event.content,
    // What we have sent ourselves is nobody's doing: no agent is judged by it.
    automatic: event.automatic === true || event.causedBy !== undefined,
    ...(event.pending === true && { pending: true as const }),
    retracted,
  });
}
