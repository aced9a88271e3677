import { z } from "zod";
import { sessionTypes } from "../../plugins/sdk/conversation.ts";
import { roles } from "../../plugins/sdk/event.ts";
import { severities } from "../../plugins/sdk/point.ts";

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

export const decisionOutcomes = ["acted", "observed", "suppressed", "late", "planned", "cancelled"] as const;
export const deliveryStates = ["planned", "sent", "failed", "unknown", "cancelled", "waiting"] as const;
export const decisionRow = z.object({
  id: z.string(),
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

export const ledgerRows = z.object({
  v: z.literal(1),
  merchant: z.string(),
  shop: z.string(),
  conversation: conversationRow,
  sessions: z.array(sessionRow),
  messages: z.array(messageRow),
  findings: z.array(findingRow),
  decisions: z.array(decisionRow),
});
export type LedgerRows = z.infer<typeof ledgerRows>;
export type ConversationRow = z.infer<typeof conversationRow>;
export type SessionRow = z.infer<typeof sessionRow>;
export type MessageRow = z.infer<typeof messageRow>;
export type FindingRow = z.infer<typeof findingRow>;
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
