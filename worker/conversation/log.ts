import type { SessionType } from "../../plugins/sdk/conversation.ts";
import type { ConversationEvent } from "../../plugins/sdk/event.ts";
import type { Finding, JsonState } from "../../plugins/sdk/intervention.ts";
import type { SessionEndReason } from "../../plugins/sdk/point.ts";
import type { findingStatuses } from "../ledger/rows.ts";

/** What the host itself adds to the log. Each fires at its due time in event time, whenever the alarm got round to it. */
export type HostEvent =
  | { type: "timer"; id: string; at: number; point: string; timer: string; armedBy: string }
  | { type: "session"; id: string; at: number; session: string; reason: SessionEndReason }
  | { type: "step"; id: string; at: number; decision: string; finding: string; policy: string; step: number };

/** What people say about the results. They belong to the log like messages do, so that judging again keeps their word. */
export type HumanEvent =
  /** A session is what a person says it is; scoring follows (F028). null: the guess counts again. */
  | { type: "session-type"; id: string; at: number; session: string; value: SessionType | null; by: string }
  /** A finding was wrong (F086) or was kept; null takes the word back. */
  | { type: "feedback"; id: string; at: number; finding: string; verdict: "wrong" | "right" | null; by: string };

/** What is left of a message once it was retracted: enough to keep its place and to recognise a repeated delivery. */
export type ErasedMessage = Omit<Extract<ConversationEvent, { type: "message" }>, "content"> & {
  content: [];
  /** SHA-256 of the body as it was accepted. */
  erased: string;
};

export type LogEvent = ConversationEvent | ErasedMessage | HostEvent | HumanEvent;

export type FoundFinding = Finding & {
  readonly kind: "alert" | "deduct" | "bonus";
  readonly agent: string | null;
  readonly status: (typeof findingStatuses)[number];
  /** When an answer settled the alert (N11). */
  readonly resolvedAt?: number;
};

export type PlannedAction = { readonly key: string; readonly kind: string; readonly body: string };

/** One decision of one policy step about one finding, or a later step of the same intervention (then `parent` is set). */
export type Decision = {
  readonly id: string;
  readonly parent: string | null;
  readonly event: string;
  readonly finding: string | null;
  readonly point: string | null;
  readonly session: string;
  readonly policy: string;
  readonly intervention: string;
  readonly step: number;
  readonly mode: "observe" | "act";
  readonly outcome: "acted" | "observed" | "suppressed" | "late" | "planned" | "cancelled";
  readonly reason: string;
  readonly revision: number;
  readonly at: number;
  readonly actions: readonly PlannedAction[];
  /** When a planned step comes due. */
  readonly due?: number;
  /** State of the intervention after this decision; null ends it, absent leaves it as it was. */
  readonly state?: JsonState | null;
};

/** What judging one event led to. Stored beside it, so that waking up folds results instead of judging again. */
export type Result = {
  readonly revision: number;
  readonly findings: readonly FoundFinding[];
  /** Findings of this or of later events that the log no longer supports, since this event was inserted before them. */
  readonly withdrawn: readonly FoundFinding[];
  readonly arms: readonly { readonly point: string; readonly timer: string; readonly seconds: number }[];
  readonly disarms: readonly { readonly point: string; readonly timer: string }[];
  readonly errors: readonly { readonly point: string; readonly error: string }[];
  readonly decisions: readonly Decision[];
  /** Ids of open alerts that this event settled. */
  readonly resolved: readonly string[];
};

export type Entry = {
  /** Storage order; an entry that is written again takes a new one, so that everything above the cursor owes a flush. */
  seq: number;
  readonly id: string;
  /** Effective time: the event's own, clamped when it lies in the far future. */
  readonly at: number;
  event: LogEvent;
  result: Result | null;
};

const hostTypes: ReadonlySet<string> = new Set<HostEvent["type"]>(["timer", "session", "step"]);

export function isHostEvent(event: LogEvent): event is HostEvent {
  return hostTypes.has(event.type);
}

/** An event that the chat platform sent, as opposed to what the host or a person added. */
export function isPlatformEvent(event: LogEvent): event is ConversationEvent | ErasedMessage {
  return !isHostEvent(event) && event.type !== "session-type" && event.type !== "feedback";
}

/** Sequence of the platform; events without one come first among those of the same millisecond. */
function sequenceOf(event: LogEvent): number {
  return "sequence" in event && event.sequence !== undefined ? event.sequence : -1;
}

/**
 * The order of the log: event time, then what the host added last, then the platform's sequence, then the id. Never arrival.
 */
export function compareEntries(a: Pick<Entry, "id" | "at" | "event">, b: Pick<Entry, "id" | "at" | "event">): number {
  if (a.at !== b.at) return a.at - b.at;
  const aHost = isHostEvent(a.event) ? 1 : 0;
  const bHost = isHostEvent(b.event) ? 1 : 0;
  if (aHost !== bHost) return aHost - bHost;
  const sequences = sequenceOf(a.event) - sequenceOf(b.event);
  if (sequences !== 0) return sequences;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** Where `entry` belongs in the ordered `entries`; their length when it comes last, which is the ordinary case. */
export function positionOf(entries: readonly Entry[], entry: Pick<Entry, "id" | "at" | "event">): number {
  let position = entries.length;
  while (position > 0 && compareEntries(entries[position - 1] as Entry, entry) > 0) position--;
  return position;
}
