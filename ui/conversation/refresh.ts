import type { ConversationPage } from "../api/types.ts";
import type { FeedEntry } from "../live/feed-log.ts";

/** The feed hears first; the ledger, which the page reads, a moment later. */
const whileBehindMs = 1_000;
/** A conversation that has just begun reaches the ledger within seconds; until then it is not found. */
const whileUnknownMs = 3_000;
/** Messages that lead to no finding are not in the feed. */
const whileOpenMs = 10_000;

/** When to read the conversation again: soon while the feed knows more of it, now and then while it goes on, else never. */
export function refreshAfterMs(page: ConversationPage | undefined, feed: readonly FeedEntry[]): number | false {
  if (page === undefined) return whileUnknownMs;
  if (isBehind(page, feed)) return whileBehindMs;
  return page.conversation.closed ? false : whileOpenMs;
}

function isBehind(
  { conversation, messages, findings, decisions }: ConversationPage,
  feed: readonly FeedEntry[],
): boolean {
  const known = new Set([
    ...findings.map(({ id, status }) => `${id} ${status}`),
    ...decisions.map(({ id, outcome }) => `${id} ${outcome}`),
  ]);
  return feed.some(({ item }) => {
    if (item.conversation !== conversation.conversation || item.channel !== conversation.channel) return false;
    // A task is opened and closed by a decision, whose item comes with it.
    if (item.kind === "task") return false;
    if (item.kind === "handling")
      return findings.some(
        ({ id, takenAt, handledAt }) =>
          id === item.handling.finding && (takenAt !== item.handling.takenAt || handledAt !== item.handling.handledAt),
      );
    if (item.kind === "retracted") return messages.some(({ event, retracted }) => event === item.event && !retracted);
    const state =
      item.kind === "finding"
        ? `${item.finding.id} ${item.finding.status}`
        : `${item.decision.id} ${item.decision.outcome}`;
    return !known.has(state);
  });
}
