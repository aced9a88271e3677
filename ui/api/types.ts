import type { z } from "zod";
import type { FindingVerdict, MaskedKind } from "../../db/schema.ts";
import type { Order } from "../../plugins/sdk/event.ts";
import type { Hours } from "../../plugins/sdk/hours.ts";
import type { Manifest } from "../../plugins/sdk/manifest.ts";
import type { Policy } from "../../plugins/sdk/policy.ts";
import type { Permission } from "../../worker/api/identity.ts";
import type { packList } from "../../worker/api/pack-schemas.ts";
import type { pointPatch } from "../../worker/api/schemas.ts";
import type { Trace as StoredTrace } from "../../worker/conversation/explain.ts";
import type { ConversationRow, DecisionRow, FindingRow, MessageRow, SessionRow } from "../../worker/ledger/rows.ts";
import type {
  AgentGroup,
  AllowedPhrase,
  ChannelSettings,
  EndpointSettings,
  PointSettings,
} from "../../worker/settings/snapshot.ts";

/** What the API answers, in terms of the rows and settings that it stores. Times are epoch milliseconds. */

export type Language = "zh" | "en";

export type Me = {
  /** As `by` columns name the signed-in member. */
  by: string;
  member: {
    email: string;
    name: string;
    role: "admin" | "quality" | "agent";
    ownRole: string | null;
    language: Language;
  };
  merchant: { id: string; name: string };
  /** May see and change members and keys. */
  manages: boolean;
  shops: ReachedShop[];
};

/**
 * `own`: what one's own accounts did, and nothing else. `agents`: those accounts. `masks`: what of buyers is hidden; `groups`: only
 * chats of their agents, null for all.
 */
export type ReachedShop = {
  id: string;
  name: string;
  may: Permission[];
  agents: string[];
  masks: MaskedKind[];
  groups: string[] | null;
};

/** Ledger rows name their conversation and event by the platform's ids. */
type Reported<Row> = Row & { channel: string; conversation: string };
export type ConversationItem = ConversationRow;
/** `reviewedBy` and its like: `user:<id>` or `key:<id>`. */
export type SessionItem = Reported<SessionRow> & {
  reviewedAt: number | null;
  reviewedBy: string | null;
  /** 计入考核. */
  counted: boolean;
};
/** `points`: full ids of those whose findings in it stand. */
export type ListedSession = SessionItem & { points: string[] };
export type MessageItem = Reported<MessageRow>;
/** `verdict`: a person's word, which the ledger has at once; `status` and the session's score follow it within a second. */
export type FindingItem = Reported<FindingRow> & {
  verdict: FindingVerdict | null;
  verdictBy: string | null;
  verdictAt: number | null;
  seenAt: number | null;
  seenBy: string | null;
  takenAt: number | null;
  takenBy: string | null;
  handledAt: number | null;
  handledBy: string | null;
  /** What it counts in its session instead of `score`. */
  editedScore: number | null;
};
export type HandlingState = "open" | "seen" | "taken" | "handled";
export type Handled = Pick<FindingItem, "id" | "seenAt" | "seenBy" | "takenAt" | "takenBy" | "handledAt" | "handledBy">;
export type Remark = {
  id: string;
  /** Empty where `session` names what it is about as a whole. */
  finding: string;
  session: string | null;
  text: string;
  by: string;
  at: number;
  channel: string;
  conversation: string;
};
/** A finding that a person added by hand; `event` null: to the session as a whole. */
export type AddedFinding = {
  id: string;
  session: string;
  point: string;
  code: string;
  kind: "alert" | "deduct" | "bonus";
  score: number;
  event: string | null;
  quote: string | null;
  remark: string | null;
  by: string;
  at: number;
};
export type RiskReason = "urgent" | "displeased" | "low-rating" | "low-score" | "unanswered" | "many-findings";
/** A day's sessions to review; `reasons` by session, of a draw by risk. */
export type Sample = Page<ListedSession> & { drawn: number; reasons: Record<string, RiskReason[]> };
/** A search for sessions under a name; `search` as in the address of the list. */
export type SavedView = { id: string; name: string; search: string; shared: boolean; own: boolean };
/** An order as it stands now; `amount` in cents. */
export type OrderItem = Order & { placedAt: number; changedAt: number };
/** `name` as it was called last, `lastAt` the first message of its last session. */
export type KnownAgent = { agent: string; name: string | null; role: "agent" | "bot" | null; lastAt: number };
export type DecisionItem = Reported<DecisionRow>;

export type Page<Item> = { items: Item[]; next: string | null };

export type ConversationPage = {
  conversation: ConversationItem;
  sessions: SessionItem[];
  messages: MessageItem[];
  findings: FindingItem[];
  decisions: DecisionItem[];
  remarks: Remark[];
  added: AddedFinding[];
  /** Names of those who did something here. */
  people: { by: string; name: string }[];
};

/** `problem`: the stored settings are not valid for the installed version, so the point runs with its defaults. */
export type PackPoint = { id: string; settings: PointSettings; shadow?: PointSettings; problem?: string };
export type PointManifest = Manifest["points"][number];
type ListedPacks = z.infer<typeof packList>;
/** `install` null: compiled in. */
export type Pack = Pick<ListedPacks["packs"][number], "install"> & { manifest: Manifest; points: PackPoint[] };
/** `packs`: those that are off among them. `available`: compiled in, and not installed here. */
export type Packs = Omit<ListedPacks, "packs" | "available"> & { packs: Pack[]; available: Manifest[] };
/** What may be changed about a point: absent stays, null goes back to the default. */
export type PointPatch = z.infer<typeof pointPatch>;
export type SavedPoint = { revision: number; settings: PointSettings };

/** A phrase that is right for this shop; `point` null: for all points. */
export type AllowedItem = AllowedPhrase & { point: string | null };
export type Allowed = { revision: number; items: AllowedItem[] };
type MaskedFinding = Pick<FindingItem, "id" | "point" | "channel" | "conversation" | "event" | "at" | "evidence">;
type MaskedGroup = { count: number; samples: MaskedFinding[] };
/** Findings that a phrase would hide: those that a person called right, other points' and those of the same point. */
export type Masked = { since: number; kept: MaskedGroup; others: MaskedGroup; same: MaskedGroup; complete: boolean };
export type Verdict = FindingVerdict;
export type Lesson = { phrase: string; scope: "point" | "shop" };
export type Judged = {
  finding: string;
  verdict: Verdict | null;
  learnt?: { revision: number; point: string | null; phrase: string; covers: boolean; masked: Masked };
};

/** Why each enabled point did or did not find something in a message. */
export type Trace = StoredTrace;
export type PointTrace = Trace["points"][number];

export type Policies = { revision: number; policies: Policy[] };

export type ShopSettings = {
  revision: number;
  name: string;
  timeZone: string;
  /** Absent: always open. */
  hours?: Hours;
  language: Language;
  retentionDays: number;
  panelOrigins: string[];
  channels: Omit<ChannelSettings, "secrets">[];
  endpoints: Omit<EndpointSettings, "secret">[];
};

/** `usedBy`: full ids of points and rules, and `policy <id>`. */
export type Group = AgentGroup & { usedBy: string[] };
export type Groups = { revision: number; items: Group[] };

export type Counter = {
  hour: number;
  metric: "messages" | "findings" | "interventions";
  subject: string;
  count: number;
};
export type Counters = { items: Counter[] };
