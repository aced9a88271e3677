import type { Conversation } from "./conversation.ts";
import type { Bilingual, PointEvent } from "./point.ts";

/** Human replies (`humanReply`): how many rounds, and their average in seconds. Bot rounds are left out, a round counts at most 600 s. */
export type Pace = { readonly rounds: number; readonly seconds: number };

/** What buyers asked about in the last hour: one of the scenes, or a topic of the shop's own. */
export type TopicCount = {
  /** `scene/<id>` or `topic/<id>`. */
  readonly topic: string;
  readonly title: Bilingual;
  /** Distinct buyers of the last hour. */
  readonly buyers: number;
  /** Distinct buyers of the same hour yesterday; null: the shop was not counted yet. */
  readonly yesterday: number | null;
};

/** The same finding in the chats of many buyers: one matter, told as one (N22). */
export type Incident = {
  readonly id: string;
  /** Full id of the point, and the code that it found. */
  readonly point: string;
  readonly code: string;
  readonly title: Bilingual;
  /** Epoch milliseconds. */
  readonly openedAt: number;
  /** Quiet for long enough: this is the last tally that names it. */
  readonly over: boolean;
  /** Distinct buyers and conversations so far. */
  readonly buyers: number;
  readonly conversations: number;
};

/** What happened across all conversations of the shop, as of one minute. Longest lists first, bounded by the host. */
export type Tally = {
  /** All human replies of the last hour; null without any. */
  readonly pace: Pace | null;
  /** By account of the agent, slowest first. */
  readonly agents: readonly (Pace & { readonly agent: string })[];
  readonly topics: readonly TopicCount[];
  readonly incidents: readonly Incident[];
};

/** A tally as it stands in the shop's own thread. `at`: epoch milliseconds. */
export type TallyAt = { readonly at: number; readonly tally: Tally };

/** The tallies of the last `minutes` before this one, oldest first. At most the last 60 are kept. */
export function earlierTallies(
  { tallies = [] }: Conversation,
  event: Extract<PointEvent, { type: "tally" }>,
  minutes: number,
): readonly Tally[] {
  const since = event.at - minutes * 60_000;
  return tallies.filter(({ at }) => at >= since && at < event.at).map(({ tally }) => tally);
}
