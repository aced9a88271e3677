import { z } from "zod";
import { sessionTypes } from "../../plugins/sdk/conversation.ts";
import { roles } from "../../plugins/sdk/event.ts";
import { taskKinds } from "../../plugins/sdk/intervention.ts";
import { severities } from "../../plugins/sdk/point.ts";
import { sceneIds } from "../../plugins/sdk/shop.ts";

/**
 * What a Conversation owes the ledger, sent by `Ledger.append`. Every row carries a deterministic id and is an upsert, so that
 * sending it again changes nothing. Ids are global: `<shop>/<channel>/<conversation>` and below.
 */

const bilingual = z.object({ zh: z.string(), en: z.string() });
const evidence = z.object({ message: z.string(), start: z.number(), end: z.number(), quote: z.string() });

export const conversationRow = z.object({
  id: z.string(),
  channel: z.string(),
  /** The platform's id of the conversation. */
  conversation: z.string(),
  buyer: z.string().nullable(),
  buyerName: z.string().nullable(),
  agent: z.string().nullable(),
  firstAt: z.number(),
  lastAt: z.number(),
  messages: z.number(),
  closed: z.boolean(),
  /** When the object next owes work, or null: the sweeper pokes objects whose time has passed. */
  dueAt: z.number().nullable(),
});

export const sessionRow = z.object({
  id: z.string(),
  day: z.string(),
  agent: z.string().nullable(),
  agentName: z.string().nullable(),
  agentRole: z.enum(["agent", "bot"]).nullable(),
  type: z.enum(sessionTypes),
  /** Of the guess, 0.5 to 1; 1 when a person chose. */
  typeConfidence: z.number(),
  typeChosen: z.boolean(),
  startedAt: z.number(),
  endedAt: z.number(),
  messages: z.number(),
  /** Response times in milliseconds; what they mean is in `worker/conversation/metrics.ts`. */
  rounds: z.number(),
  replyMs: z.number(),
  humanRounds: z.number(),
  humanReplyMs: z.number(),
  durationMs: z.number(),
  /** 100 plus the scores of its findings; null until it was judged. */
  score: z.number().nullable(),
  judgedAt: z.number().nullable(),
  /** What the buyer came for, as far as his words say. */
  scene: z.enum(sceneIds).nullable().default(null),
  /** The newest rating that the buyer gave in it, on the platform's scale. */
  rating: z.number().nullable().default(null),
  buyer: z.string().nullable().default(null),
  /** Not those that he took back; null: reported before they were counted. */
  buyerMessages: z.number().nullable().default(null),
  /** Orders that count for this session, see `payments.ts`; null where none of the buyer's orders is known. Cents. */
  paidOrders: z.number().nullable().default(null),
  paidAmount: z.number().nullable().default(null),
  /** The buyer had ordered within 21 days before this day (F170); null as above. */
  traded: z.boolean().nullable().default(null),
});

export const messageRow = z.object({
  id: z.string(),
  /** The platform's id. */
  event: z.string(),
  session: z.string(),
  at: z.number(),
  role: z.enum(roles),
  author: z.string(),
  authorName: z.string().nullable(),
  /** null once retracted. */
  text: z.string().nullable(),
  /** The content parts as JSON; null once retracted. */
  content: z.string().nullable(),
  automatic: z.boolean(),
  retracted: z.boolean(),
});

export const findingStatuses = ["active", "resolved", "withdrawn", "dismissed", "shadow"] as const;
export const findingRow = z.object({
  id: z.string(),
  session: z.string(),
  event: z.string(),
  point: z.string(),
  code: z.string(),
  kind: z.enum(["alert", "deduct", "bonus"]),
  severity: z.enum(severities),
  score: z.number().nullable(),
  message: bilingual,
  evidence: z.array(evidence),
  revision: z.number(),
  at: z.number(),
  agent: z.string().nullable(),
  /**
   * `withdrawn`: a late or retracted event changed the log, and the log no longer supports it. `dismissed`: a person said that it
   * was wrong. `shadow`: found by settings that are only tried.
   */
  status: z.enum(findingStatuses),
  /** When an answer settled the alert, or null. */
  resolvedAt: z.number().nullable(),
});

const at = z.number().nullable().default(null);
/** What became of whoever a decision was about. All but the rating are epoch milliseconds; null: it has not happened. */
const journey = z.object({
  /**
   * The option that was chosen in its menu, `typed` for a buyer who wrote something else instead, `ignored` when the menu went without
   * either. Of a task: `seen`, `done`, or `ignored` when its time was over.
   */
  choice: z.string().nullable().default(null),
  choiceAt: at,
  /** When the chat was on its way to a human: by this intervention or by any transfer. */
  handedOverAt: at,
  /** The first human word after that, or after the decision where nobody handed it over. */
  humanAt: at,
  rating: z.number().nullable().default(null),
  ratedAt: at,
  orderedAt: at,
  /** The buyer came back within 7 days after the chat had ended, in the same conversation. */
  contactedAgainAt: at,
});
export type JourneyRow = z.infer<typeof journey>;

/** The two sides of a policy's experiment. */
export const arms = ["act", "holdout"] as const;
export type Arm = (typeof arms)[number];
const known = z.record(z.string(), z.union([z.string(), z.number()]));

export const decisionOutcomes = ["acted", "observed", "suppressed", "late", "planned", "cancelled"] as const;
export const deliveryStates = ["planned", "sent", "failed", "unknown", "cancelled", "waiting"] as const;
export const decisionRow = z.object({
  id: z.string(),
  /** The decision that started the intervention, of which this is a later step; null: this one did, or would have. */
  parent: z.string().nullable().default(null),
  session: z.string(),
  event: z.string(),
  finding: z.string().nullable(),
  point: z.string().nullable(),
  policy: z.string(),
  intervention: z.string(),
  step: z.number(),
  mode: z.enum(["observe", "act"]),
  outcome: z.enum(decisionOutcomes),
  /** Why, as a short code: `matched`, `frequency`, `no-agent-online`, `holdout`, `late` … */
  reason: z.string(),
  revision: z.number(),
  at: z.number(),
  buyer: z.string().nullable().default(null),
  buyerName: z.string().nullable().default(null),
  /** What set it off, when that was no finding. */
  moment: z.object({ type: z.string(), data: known }).nullable().default(null),
  /** What was known when it was taken, as `{ online: 2, rate: 40 }`. */
  facts: known.nullable().default(null),
  /** Platform ids of the messages that it rests on. */
  evidence: z.array(z.string()).default([]),
  /** Only where the policy acts, and only of conversations that would have been acted on. */
  arm: z.enum(arms).nullable().default(null),
  ...journey.shape,
  actions: z.array(
    z.object({
      key: z.string(),
      kind: z.string(),
      state: z.enum(deliveryStates),
      body: z.string(),
      error: z.string().nullable(),
    }),
  ),
});

export const taskStates = ["open", "seen", "done", "expired"] as const;
/** Something that a person has to do, opened by an intervention. `id` is the decision that started it. */
export const taskRow = z.object({
  id: z.string(),
  session: z.string(),
  event: z.string(),
  kind: z.enum(taskKinds),
  text: z.string(),
  /** Account of the agent whose task it is; null: the shop's supervisors. */
  agent: z.string().nullable(),
  buyer: z.string().nullable(),
  buyerName: z.string().nullable(),
  intervention: z.string(),
  point: z.string().nullable(),
  openedAt: z.number(),
  dueAt: z.number().nullable(),
  state: z.enum(taskStates),
  seenAt: z.number().nullable(),
  closedAt: z.number().nullable(),
  by: z.string().nullable(),
});

export const ledgerRows = z.object({
  v: z.literal(1),
  merchant: z.string(),
  shop: z.string(),
  conversation: conversationRow,
  sessions: z.array(sessionRow),
  messages: z.array(messageRow),
  findings: z.array(findingRow),
  decisions: z.array(decisionRow),
  /** Absent in rows of earlier builds, which may still be on their way. */
  tasks: z.array(taskRow).default([]),
});
export type LedgerRows = z.infer<typeof ledgerRows>;
/** Rows as an object of an earlier build may still send them: without the columns that came later. */
export type SentRows = z.input<typeof ledgerRows>;
export type ConversationRow = z.infer<typeof conversationRow>;
export type SessionRow = z.infer<typeof sessionRow>;
export type MessageRow = z.infer<typeof messageRow>;
export type FindingRow = z.infer<typeof findingRow>;
export type TaskRow = z.infer<typeof taskRow>;
export type DecisionRow = z.infer<typeof decisionRow>;

/**
 * The answer of `append`. `ok` is the receipt: the rows are committed. Otherwise try again after that many seconds; `rejected`
 * says that the database is well but refuses these rows for good, how often it has by now, and why (a dead letter names them).
 */
export type Receipt =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly retryAfter: number;
      readonly rejected?: { readonly times: number; readonly reason: string };
    };
