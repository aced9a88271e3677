import type { ConversationEvent } from "../../plugins/sdk/event.ts";
import type { Action, Seats } from "../../plugins/sdk/intervention.ts";
import type { Bilingual, Evidence, Severity } from "../../plugins/sdk/point.ts";

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
export type Verdict = { decision: (typeof verdictDecisions)[number]; reason?: string; text?: string };

export type EventResult = {
  event: string;
  duplicate: boolean;
  findings: PublicFinding[];
  actions: PublicAction[];
  verdict: Verdict;
};

export type ReceiveInput = {
  merchant: string;
  shop: string;
  channel: string;
  /** The platform's id. */
  conversation: string;
  events: ConversationEvent[];
  seats: Seats;
  /** The caller reads the answer, so actions for the channel are delivered by it. */
  wait: boolean;
};

export type ReceiveAnswer =
  | { ok: true; accepted: number; duplicates: number; results: EventResult[] }
  /** This event's id was accepted before with another body; nothing of the request was stored. */
  | { ok: false; conflict: string }
  | { ok: false; overloaded: true };
