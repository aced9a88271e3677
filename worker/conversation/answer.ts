import type { ConversationEvent } from "../../plugins/sdk/event.ts";
import type { Action } from "../../plugins/sdk/intervention.ts";
import type { Bilingual, Evidence, Severity } from "../../plugins/sdk/point.ts";
import type { ShopFacts } from "../../plugins/sdk/shop.ts";

/** A finding as callers see it (the event's shape is fixed; spans are half-open UTF-16 offsets). */
export type PublicFinding = {
  id: string;
  point: string;
  code: string;
  severity: Severity;
  score?: number;
  message: Bilingual;
  evidence: (Evidence & { quote: string })[];
  revision: number;
};

/** An action that the caller should carry out now. `key` is its idempotency key. */
export type PublicAction = Action & { key: string; policy: string; intervention: string };

export const verdictDecisions = ["allow", "block", "replace", "hold"] as const;
/** `overridable`: the same message with a reason in `override` may go. */
export type Verdict = {
  decision: (typeof verdictDecisions)[number];
  reason?: string;
  text?: string;
  overridable?: boolean;
};

export type EventResult = {
  event: string;
  duplicate: boolean;
  findings: PublicFinding[];
  actions: PublicAction[];
  verdict: Verdict;
  /** Nobody has judged it in time: the verdict is the channel's default. */
  late?: true;
};

export type ReceiveInput = {
  merchant: string;
  shop: string;
  channel: string;
  /** The platform's id. */
  conversation: string;
  events: ConversationEvent[];
  facts: ShopFacts;
  /** The caller reads the answer, so actions for the channel are delivered by it. */
  wait: boolean;
};

/** What became of an intervention that a person ran by hand. */
export type Intervened = { decision: string; outcome: string; reason: string };

export type ReceiveAnswer =
  /** `results`: of each event, for whoever waits for them; otherwise none. */
  | { ok: true; accepted: number; duplicates: number; results: EventResult[] }
  /** This event's id was accepted before with another body; nothing of the request was stored. */
  | { ok: false; conflict: string }
  | { ok: false; overloaded: true };
