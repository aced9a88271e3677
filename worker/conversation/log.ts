import type { SessionType } from "../../plugins/sdk/conversation.ts";
import type { ConversationEvent, Role } from "../../plugins/sdk/event.ts";
import type { Finding, JsonState, TaskKind, TaskWord } from "../../plugins/sdk/intervention.ts";
import type { FindingData, PointResult, SessionEndReason } from "../../plugins/sdk/point.ts";
import type { Tally } from "../../plugins/sdk/tally.ts";
import type { findingStatuses } from "../ledger/rows.ts";
import type { Notes } from "../runners/builtin.ts";

/** What the host itself adds to the log. Each fires at its due time in event time, whenever the alarm got round to it. */
export type HostEvent =
  | { type: "timer"; id: string; at: number; point: string; timer: string; armedBy: string }
  | { type: "session"; id: string; at: number; session: string; reason: SessionEndReason }
  | { type: "step"; id: string; at: number; decision: string; finding: string; policy: string; step: number }
  /** An intervention asked to be woken. `decision` is the one that started it. */
  | { type: "wake"; id: string; at: number; decision: string };

/** What people say about the results. They belong to the log like messages do, so that judging again keeps their word. */
export type HumanEvent =
  /** A session is what a person says it is; scoring follows (F028). null: the guess counts again. */
  | { type: "session-type"; id: string; at: number; session: string; value: SessionType | null; by: string }
  /** A finding was wrong (F086) or was kept; null takes the word back. */
  | { type: "feedback"; id: string; at: number; finding: string; verdict: "wrong" | "right" | null; by: string }
  /** Somebody has seen or done a task. `decision` is the one that started the intervention. */
  | { type: "task"; id: string; at: number; decision: string; word: TaskWord; by: string }
  /** A person runs an intervention by hand. */
  | {
      type: "intervene";
      id: string;
      at: number;
      intervention: string;
      config: Readonly<Record<string, unknown>>;
      by: string;
    }
  | AskedEvent;

/**
 * The platform asked about a message before it sent it, and a policy had something to say. `words` is a digest of its content,
 * `by` the account that wanted to say it, `message` the id under which it may still arrive.
 */
export type AskedEvent = {
  type: "asked";
  id: string;
  at: number;
  message: string;
  by: string;
  role: Role;
  words: string;
};

/** What is left of a message once it was retracted: enough to keep its place and to recognise a repeated delivery. */
export type ErasedMessage = Omit<Extract<ConversationEvent, { type: "message" }>, "content"> &
  Erased & {
    /** Options of our menus whose label it was, by id: the choice was made, also when its words are gone. */
    chosen?: readonly string[];
  };
type Erased = {
  content: [];
  /** SHA-256 of the body as it was accepted. */
  erased: string;
  /** What points noted of the words, by point: codes, never words. */
  notes?: Notes;
};

/** An edit of such a message, without its words. */
export type ErasedEdit = Omit<Extract<ConversationEvent, { type: "edited" }>, "content"> & Erased;
export type ErasedEvent = ErasedMessage | ErasedEdit;

/**
 * What happened across all conversations, as the shop's Floor object counted it. Only in the shop's own thread. It cannot be derived
 * from the log it stands in, so it is kept like a platform's event.
 */
export type TallyEvent = { type: "tally"; id: string; at: number; tally: Tally };

/** What one point of a guest returned, checked. `point` is the full id of the instance. */
export type GuestAnswer =
  | { readonly point: string; readonly results: readonly PointResult[] }
  | { readonly point: string; readonly error: string };

/**
 * What the points of a guest said about one entry. It cannot be derived from the log it stands in, so it is kept like a platform's
 * event, right behind that entry. A newer word about the same entry takes its place.
 */
export type GuestEvent = {
  type: "guest";
  id: string;
  at: number;
  /** Id of the entry that was judged. */
  entry: string;
  /** Of that entry: among words of one millisecond they stand as what they are about; what the host added comes last. */
  sequence: number;
  pack: string;
  /** The version that said so. */
  sha256: string;
  answers: readonly GuestAnswer[];
};
/** Without its answers, which rested on words that were taken back; what they led to stands. */
type ErasedGuest = GuestEvent & { answers: readonly []; erased: "" };

/** A guest's intervention has planned. What it planned stands as the decision of this entry, which is never taken anew. */
export type PlannedEvent = {
  type: "planned";
  id: string;
  at: number;
  /** The decision that waited for the plan, or that started the intervention which goes on. */
  decision: string;
  /** The entry that an intervention under way was told of; null: it starts. */
  entry: string | null;
  /** The entry that set it off, or that it was told of: what comes behind that one is later. */
  about: string;
};

export type LogEvent =
  | ConversationEvent
  | ErasedEvent
  | HostEvent
  | HumanEvent
  | TallyEvent
  | GuestEvent
  | ErasedGuest
  | PlannedEvent;

export type FoundFinding = Finding & {
  readonly kind: "alert" | "deduct" | "bonus";
  readonly agent: string | null;
  readonly status: (typeof findingStatuses)[number];
  /** When an answer settled the alert (N11). */
  readonly resolvedAt?: number;
};

/** Something that a person has to do, opened by an intervention. At most one in each, named by the decision that started it. */
export type Task = {
  readonly id: string;
  readonly kind: TaskKind;
  readonly text: string;
  /** Account of the agent whose task it is; null: the shop's supervisors. */
  readonly agent: string | null;
  readonly session: string;
  readonly event: string;
  readonly openedAt: number;
  /** Epoch milliseconds by which it should be done, or null. */
  readonly dueAt: number | null;
  readonly state: "open" | "seen" | "done" | "expired";
  readonly seenAt: number | null;
  readonly closedAt: number | null;
  /** Who said so last; null when the chat itself did. */
  readonly by: string | null;
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
  /** When the intervention wants to be woken (epoch milliseconds). */
  readonly wakeAt?: number;
  /** What set it off, when that was no finding: the moment and what was known of it. */
  readonly moment?: { readonly type: string; readonly data: FindingData };
  /** What the decision rested on, as `{ online: 2, rate: 40 }`, for whoever asks why. */
  readonly facts?: FindingData;
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
  /** Taken in this turn, of words that go at its end; from then on the erased event has them. */
  notes?: Notes | null;
  /** What a guest planned, in the turn that takes it in; from then on the entry's decision has it. */
  planned?: Planned;
};

/** What an intervention's plan amounts to, checked. */
export type Planned = Pick<Decision, "outcome" | "reason" | "actions" | "state" | "wakeAt">;

const hostTypes: ReadonlySet<string> = new Set<HostEvent["type"]>(["timer", "session", "step", "wake"]);

export function isHostEvent(event: LogEvent): event is HostEvent {
  return hostTypes.has(event.type);
}

const humanTypes: ReadonlySet<string> = new Set<HumanEvent["type"]>(["session-type", "feedback", "task", "intervene"]);

export function isHumanEvent(event: LogEvent): event is HumanEvent {
  return humanTypes.has(event.type);
}

const guestTypes: ReadonlySet<string> = new Set<LogEvent["type"]>(["guest", "planned"]);

/** What guests have said: nobody is asked about it. */
export function isGuestWord(event: LogEvent): event is GuestEvent | ErasedGuest | PlannedEvent {
  return guestTypes.has(event.type);
}

/** An event that the chat platform sent, as opposed to what the host, a person or the shop's Floor object added. */
export function isPlatformEvent(event: LogEvent): event is ConversationEvent | ErasedEvent {
  return !isHostEvent(event) && !isHumanEvent(event) && !isGuestWord(event) && event.type !== "tally";
}

/** What a guest's word about the event is ordered by. */
export function sequenceOfWord(event: LogEvent): number {
  return isHostEvent(event) ? Number.MAX_SAFE_INTEGER : sequenceOf(event);
}

/** Sequence of the platform; events without one come first among those of the same millisecond. */
function sequenceOf(event: LogEvent): number {
  return "sequence" in event && event.sequence !== undefined ? event.sequence : -1;
}

/** Among entries of one millisecond: what happened, what the host added to it, what guests said of both, what they planned. */
function rankOf(event: LogEvent): number {
  if (event.type === "planned") return 3;
  return event.type === "guest" ? 2 : isHostEvent(event) ? 1 : 0;
}

/** The order of the log: event time, then that rank, then the platform's sequence, then the id. Never arrival. */
export function compareEntries(a: Pick<Entry, "id" | "at" | "event">, b: Pick<Entry, "id" | "at" | "event">): number {
  if (a.at !== b.at) return a.at - b.at;
  const ranks = rankOf(a.event) - rankOf(b.event);
  if (ranks !== 0) return ranks;
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
