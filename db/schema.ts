import { sql } from "drizzle-orm";
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { sessionTypes } from "../plugins/sdk/conversation.ts";
import { roles } from "../plugins/sdk/event.ts";
import { taskKinds } from "../plugins/sdk/intervention.ts";
import { type PackFile, packTiers } from "../plugins/sdk/pack-file.ts";
import type { Bilingual, Evidence } from "../plugins/sdk/point.ts";
import { severities } from "../plugins/sdk/point.ts";
import { sceneIds } from "../plugins/sdk/shop.ts";
import type { Permission } from "../worker/api/identity.ts";
import { type AppealItem, appealStates } from "../worker/appeals/states.ts";
import type { DecisionRow } from "../worker/ledger/rows.ts";
import { arms, decisionOutcomes, findingStatuses, taskStates } from "../worker/ledger/rows.ts";
import type { Snapshot } from "../worker/settings/snapshot.ts";

/**
 * Every table of the ledger database. All times are epoch milliseconds. Every table that holds a merchant's data names
 * merchant and shop, and every query filters by both (`db/tenant.ts`).
 */

const at = (name: string) => integer(name).notNull();

// ---- tenants and their people

export const merchant = sqliteTable("merchant", {
  id: text().primaryKey(),
  name: text().notNull(),
  createdAt: at("created_at"),
});

/** `id` is unique across all merchants: it stands alone in `/hooks/:channel/:shop` and `/v1/shops/:shop`. */
export const shop = sqliteTable(
  "shop",
  {
    id: text().primaryKey(),
    merchant: text().notNull(),
    name: text().notNull(),
    /** The revision that is live; null until the first one is published. */
    revision: integer(),
    createdAt: at("created_at"),
  },
  (table) => [index("shop_merchant").on(table.merchant, table.name)],
);

/** Stands in a `shop` column for what concerns the merchant as a whole. No shop has this id. */
export const allShops = "*";

export const memberRoles = ["admin", "quality", "agent"] as const;
export type MemberRole = (typeof memberRoles)[number];

/** What of a buyer's personal data a role may be kept from seeing (N31). */
export const maskedKinds = ["names", "phones", "addresses", "orders"] as const;
export type MaskedKind = (typeof maskedKinds)[number];

/** A group of agent accounts, which belongs to one shop. */
export type GroupOfShop = { shop: string; group: string };

/**
 * Roles that a merchant made, beside the three built-in ones (N31). `groups`: only chats of agents in them; null: of all agents.
 * Whoever has one stands in `member` as `agent`, so that code which knows only the built-in roles gives him nothing.
 */
export const ownRole = sqliteTable(
  "own_role",
  {
    id: text().notNull(),
    merchant: text().notNull(),
    name: text().notNull(),
    permissions: text({ mode: "json" }).$type<Permission[]>().notNull(),
    masks: text({ mode: "json" }).$type<MaskedKind[]>().notNull(),
    groups: text({ mode: "json" }).$type<GroupOfShop[] | null>(),
    createdBy: text("created_by").notNull(),
    createdAt: at("created_at"),
  },
  (table) => [
    primaryKey({ columns: [table.merchant, table.id] }),
    uniqueIndex("own_role_name").on(table.merchant, table.name),
  ],
);

/** What a user may do in one shop, or in `allShops`. */
export const member = sqliteTable(
  "member",
  {
    id: text().primaryKey(),
    merchant: text().notNull(),
    shop: text().notNull(),
    user: text().notNull(),
    role: text({ enum: memberRoles }).notNull(),
    language: text({ enum: ["zh", "en"] })
      .notNull()
      .default("zh"),
    createdAt: at("created_at"),
    /** Since when this membership counts for nothing; null: it counts. */
    disabledAt: integer("disabled_at"),
    /** Accounts on the chat platform that an agent speaks for: what they did is his own. Only in one shop, and only for the role `agent`. */
    agents: text({ mode: "json" }).$type<string[]>().notNull().default([]),
    /** A role that the merchant made; then `role` is `agent`. */
    ownRole: text("own_role"),
  },
  (table) => [
    uniqueIndex("member_user").on(table.user, table.merchant, table.shop),
    index("member_merchant").on(table.merchant),
  ],
);

/**
 * A link that makes whoever opens it a member, once. Only the SHA-256 of its token is kept. `usedAt`: taken; `revokedAt`: taken
 * back by an administrator.
 */
export const invitation = sqliteTable(
  "invitation",
  {
    id: text().primaryKey(),
    merchant: text().notNull(),
    shop: text().notNull(),
    email: text().notNull(),
    role: text({ enum: memberRoles }).notNull(),
    hash: text().notNull().unique(),
    createdBy: text("created_by").notNull(),
    createdAt: at("created_at"),
    expiresAt: at("expires_at"),
    usedAt: integer("used_at"),
    usedBy: text("used_by"),
    revokedAt: integer("revoked_at"),
    /** As in `member`. */
    agents: text({ mode: "json" }).$type<string[]>().notNull().default([]),
    ownRole: text("own_role"),
  },
  (table) => [index("invitation_merchant").on(table.merchant, table.createdAt)],
);

export const apiKeyScopes = ["read", "review", "write"] as const;
export type ApiKeyScope = (typeof apiKeyScopes)[number];

/** Only the SHA-256 of a key is kept; `prefix` is what the owner recognises it by. */
/**
 * How an agent's desktop shows a shop's panel without a cookie: a link that is good once and for a minute, and the pass that the page
 * got for it. Of both only the SHA-256 is kept, and both end with the key that asked for the link.
 */
export const panelPass = sqliteTable(
  "panel_pass",
  {
    id: text().primaryKey(),
    merchant: text().notNull(),
    shop: text().notNull(),
    /** Account on the chat platform whose own results it shows; null: the whole shop, to read. */
    agent: text(),
    key: text().notNull(),
    linkHash: text("link_hash").notNull().unique(),
    linkUntil: integer("link_until").notNull(),
    passHash: text("pass_hash").unique(),
    passUntil: integer("pass_until"),
    createdAt: at("created_at"),
  },
  (table) => [index("panel_pass_shop").on(table.shop, table.createdAt)],
);

export const apiKey = sqliteTable(
  "api_key",
  {
    id: text().primaryKey(),
    merchant: text().notNull(),
    shop: text().notNull(),
    name: text().notNull(),
    prefix: text().notNull(),
    hash: text().notNull().unique(),
    scopes: text({ mode: "json" }).$type<ApiKeyScope[]>().notNull(),
    createdBy: text("created_by").notNull(),
    createdAt: at("created_at"),
    /** To within ten minutes. */
    lastUsedAt: integer("last_used_at"),
    revokedAt: integer("revoked_at"),
  },
  (table) => [index("api_key_merchant").on(table.merchant, table.createdAt)],
);

// ---- sign-in (better-auth's tables; its `session` model is `login_session` here, because a session is the scored unit)

const date = (name: string) => integer(name, { mode: "timestamp_ms" });

export const user = sqliteTable("user", {
  id: text().primaryKey(),
  name: text().notNull(),
  email: text().notNull().unique(),
  emailVerified: integer("email_verified", { mode: "boolean" }).notNull().default(false),
  image: text(),
  createdAt: date("created_at").notNull(),
  updatedAt: date("updated_at").notNull(),
});

export const loginSession = sqliteTable(
  "login_session",
  {
    id: text().primaryKey(),
    token: text().notNull().unique(),
    userId: text("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    expiresAt: date("expires_at").notNull(),
    ipAddress: text("ip_address"),
    userAgent: text("user_agent"),
    createdAt: date("created_at").notNull(),
    updatedAt: date("updated_at").notNull(),
  },
  (table) => [index("login_session_user").on(table.userId)],
);

export const account = sqliteTable(
  "account",
  {
    id: text().primaryKey(),
    accountId: text("account_id").notNull(),
    providerId: text("provider_id").notNull(),
    userId: text("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    idToken: text("id_token"),
    accessTokenExpiresAt: date("access_token_expires_at"),
    refreshTokenExpiresAt: date("refresh_token_expires_at"),
    scope: text(),
    password: text(),
    createdAt: date("created_at").notNull(),
    updatedAt: date("updated_at").notNull(),
  },
  (table) => [index("account_user").on(table.userId)],
);

export const verification = sqliteTable(
  "verification",
  {
    id: text().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: date("expires_at").notNull(),
    createdAt: date("created_at").notNull(),
    updatedAt: date("updated_at").notNull(),
  },
  (table) => [index("verification_identifier").on(table.identifier)],
);

/** A link that sets a new password, once. Only the SHA-256 of its token is kept. `by`: an administrator, or `mail` for one that was asked for. */
export const passwordReset = sqliteTable(
  "password_reset",
  {
    hash: text().primaryKey(),
    user: text().notNull(),
    by: text().notNull(),
    createdAt: at("created_at"),
    expiresAt: at("expires_at"),
    usedAt: integer("used_at"),
  },
  (table) => [index("password_reset_user").on(table.user)],
);

/** A key pair whose private half a person's device holds. `id` is the credential's, `publicKey` COSE in base64url. */
export const passkey = sqliteTable(
  "passkey",
  {
    id: text().primaryKey(),
    user: text().notNull(),
    name: text().notNull(),
    publicKey: text("public_key").notNull(),
    counter: integer().notNull(),
    transports: text({ mode: "json" }).$type<string[]>().notNull(),
    createdAt: at("created_at"),
    lastUsedAt: integer("last_used_at"),
  },
  (table) => [index("passkey_user").on(table.user)],
);

/** What a device has to sign, kept as a hash until it is used, once. `user` null: whoever signs in. */
export const passkeyChallenge = sqliteTable("passkey_challenge", {
  hash: text().primaryKey(),
  user: text(),
  expiresAt: at("expires_at"),
});

/** Tries to sign in, counted under a hash of the account or address. `until`: when the count starts anew. */
export const signInTry = sqliteTable("sign_in_try", {
  key: text().primaryKey(),
  count: integer().notNull(),
  until: integer().notNull(),
});

// ---- settings

/** Immutable. `shop.revision` points at the live one; a roll-back publishes an old snapshot under a new number. */
export const settingsRevision = sqliteTable(
  "settings_revision",
  {
    merchant: text().notNull(),
    shop: text().notNull(),
    revision: integer().notNull(),
    snapshot: text({ mode: "json" }).$type<Snapshot>().notNull(),
    by: text().notNull(),
    at: at("at"),
    /** What differs from the revision before, in words of the settings: `points.alerts/unanswered.config.seconds: 60 → 30`. */
    summary: text({ mode: "json" }).$type<string[]>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.shop, table.revision] })],
);

/** Which version of a pack a shop has, since when. */
export const install = sqliteTable(
  "install",
  {
    merchant: text().notNull(),
    shop: text().notNull(),
    pack: text().notNull(),
    version: text().notNull(),
    by: text().notNull(),
    at: at("at"),
  },
  (table) => [primaryKey({ columns: [table.shop, table.pack] })],
);

/**
 * Contents of packs from outside that a merchant has looked at, by their digest: what a shop runs is said by its settings revision,
 * see `installs` there. Immutable, but for what is derived from the code.
 */
export const packVersion = sqliteTable(
  "pack_version",
  {
    merchant: text().notNull(),
    pack: text().notNull(),
    sha256: text().notNull(),
    version: text().notNull(),
    tier: text({ enum: packTiers }).notNull(),
    /** As it stands in the file, so that the digest can be checked again; read through its schema. */
    manifest: text({ mode: "json" }).$type<Record<string, unknown>>().notNull(),
    code: text(),
    /** The code with guards against running on, and by which version of the guard. */
    guarded: text(),
    guardVersion: integer("guard_version"),
    signature: text({ mode: "json" }).$type<NonNullable<PackFile["signature"]>>(),
    by: text().notNull(),
    at: at("at"),
  },
  (table) => [
    primaryKey({ columns: [table.merchant, table.sha256] }),
    index("pack_version_pack").on(table.merchant, table.pack, table.at),
  ],
);

export const audit = sqliteTable(
  "audit",
  {
    id: text().primaryKey(),
    merchant: text().notNull(),
    shop: text().notNull(),
    at: at("at"),
    by: text().notNull(),
    action: text().notNull(),
    target: text().notNull(),
    detail: text({ mode: "json" }).$type<Record<string, unknown>>().notNull(),
  },
  (table) => [
    index("audit_shop").on(table.merchant, table.shop, table.at),
    index("audit_merchant").on(table.merchant, table.at),
  ],
);

/** Accounts on the chat platform that a person called stopped (F002): gone from the lists, found in the history. */
export const stoppedAgent = sqliteTable(
  "stopped_agent",
  {
    merchant: text().notNull(),
    shop: text().notNull(),
    agent: text().notNull(),
    at: at("at"),
    by: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.shop, table.agent] })],
);

// ---- the ledger: what Conversations have reported

/**
 * Columns that every reported row has. `seq` is the row's place in the table: secondary indexes end in it instead of in the
 * long `id`, and pages break ties by it. `conversation` is the platform's id. (Drizzle names a constraint after the first
 * table that a column object meets, so each table needs its own.)
 */
const reported = () => ({
  seq: integer().primaryKey(),
  id: text().notNull().unique(),
  merchant: text().notNull(),
  shop: text().notNull(),
  channel: text().notNull(),
  conversation: text().notNull(),
});

export const conversation = sqliteTable(
  "conversation",
  {
    ...reported(),
    buyer: text(),
    buyerName: text("buyer_name"),
    agent: text(),
    firstAt: at("first_at"),
    lastAt: at("last_at"),
    messages: integer().notNull(),
    closed: integer({ mode: "boolean" }).notNull(),
    /** When its object next owes work; the sweeper looks here. */
    dueAt: integer("due_at"),
  },
  (table) => [
    index("conversation_last").on(table.shop, table.lastAt),
    index("conversation_platform").on(table.shop, table.conversation, table.lastAt),
    index("conversation_due").on(table.dueAt).where(sql`${table.dueAt} IS NOT NULL`),
  ],
);

export const session = sqliteTable(
  "session",
  {
    ...reported(),
    day: text().notNull(),
    agent: text(),
    agentName: text("agent_name"),
    agentRole: text("agent_role", { enum: ["agent", "bot"] }),
    type: text({ enum: sessionTypes }).notNull(),
    typeConfidence: real("type_confidence").notNull().default(0.5),
    typeChosen: integer("type_chosen", { mode: "boolean" }).notNull().default(false),
    rounds: integer().notNull().default(0),
    replyMs: integer("reply_ms").notNull().default(0),
    humanRounds: integer("human_rounds").notNull().default(0),
    humanReplyMs: integer("human_reply_ms").notNull().default(0),
    durationMs: integer("duration_ms").notNull().default(0),
    startedAt: at("started_at"),
    endedAt: at("ended_at"),
    messages: integer().notNull(),
    score: real(),
    judgedAt: integer("judged_at"),
    scene: text({ enum: sceneIds }),
    rating: real(),
    /** For reports; rows of earlier builds have none. */
    buyer: text(),
    buyerMessages: integer("buyer_messages"),
    paidOrders: integer("paid_orders"),
    paidAmount: integer("paid_amount"),
    traded: integer({ mode: "boolean" }),
    /** When a person last looked through it, and who. The Conversation knows nothing of it. */
    reviewedAt: integer("reviewed_at"),
    reviewedBy: text("reviewed_by"),
    /** Whether it counts in the average score of the reports (计入考核, F141). Also nothing that the Conversation knows. */
    counted: integer({ mode: "boolean" }).notNull().default(true),
  },
  (table) => [
    index("session_started").on(table.shop, table.startedAt),
    // With everything that a report adds up: of a shop's week it reads ten thousands of rows, and finding each would take seconds.
    index("session_figures")
      .on(
        table.shop,
        table.startedAt,
        table.merchant,
        table.id,
        table.day,
        table.channel,
        table.conversation,
        table.agent,
        table.agentName,
        table.agentRole,
        table.rounds,
        table.replyMs,
        table.humanRounds,
        table.humanReplyMs,
        table.durationMs,
        table.score,
        table.counted,
        table.buyer,
        table.buyerMessages,
        table.paidOrders,
        table.paidAmount,
        table.traded,
      )
      // Always so, and said by the reports only: no other query may take it for its own.
      .where(sql`${table.startedAt} > 0`),
    index("session_conversation").on(table.shop, table.conversation, table.startedAt),
    index("session_agent").on(table.shop, table.agent, table.startedAt),
    index("session_buyer").on(table.shop, table.buyer, table.startedAt).where(sql`${table.buyer} IS NOT NULL`),
    index("session_reviewed").on(table.shop, table.startedAt).where(sql`${table.reviewedAt} IS NOT NULL`),
    index("session_reviewed_at").on(table.shop, table.reviewedAt).where(sql`${table.reviewedAt} IS NOT NULL`),
    index("session_ordered").on(table.shop, table.startedAt).where(sql`${table.paidOrders} IS NOT NULL`),
    index("session_unreviewed").on(table.shop, table.startedAt).where(sql`${table.reviewedAt} IS NULL`),
  ],
);

/**
 * What a report adds up of one day; `db/queries/report-days.ts` keeps it, and triggers drop the days of sessions, findings and tags that
 * change. `body` null: somebody is about to store it under `token`.
 */
export const reportDay = sqliteTable(
  "report_day",
  {
    merchant: text().notNull(),
    shop: text().notNull(),
    name: text().notNull(),
    day: text().notNull(),
    at: integer().notNull(),
    token: text().notNull(),
    body: text(),
  },
  (table) => [
    primaryKey({ columns: [table.shop, table.name, table.day] }),
    index("report_day_day").on(table.shop, table.day),
    index("report_day_at").on(table.shop, table.at),
  ],
);

export const message = sqliteTable(
  "message",
  {
    ...reported(),
    event: text().notNull(),
    session: text().notNull(),
    at: at("at"),
    role: text({ enum: roles }).notNull(),
    author: text().notNull(),
    authorName: text("author_name"),
    text: text(),
    content: text(),
    automatic: integer({ mode: "boolean" }).notNull(),
    retracted: integer({ mode: "boolean" }).notNull(),
  },
  (table) => [
    index("message_at").on(table.shop, table.at),
    index("message_conversation").on(table.shop, table.conversation, table.at),
  ],
);

export const findingVerdicts = ["wrong", "right"] as const;
export type FindingVerdict = (typeof findingVerdicts)[number];

export const finding = sqliteTable(
  "finding",
  {
    ...reported(),
    session: text().notNull(),
    event: text().notNull(),
    point: text().notNull(),
    code: text().notNull(),
    kind: text({ enum: ["alert", "deduct", "bonus"] }).notNull(),
    severity: text({ enum: severities }).notNull(),
    score: real(),
    message: text({ mode: "json" }).$type<Bilingual>().notNull(),
    evidence: text({ mode: "json" }).$type<(Evidence & { quote: string })[]>().notNull(),
    revision: integer().notNull(),
    at: at("at"),
    agent: text(),
    status: text({ enum: findingStatuses }).notNull(),
    resolvedAt: integer("resolved_at"),
    /** What a person last said of it. The Conversation's log has that word, too, and decides by it; these columns say who and when. */
    verdict: text({ enum: findingVerdicts }),
    verdictBy: text("verdict_by"),
    verdictAt: integer("verdict_at"),
    /** What people did about an alert: looked at it, said that they are on it, and took care of it. */
    seenAt: integer("seen_at"),
    seenBy: text("seen_by"),
    takenAt: integer("taken_at"),
    takenBy: text("taken_by"),
    handledAt: integer("handled_at"),
    handledBy: text("handled_by"),
    /** What it costs or brings in its session instead of `score`, as a person decided (F140); null: `score` counts. */
    editedScore: real("edited_score"),
  },
  (table) => [
    index("finding_at").on(table.shop, table.at),
    index("finding_deducted")
      .on(
        table.shop,
        table.at,
        table.merchant,
        table.kind,
        table.status,
        table.session,
        table.point,
        table.score,
        table.editedScore,
      )
      .where(sql`${table.kind} = 'deduct' AND ${table.status} IN ('active', 'resolved')`),
    index("finding_conversation").on(table.shop, table.conversation, table.at),
    index("finding_point").on(table.shop, table.point, table.at),
    index("finding_severity").on(table.shop, table.severity, table.at),
    index("finding_status").on(table.shop, table.status, table.at),
    index("finding_alert").on(table.shop, table.at).where(sql`${table.kind} = 'alert'`),
    index("finding_agent").on(table.shop, table.agent, table.at).where(sql`${table.kind} = 'alert'`),
    index("finding_verdict").on(table.shop, table.verdict, table.at).where(sql`${table.verdict} IS NOT NULL`),
    index("finding_seen").on(table.shop, table.at).where(sql`${table.seenAt} IS NOT NULL`),
    index("finding_unseen").on(table.shop, table.at).where(sql`${table.kind} = 'alert' AND ${table.seenAt} IS NULL`),
    index("finding_edited").on(table.shop, table.at).where(sql`${table.editedScore} IS NOT NULL`),
    index("finding_handled").on(table.shop, table.at).where(sql`${table.handledAt} IS NOT NULL`),
    index("finding_unhandled")
      .on(table.shop, table.at)
      .where(sql`${table.kind} = 'alert' AND ${table.handledAt} IS NULL`),
  ],
);

/** What people noted beside a finding, or on a whole session: then `session` names it and `finding` is empty. */
export const remark = sqliteTable(
  "remark",
  {
    id: text().primaryKey(),
    merchant: text().notNull(),
    shop: text().notNull(),
    channel: text().notNull(),
    conversation: text().notNull(),
    finding: text().notNull(),
    session: text(),
    text: text().notNull(),
    by: text().notNull(),
    at: at("at"),
  },
  (table) => [
    index("remark_finding").on(table.shop, table.finding, table.at),
    index("remark_conversation").on(table.shop, table.conversation, table.at),
    index("remark_at").on(table.shop, table.at, table.by),
  ],
);

/**
 * Findings that people add to a session (人工标签). They live beside those of the points, in the ledger alone: no event brings them
 * about and none takes them back, so the Conversation needs to know nothing of them.
 */
export const addedFinding = sqliteTable(
  "added_finding",
  {
    id: text().primaryKey(),
    merchant: text().notNull(),
    shop: text().notNull(),
    channel: text().notNull(),
    conversation: text().notNull(),
    session: text().notNull(),
    /** The session's first message: reports read by it. */
    sessionAt: at("session_at"),
    point: text().notNull(),
    /** The point's standard. */
    code: text().notNull(),
    kind: text({ enum: ["alert", "deduct", "bonus"] }).notNull(),
    score: real().notNull(),
    /** The sentence that proves it; null: the session as a whole. */
    event: text(),
    quote: text(),
    remark: text(),
    by: text().notNull(),
    at: at("at"),
  },
  (table) => [
    index("added_finding_conversation").on(table.shop, table.conversation, table.at),
    index("added_finding_session_at").on(table.shop, table.sessionAt),
  ],
);

/**
 * Stays on the page of a session (F165), by our clock. `seenAt`: the last sign of work. A person is on one page at a time: whoever
 * enters the next has left the one before.
 */
export const reviewVisit = sqliteTable(
  "review_visit",
  {
    merchant: text().notNull(),
    shop: text().notNull(),
    /** The browser's own; a person's visits are told apart by it. */
    id: text().notNull(),
    session: text().notNull(),
    by: text().notNull(),
    enteredAt: at("entered_at"),
    seenAt: at("seen_at"),
    ended: integer({ mode: "boolean" }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.shop, table.by, table.id] }),
    index("review_visit_entered").on(table.shop, table.enteredAt, table.by),
    index("review_visit_open").on(table.shop, table.by).where(sql`${table.ended} = 0`),
  ],
);

/** A search for sessions under a name, for its maker alone or for all who read the shop. */
export const savedView = sqliteTable(
  "saved_view",
  {
    id: text().primaryKey(),
    merchant: text().notNull(),
    shop: text().notNull(),
    name: text().notNull(),
    /** As it stands in the address of the list, without `?`. */
    search: text().notNull(),
    shared: integer({ mode: "boolean" }).notNull(),
    by: text().notNull(),
    at: at("at"),
  },
  (table) => [index("saved_view_shop").on(table.shop, table.at)],
);

/** An agent's doubt about the result of one of his sessions, and what a reviewer made of it. A session has at most one of each round. */
export const appeal = sqliteTable(
  "appeal",
  {
    ...reported(),
    session: text().notNull(),
    /** The account that served the session. */
    agent: text().notNull(),
    /** The session's first message. */
    sessionAt: at("session_at"),
    round: integer().notNull(),
    items: text({ mode: "json" }).$type<AppealItem[]>().notNull(),
    reason: text().notNull(),
    by: text().notNull(),
    at: at("at"),
    /** When it should be decided. */
    dueAt: at("due_at"),
    state: text({ enum: appealStates }).notNull(),
    decidedBy: text("decided_by"),
    decidedAt: integer("decided_at"),
    /** What the reviewer says to the agent. */
    answer: text(),
    /** An earlier appeal that this one was decided like (N08). */
    precedent: text(),
    /** When receivers were told that it is nearly due, and that it is late. */
    remindedAt: integer("reminded_at"),
    escalatedAt: integer("escalated_at"),
  },
  (table) => [
    uniqueIndex("appeal_round").on(table.shop, table.session, table.round),
    index("appeal_session_at").on(table.shop, table.sessionAt),
    index("appeal_state").on(table.shop, table.state, table.sessionAt),
    index("appeal_agent").on(table.shop, table.agent, table.sessionAt),
    index("appeal_conversation").on(table.shop, table.conversation),
    index("appeal_due").on(table.dueAt).where(sql`${table.state} = 'open'`),
  ],
);

export const decision = sqliteTable(
  "decision",
  {
    ...reported(),
    session: text().notNull(),
    event: text().notNull(),
    finding: text(),
    point: text(),
    policy: text().notNull(),
    intervention: text().notNull(),
    step: integer().notNull(),
    mode: text({ enum: ["observe", "act"] }).notNull(),
    outcome: text({ enum: decisionOutcomes }).notNull(),
    reason: text().notNull(),
    revision: integer().notNull(),
    at: at("at"),
    actions: text({ mode: "json" }).$type<DecisionRow["actions"]>().notNull(),
    parent: text(),
    buyer: text(),
    buyerName: text("buyer_name"),
    moment: text({ mode: "json" }).$type<DecisionRow["moment"]>(),
    facts: text({ mode: "json" }).$type<DecisionRow["facts"]>(),
    evidence: text({ mode: "json" }).$type<string[]>().notNull().default([]),
    arm: text({ enum: arms }),
    /** What became of the buyer; see `JourneyRow`. Only of decisions without a parent. */
    choice: text(),
    choiceAt: integer("choice_at"),
    handedOverAt: integer("handed_over_at"),
    humanAt: integer("human_at"),
    rating: real(),
    ratedAt: integer("rated_at"),
    orderedAt: integer("ordered_at"),
    contactedAgainAt: integer("contacted_again_at"),
  },
  (table) => [
    // This one and the next two hold what decisions are counted by: a month of a large shop has a hundred thousand.
    index("decision_at").on(
      table.shop,
      table.at,
      table.merchant,
      table.parent,
      table.outcome,
      table.reason,
      table.policy,
      table.intervention,
      table.choice,
      table.arm,
      table.channel,
      table.conversation,
    ),
    index("decision_conversation").on(table.shop, table.conversation, table.at),
    index("decision_point").on(table.shop, table.point, table.at),
    index("decision_policy").on(
      table.shop,
      table.policy,
      table.at,
      table.merchant,
      table.parent,
      table.mode,
      table.outcome,
      table.reason,
      table.channel,
      table.conversation,
    ),
    index("decision_arm")
      .on(
        table.shop,
        table.policy,
        table.at,
        table.merchant,
        table.arm,
        table.channel,
        table.conversation,
        table.id,
        table.humanAt,
        table.rating,
        table.orderedAt,
        table.contactedAgainAt,
      )
      .where(sql`${table.arm} IS NOT NULL`),
    index("decision_outcome").on(table.shop, table.outcome, table.at),
    index("decision_reason").on(table.shop, table.reason, table.at).where(sql`${table.parent} IS NULL`),
    index("decision_intervention").on(table.shop, table.intervention, table.at).where(sql`${table.parent} IS NULL`),
    index("decision_choice").on(table.shop, table.choice, table.at).where(sql`${table.choice} IS NOT NULL`),
  ],
);

/** What people have to do; `id` is the decision that started the intervention. */
export const task = sqliteTable(
  "task",
  {
    ...reported(),
    session: text().notNull(),
    event: text().notNull(),
    kind: text({ enum: taskKinds }).notNull(),
    text: text().notNull(),
    agent: text(),
    buyer: text(),
    buyerName: text("buyer_name"),
    intervention: text().notNull(),
    point: text(),
    openedAt: at("opened_at"),
    dueAt: integer("due_at"),
    state: text({ enum: taskStates }).notNull(),
    seenAt: integer("seen_at"),
    closedAt: integer("closed_at"),
    by: text(),
  },
  (table) => [
    index("task_opened").on(table.shop, table.openedAt),
    index("task_state").on(table.shop, table.state, table.openedAt),
    index("task_agent").on(table.shop, table.agent, table.openedAt).where(sql`${table.agent} IS NOT NULL`),
    index("task_conversation").on(table.shop, table.conversation, table.openedAt),
  ],
);

export const counterMetrics = ["messages", "findings", "interventions"] as const;
export type CounterMetric = (typeof counterMetrics)[number];

/**
 * Counts by hour, kept by triggers so that only rows really inserted count. `subject` is the author's role for messages, the
 * point for findings (withdrawn ones are taken off again), the intervention for decisions that acted.
 */
export const hourlyCounter = sqliteTable(
  "hourly_counter",
  {
    merchant: text().notNull(),
    shop: text().notNull(),
    /** Start of the hour. */
    hour: integer().notNull(),
    metric: text({ enum: counterMetrics }).notNull(),
    subject: text().notNull(),
    count: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.shop, table.hour, table.metric, table.subject] })],
);

/** Rows of a conversation that the database refuses for good. Never holds their content. */
export const deadLetter = sqliteTable(
  "dead_letter",
  {
    /** The conversation's global id. */
    id: text().primaryKey(),
    merchant: text().notNull(),
    shop: text().notNull(),
    channel: text().notNull(),
    conversation: text().notNull(),
    reason: text().notNull(),
    times: integer().notNull(),
    firstAt: at("first_at"),
    lastAt: at("last_at"),
    /** When rows of the conversation were accepted again. */
    resolvedAt: integer("resolved_at"),
  },
  (table) => [
    index("dead_letter_shop").on(table.shop, table.lastAt),
    index("dead_letter_open").on(table.id).where(sql`${table.resolvedAt} IS NULL`),
  ],
);
