import type { KnownOrder, Message, SessionType, Transfer } from "../../plugins/sdk/conversation.ts";
import type { Party } from "../../plugins/sdk/event.ts";
import type { InterventionInput } from "../../plugins/sdk/intervention.ts";
import type { Hits, PointEvent } from "../../plugins/sdk/point.ts";

/**
 * What host and guest say to each other: one JSON text each way, so that its size is known before anything of it is read. Messages
 * stand once, however many events of a batch are about them; everything else names them by their place in that list.
 */

export type WireSession = {
  readonly id: string;
  readonly day: string;
  readonly type: SessionType;
  readonly agent: Party | null;
  readonly messages: readonly number[];
  readonly transfer: Transfer | null;
};

/** The conversation as it was when the event was judged. */
export type WireView = {
  readonly id: string;
  readonly channel: string;
  /** It knew the first so many of the messages. */
  readonly messages: number;
  readonly session: WireSession;
  readonly orders: readonly KnownOrder[];
  readonly lastTransfer: Transfer | null;
};

export type WireEvent =
  | { readonly type: "message"; readonly id: string; readonly at: number; readonly message: number }
  | {
      readonly type: "session";
      readonly id: string;
      readonly at: number;
      readonly reason: string;
      readonly session: WireSession;
    }
  | Exclude<PointEvent, { type: "message" | "session" | "tally" }>;

/** One event for the points of a pack that want to hear of it. `view` is a place in `views`. */
export type WireAsk = {
  readonly view: number;
  readonly event: WireEvent;
  readonly points: readonly {
    /** Its id within the pack. */
    readonly id: string;
    readonly config: Readonly<Record<string, unknown>>;
    readonly hits: Hits;
  }[];
};

export type WireRequest =
  | {
      readonly kind: "inspect";
      readonly messages: readonly Message[];
      readonly views: readonly WireView[];
      readonly asks: readonly WireAsk[];
    }
  | {
      readonly kind: "plan";
      readonly messages: readonly Message[];
      readonly views: readonly [WireView];
      /** Its id within the pack. */
      readonly intervention: string;
      readonly input: Omit<InterventionInput<Record<string, unknown>>, "conversation">;
    };

/** Of each ask, of each of its points in their order: what `inspect` returned, not yet checked, or what went wrong. */
export type WireAnswer =
  | { readonly kind: "inspect"; readonly answers: readonly (readonly WireOutput[])[] }
  | { readonly kind: "plan"; readonly answer: WireOutput };
export type WireOutput = { readonly ok: unknown } | { readonly error: string };

/** One call of a guest. @throws Error whose message tells what failed, without words of the chat */
export type AskGuest = (pack: string, request: WireRequest) => Promise<WireAnswer>;
