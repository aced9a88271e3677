import type { SessionType } from "../../plugins/sdk/conversation.ts";

/**
 * What a Conversation tells the shop's Floor object of a stretch of its log, beside the news for panels: single things that happened,
 * each with an id of its own, so that telling them again changes nothing. No words and no names: a buyer is a digest.
 */
export type Mark =
  /** The buyer's message is about `topic`. One buyer counts once a minute. */
  | { readonly kind: "topic"; readonly at: number; readonly topic: string }
  /** A human answered after `ms` (D2 `humanReply`, at most 600 s); `topic` of the question. `id`: the answering message. */
  | {
      readonly kind: "reply";
      readonly at: number;
      readonly id: string;
      readonly agent: string;
      readonly ms: number;
      readonly type: SessionType;
      readonly topic: string | null;
    }
  /** An alert stands; `gone`: it stands no more. */
  | {
      readonly kind: "finding";
      readonly at: number;
      readonly id: string;
      readonly point: string;
      readonly code: string;
      readonly topic: string | null;
      readonly gone?: true;
    }
  /** A policy has acted. `id`: the decision. */
  | { readonly kind: "acted"; readonly at: number; readonly id: string; readonly policy: string }
  /** A point failed in this chat: once a minute, however often it did. `error`: what kind, such as `TypeError` or `timeout`. */
  | { readonly kind: "error"; readonly at: number; readonly point: string; readonly error: string }
  /** The first human word came `ms` after the chat was handed over. `id`: that message. */
  | { readonly kind: "wait"; readonly at: number; readonly id: string; readonly ms: number };

/** When many alike alerts become one incident; null: never. `buyers` distinct ones within `minutes`; over after `quiet` minutes. */
export type IncidentLimits = { readonly buyers: number; readonly minutes: number; readonly quiet: number };

export type Told = {
  readonly merchant: string;
  readonly shop: string;
  readonly timeZone: string;
  readonly channel: string;
  /** The platform's id. */
  readonly conversation: string;
  /** Digest of the buyer's id; of the conversation's, as long as no buyer has spoken. */
  readonly buyer: string;
  /** The agent who serves the buyer now, or null. */
  readonly agent: string | null;
  /** Epoch milliseconds of the newest event. */
  readonly at: number;
  readonly limits: IncidentLimits | null;
  readonly marks: readonly Mark[];
};

/**
 * Marks that a shop's Floor takes in one minute. A runaway platform must not fill it: what is beyond is not counted, but for what
 * policies did.
 */
export const mostAMinute = 5_000;
