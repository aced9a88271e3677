import { z } from "zod";
import type { Conversation } from "./conversation.ts";
import type { ConversationEvent } from "./event.ts";
import type { Bilingual, Evidence, Severity } from "./point.ts";

/** What an intervention may ask the outbox to deliver. The host adds ids, tenant, time and the idempotency key. */
export const action = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("menu"),
    text: z.string().min(1).max(1_000),
    options: z
      .array(z.object({ id: z.string().min(1).max(64), label: z.string().min(1).max(128) }))
      .min(1)
      .max(10),
  }),
  z.object({ kind: z.literal("dismiss-menu") }),
  z.object({ kind: z.literal("reply"), text: z.string().min(1).max(4_000) }),
  z.object({ kind: z.literal("suggestion"), text: z.string().min(1).max(4_000) }),
  z.object({
    kind: z.literal("handoff"),
    group: z.string().max(128).optional(),
    note: z.string().max(1_000).optional(),
  }),
  z.object({
    kind: z.literal("notice"),
    audience: z.enum(["buyer", "agent", "supervisor"]),
    text: z.string().min(1).max(1_000),
    severity: z.enum(["low", "normal", "urgent"]).optional(),
  }),
  /** The answer to a message that the platform asks about before it sends it. */
  z.object({
    kind: z.literal("verdict"),
    decision: z.enum(["block", "replace", "hold"]),
    reason: z.string().max(200).optional(),
    text: z.string().max(4_000).optional(),
  }),
  z.object({ kind: z.literal("tag"), tag: z.string().min(1).max(64) }),
  /** `endpoint` names one of the shop's outbound endpoints: an intervention never chooses an address. */
  z.object({
    kind: z.literal("webhook"),
    endpoint: z.string().min(1).max(64),
    payload: z.record(z.string(), z.json()),
  }),
]);
export type Action = z.infer<typeof action>;
export type ActionKind = Action["kind"];

/** A finding as policies and interventions see it. */
export type Finding = {
  readonly id: string;
  /** `pack/id`. */
  readonly point: string;
  readonly code: string;
  readonly severity: Severity;
  readonly score?: number;
  readonly message: Bilingual;
  /** Platform id of the event that was judged. */
  readonly event: string;
  readonly at: number;
  readonly session: string;
  readonly evidence: readonly (Evidence & { readonly quote: string })[];
  readonly revision: number;
};

/** Agents' presence when the turn began. `known` is false for a shop whose platform has never reported presence. */
export type Seats = {
  readonly known: boolean;
  readonly online: number;
  readonly suspended: number;
  readonly queue: number;
};

export type Trigger =
  /** A policy decided to run this intervention because of a finding. */
  | { readonly kind: "finding"; readonly finding: Finding; readonly at: number }
  /** An event arrived while this intervention keeps state in the conversation. */
  | { readonly kind: "event"; readonly event: ConversationEvent; readonly at: number };

export type JsonState = { readonly [name: string]: string | number | boolean | null };

export type Plan = {
  readonly actions: readonly Action[];
  /** Kept in the conversation and passed to the next trigger; null ends the intervention. Absent: unchanged. */
  readonly state?: JsonState | null;
  /** Why nothing is done, when nothing is: a short code such as `no-agent-online`, shown to the merchant. */
  readonly suppressed?: string;
};

export type InterventionInput<Config> = {
  readonly trigger: Trigger;
  readonly conversation: Conversation;
  readonly config: Readonly<Config>;
  readonly state: JsonState | null;
  readonly seats: Seats;
};

export type InterventionDefinition<Schema extends z.ZodObject = z.ZodObject> = {
  readonly id: string;
  readonly title: Bilingual;
  readonly description: Bilingual;
  readonly rows: readonly string[];
  readonly config: Schema;
  /** The permissions a merchant grants: any other action is refused by the host. */
  readonly actions: readonly ActionKind[];
  /** Codes that `suppressed` may take, with their text. */
  readonly reasons: { readonly [code: string]: Bilingual };
  readonly plan: (input: InterventionInput<z.infer<Schema>>) => Plan;
};

/** Declares an intervention. Pure like a point: it returns what should happen, the outbox makes it happen. */
export function defineIntervention<Schema extends z.ZodObject>(
  definition: InterventionDefinition<Schema>,
): InterventionDefinition<Schema> {
  return definition;
}
