import { z } from "zod";
import type { Conversation } from "./conversation.ts";
import { type ConversationEvent, platformId } from "./event.ts";
import { type Bilingual, type Evidence, type FindingData, type Severity, severities } from "./point.ts";
import type { PolicyMoment } from "./policy.ts";
import type { Seats, ShopView } from "./shop.ts";

export type { Seats } from "./shop.ts";

/**
 * `acknowledge`: a supervisor says that he has seen a notice. `follow-up`: an agent answers his buyer (催促客服立即跟进). `call-back`
 * and `message`: what buyers left while nobody was there.
 */
export const taskKinds = ["acknowledge", "follow-up", "call-back", "message"] as const;
export type TaskKind = (typeof taskKinds)[number];

/** What a person says of a task. */
export const taskWords = ["seen", "done"] as const;
export type TaskWord = (typeof taskWords)[number];

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
    /** A certain account, when a supervisor moves the chat; otherwise the shop's own queue decides. */
    agent: platformId.optional(),
    note: z.string().max(1_000).optional(),
  }),
  z.object({
    kind: z.literal("notice"),
    audience: z.enum(["buyer", "agent", "supervisor"]),
    /** The account that alone sees it, for agents. */
    to: platformId.optional(),
    text: z.string().min(1).max(1_000),
    severity: z.enum(severities).optional(),
  }),
  /** To one of the shop's receivers outside the panel: e-mail, a chat group's robot. `receiver` is its id in the shop's settings. */
  z.object({
    kind: z.literal("notify"),
    receiver: z.string().min(1).max(64),
    text: z.string().min(1).max(2_000),
    severity: z.enum(severities).optional(),
  }),
  /** Something that a person has to do. It stays open until he, or this intervention, closes it; one at a time in an intervention. */
  z.object({
    kind: z.literal("task"),
    task: z.enum(taskKinds),
    text: z.string().min(1).max(1_000),
    /** The account whose task it is; absent: the shop's supervisors. */
    agent: platformId.optional(),
    dueSeconds: z.number().int().min(1).max(604_800).optional(),
  }),
  z.object({ kind: z.literal("close-task"), outcome: z.enum(["done", "expired"]) }),
  /** The answer to a message that the platform asks about before it sends it. */
  z.object({
    kind: z.literal("verdict"),
    decision: z.enum(["block", "replace", "hold"]),
    reason: z.string().max(200).optional(),
    text: z.string().max(4_000).optional(),
    /** The agent may send it all the same, with a reason. */
    overridable: z.boolean().optional(),
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

export type Trigger =
  /** A policy decided to run this intervention because of a finding. */
  | { readonly kind: "finding"; readonly finding: Finding; readonly at: number }
  /** A policy decided to run it because of something that happened. `data` says what, as `{ rounds: 5 }` or `{ scene: "return" }`. */
  | {
      readonly kind: "moment";
      readonly moment: PolicyMoment["type"];
      /** Platform id of the event. */
      readonly event: string;
      readonly data: FindingData;
      readonly at: number;
    }
  /** A person runs it by hand, as a supervisor who moves a chat. `by` is a member of the merchant. */
  | { readonly kind: "manual"; readonly by: string; readonly at: number }
  /** An event arrived while this intervention keeps state in the conversation. */
  | { readonly kind: "event"; readonly event: ConversationEvent; readonly at: number }
  /** The `wake` that it asked for has come. */
  | { readonly kind: "timer"; readonly at: number }
  /** A person has seen or done the intervention's open task. */
  | { readonly kind: "task"; readonly word: TaskWord; readonly by: string; readonly at: number };

export type JsonState = { readonly [name: string]: string | number | boolean | null };

export type Plan = {
  readonly actions: readonly Action[];
  /** Kept in the conversation and passed to the next trigger; null ends the intervention. Absent: unchanged. */
  readonly state?: JsonState | null;
  /** Seconds after which it wants to be asked again, with a trigger of kind `timer`; replaces an earlier wish. Needs `state`. */
  readonly wake?: number;
  /** Why nothing is done, when nothing is: a short code such as `no-agent-online`, shown to the merchant. */
  readonly suppressed?: string;
};

export type InterventionInput<Config> = {
  readonly trigger: Trigger;
  readonly conversation: Conversation;
  readonly config: Readonly<Config>;
  readonly state: JsonState | null;
  readonly seats: Seats;
  readonly shop: ShopView;
  /** What has become of the finding that started it: settled by an answer, gone with its message, called wrong. null: none did. */
  readonly standing: Standing | null;
};
export type Standing = "active" | "resolved" | "withdrawn" | "dismissed" | "shadow";

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
  /** Several may be under way in one conversation, each about a matter of its own. Otherwise a second one waits for the first. */
  readonly several?: true;
  /** It belongs to a guest, which the host asks elsewhere. Set by the host alone. */
  readonly guest?: true;
  readonly plan: (input: InterventionInput<z.infer<Schema>>) => Plan;
};

/** Declares an intervention. Pure like a point: it returns what should happen, the outbox makes it happen. */
export function defineIntervention<Schema extends z.ZodObject>(
  definition: InterventionDefinition<Schema>,
): InterventionDefinition<Schema> {
  return definition;
}
