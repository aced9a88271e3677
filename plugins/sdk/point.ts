import type { z } from "zod";
import type { Conversation, Message, Session, SessionType } from "./conversation.ts";
import type { ConversationEvent } from "./event.ts";
import type { Tally } from "./tally.ts";

/** A text in both languages of the product. `{name}` is filled from the finding's data. */
export type Bilingual = { readonly zh: string; readonly en: string };

export const severities = ["low", "normal", "urgent"] as const;
export type Severity = (typeof severities)[number];

export const pointKinds = ["alert", "deduct", "bonus"] as const;
/** `alert` points watch live; `deduct` and `bonus` points judge the whole session and carry a score. */
export type PointKind = (typeof pointKinds)[number];

/** `shop` points judge what happens across all conversations: they get tallies only, and nobody else does. */
export const moments = ["message", "timer", "session", "shop"] as const;
export type Moment = (typeof moments)[number];

/** Why a session is judged now. A session may be judged again later; the newest judgement counts. */
export type SessionEndReason = "closed" | "transferred" | "day-ended";

/**
 * What a point may be asked about. New types may be added: end a switch over `type` with `default`. A message that was edited is
 * asked about again, as a `message` event with its new text.
 */
export type PointEvent =
  | { readonly type: "message"; readonly id: string; readonly at: number; readonly message: Message }
  | {
      readonly type: "timer";
      readonly id: string;
      readonly at: number;
      readonly timer: string;
      readonly armedBy: string;
    }
  | {
      readonly type: "session";
      readonly id: string;
      readonly at: number;
      readonly reason: SessionEndReason;
      readonly session: Session;
    }
  | { readonly type: "tally"; readonly id: string; readonly at: number; readonly tally: Tally }
  | Exclude<ConversationEvent, { type: "message" | "edited" }>;

/** Where one of the point's phrases was found. Offsets count in the original `text` of `message`. */
export type Hit = { readonly message: string; readonly start: number; readonly end: number; readonly phrase: string };

/**
 * Hits of the point's phrase lists, by list name: of the judged message for a message event, of every message of the session
 * otherwise. A list without hits is an empty array.
 */
export type Hits<List extends string = string> = { readonly [name in List]: readonly Hit[] };

/** A quoted place: half-open UTF-16 offsets into the text of `message`. The host cuts the quote itself. */
export type Evidence = { readonly message: string; readonly start: number; readonly end: number };

/** What is called otherwise in each language comes twice: `title.zh` and `title.en` both fill `{title}`. */
export type FindingData = { readonly [name: string]: string | number };

export type PointResult<Code extends string = string> =
  | {
      readonly kind: "finding";
      readonly code: Code;
      readonly evidence: readonly Evidence[];
      readonly data?: FindingData;
    }
  | { readonly kind: "arm"; readonly timer: string; readonly seconds: number }
  | { readonly kind: "disarm"; readonly timer: string }
  | { readonly kind: "resolve"; readonly code: Code }
  | { readonly kind: "held"; readonly guard: string; readonly evidence: readonly Evidence[] };

export type PointInput<Config, List extends string = string> = {
  readonly event: PointEvent;
  readonly conversation: Conversation;
  readonly config: Readonly<Config>;
  readonly hits: Hits<List>;
  /** What the point noted of retracted messages before their words went, in the order of the messages. */
  readonly noted: readonly Noted[];
};

/** One of the point's note codes, about a message that was retracted. */
export type Noted = { readonly message: string; readonly code: string };

/** `message` still has its words; `hits` are its own. */
export type NotesInput<Config, List extends string = string> = {
  readonly message: Message;
  readonly config: Readonly<Config>;
  readonly hits: Hits<List>;
};

export type CodeTable = {
  readonly [code: string]: { readonly severity?: Severity; readonly score?: number; readonly message: Bilingual };
};

export type PointDefinition<
  Schema extends z.ZodObject = z.ZodObject,
  Codes extends CodeTable = CodeTable,
  List extends string = string,
> = {
  /** Kebab-case; the full id is `pack/id`. */
  readonly id: string;
  readonly title: Bilingual;
  readonly description: Bilingual;
  readonly kind: PointKind;
  readonly moment: Moment;
  /** Full ids of the alerts whose word this session point overrides (N10). */
  readonly overrides?: readonly string[];
  /** Settings that a shop starts with, where sessions of different types are not judged alike. */
  readonly defaults?: {
    readonly scores?: { readonly presale: number | null; readonly aftersale: number | null };
    readonly sessionTypes?: readonly SessionType[];
  };
  /** Rows of the product's feature list that this point answers, for the generated coverage table. */
  readonly rows: readonly string[];
  /** Flat: string, number, boolean, enum, list of strings. Each field has a default, a bound and `.meta({ zh, en })`. */
  readonly config: Schema;
  readonly codes: Codes;
  /** Phrase lists for the shop's one matcher; matched without regard to case, width, zero-width marks and script variant. */
  readonly phrases?: (config: z.infer<Schema>) => { readonly [name in List]: readonly string[] };
  /**
   * `hits`: about a message in which none of its phrases is found the point has nothing to say, and is not asked. So a shop may
   * have many such points for the price of few.
   */
  readonly wakes?: "hits";
  /**
   * What the point will want to know of a message whose sender takes it back: asked once, just before the words go for good.
   * Codes only, of those that are declared here; `inspect` gets them as `noted`. They depend on the message alone, so that the
   * order in which message and retraction arrive does not matter.
   */
  readonly notes?: {
    readonly codes: readonly string[];
    readonly take: (input: NotesInput<z.infer<Schema>, List>) => readonly string[];
  };
  /** It belongs to a guest, which the host asks elsewhere. Set by the host alone. */
  readonly guest?: true;
  readonly inspect: (input: PointInput<z.infer<Schema>, List>) => readonly PointResult<keyof Codes & string>[];
};

/** Declares an inspection point. Pure: no clock, network, storage or globals; `event.at` is the time. */
export function definePoint<
  Schema extends z.ZodObject,
  const Codes extends CodeTable,
  const List extends string = never,
>(definition: PointDefinition<Schema, Codes, List>): PointDefinition<Schema, Codes, List> {
  return definition;
}

/** A finding of one of the declared codes; `data` fills the placeholders of the code's message. */
export function finding<const Code extends string>(
  code: Code,
  evidence: readonly Evidence[],
  data?: FindingData,
): PointResult<Code> {
  return data === undefined ? { kind: "finding", code, evidence } : { kind: "finding", code, evidence, data };
}

/** Asks for a `timer` event `seconds` after this event. Arming an armed timer changes nothing. */
export function arm(timer: string, seconds: number): PointResult<never> {
  return { kind: "arm", timer, seconds };
}

export function disarm(timer: string): PointResult<never> {
  return { kind: "disarm", timer };
}

/** What an alert of this code asked for has been done: its open findings in this conversation are resolved, and kept. */
export function resolve<const Code extends string>(code: Code): PointResult<Code> {
  return { kind: "resolve", code };
}

export type Held = Extract<PointResult<never>, { kind: "held" }>;

/**
 * Something would have been found, and a guard held it back. Recorded nowhere: whoever asks why a message was not found sees
 * the guard's name beside the words.
 */
export function held(guard: string, evidence: readonly Evidence[]): Held {
  return { kind: "held", guard, evidence };
}

/** The whole text of a message as evidence. */
export function whole(message: Message): Evidence {
  return { message: message.id, start: 0, end: message.text.length };
}

/** A hit as evidence. */
export function quoted(hit: Hit): Evidence {
  return { message: hit.message, start: hit.start, end: hit.end };
}

/** The buyer's messages since a human agent or the bot last spoke, oldest first; retracted and system messages do not count. */
export function unansweredMessages(conversation: Conversation): Message[] {
  const waiting: Message[] = [];
  for (let index = conversation.messages.length - 1; index >= 0; index--) {
    const message = conversation.messages[index] as Message;
    if (message.from.role === "agent" || message.from.role === "bot") break;
    if (message.from.role === "buyer" && !message.retracted) waiting.push(message);
  }
  return waiting.reverse();
}
