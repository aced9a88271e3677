import type { Event } from "../sdk/event.ts";
import type { Action } from "../sdk/intervention.ts";
import type { Bilingual } from "../sdk/point.ts";
import type { ReadHeaders, TestMessage, TestRequest } from "./test-message.ts";

/** A request as it came in, before anything of it is believed. */
export type SignedRequest = {
  readonly headers: Headers;
  /** The raw bytes that the signature covers. */
  readonly body: Uint8Array;
  /** Epoch milliseconds of our clock. */
  readonly now: number;
};

export type Translation =
  /** Events in the order of the request; empty for a kind of request that this channel does not use. */
  | { readonly ok: true; readonly events: readonly Event[] }
  /** `path` names the field as in `events.3.content.0.text`; `message` names the allowed values. */
  | { readonly ok: false; readonly path: string; readonly message: string };

/** What became of one outbound HTTP request. */
export type SendResult =
  | { readonly kind: "answered"; readonly status: number; readonly retryAfter: number | null; readonly body: string }
  /** It certainly never arrived: the address is not allowed, or no connection was made. */
  | { readonly kind: "refused"; readonly error: string }
  | { readonly kind: "unreached"; readonly error: string }
  /** It may have arrived: time-out, or the connection broke after it was made. */
  | { readonly kind: "lost"; readonly error: string };

export type OutboundRequest = {
  readonly method: "GET" | "POST" | "DELETE";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
};

/** Guards the address, sends once, reads at most 64 KB of the answer; never throws. */
export type Send = (request: OutboundRequest) => Promise<SendResult>;

/** An action on its way to the platform of a conversation. */
export type Delivery = {
  /** Idempotency key, the same on every attempt. */
  readonly key: string;
  /** Epoch milliseconds at which the action was decided. */
  readonly at: number;
  /** Epoch milliseconds of this attempt. */
  readonly now: number;
  /** The platform's id. */
  readonly conversation: string;
  readonly action: Action;
  /** The shop's address for this channel: a webhook of its own, or the root of the platform's API. */
  readonly callback: string;
  /** The channel's live secrets, newest last. */
  readonly secrets: readonly string[];
  /** What calls to the platform's API carry; null where the shop has set none. */
  readonly token: string | null;
};

export type DeliveryAnswer =
  /** The answer to the last request that was needed, or to the first that failed. */
  | SendResult
  /** The shop's settings lack something; sending again helps once they have it. */
  | { readonly kind: "unready"; readonly error: string }
  /** This platform has no way to do it. */
  | { readonly kind: "unsupported"; readonly error: string };

/** How long the platform waits for a verdict, and what becomes of the message when there is none by then. */
export type Gate = { readonly deadlineMs: number; readonly whenLate: "allow" | "block" };

/** What an administrator has to know to connect the two sides. */
export type Connecting = {
  /** Who makes the signing secrets: we do, and show each once, or the platform does, and it is pasted here. */
  readonly secretFrom: "us" | "platform";
  /** What to enter where on the platform's side, a step each. */
  readonly steps: readonly Bilingual[];
  /** What the callback address is, on this platform. */
  readonly callback: Bilingual;
  readonly callbackExample: string;
  /** What the token for the platform's own API is; null: it needs none. */
  readonly token: Bilingual | null;
};

/** One chat platform's format: verify, translate in, deliver out. */
export type Channel = {
  /** Kebab-case, the `:channel` of `/hooks/:channel/:shop`. */
  readonly id: string;
  readonly title: Bilingual;
  /** Two deliveries under one key have the effect of one, so that an unknown outcome may be sent again. */
  readonly honoursKeys: boolean;
  /** The key of one of the shop's secrets. Throws when the secret has not the form that the platform gives out. */
  readonly importKey: (secret: string) => Promise<CryptoKey>;
  /**
   * Whether the request is fresh and signed by one of the keys. Tries every key with every signature without early exit, and
   * answers false, never throws, whatever the headers hold.
   */
  readonly verify: (request: SignedRequest, keys: readonly CryptoKey[]) => Promise<boolean>;
  /** Says afterwards, to the shop alone, why a request was not verified; decides nothing. */
  readonly headerProblem: ReadHeaders;
  readonly connecting: Connecting;
  /** A buyer's message and the end of the chat, as the platform would send and sign them: one request after the other. */
  readonly rehearse: (message: TestMessage, secret: string) => Promise<readonly TestRequest[]>;
  /**
   * The platform tells states rather than events, so the same thing may be told again under the same id at another time: it
   * counts as a duplicate and not as a conflict.
   */
  readonly restates: boolean;
  /** Events that actions of ours lead to carry our key, whatever the platform's version; otherwise they are recognised by what they say. */
  readonly namesCause: boolean;
  /** null: the platform asks nobody before it sends a message. */
  readonly gate: Gate | null;
  /** Depends on the verified request alone: the same request gives the same events. */
  readonly translate: (body: unknown, request: Pick<SignedRequest, "headers" | "now">) => Translation;
  readonly deliver: (delivery: Delivery, send: Send) => Promise<DeliveryAnswer>;
};
