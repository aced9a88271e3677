import type { ConversationPage, FindingItem, SessionItem } from "../api/types.ts";
import { counts } from "../show/counts.ts";

type Page = Pick<ConversationPage, "sessions" | "findings">;
type Came = { readonly session: string | null; readonly finding: string | null };

/** Alerts that stand and that nobody has looked at. */
export function unseenAlerts({ findings }: Pick<Page, "findings">): FindingItem[] {
  return findings.filter((finding) => finding.kind === "alert" && finding.seenAt === null && counts(finding));
}

/**
 * The sessions that “seen, next” means: the one that the reader came for, by its own link or by one of its alerts, and those
 * whose alerts wait to be seen. Without any of them, the newest.
 */
export function reviewTargets(page: Page, came: Came): SessionItem[] {
  const named = came.session ?? page.findings.find(({ id }) => id === came.finding)?.session;
  const waiting = new Set(unseenAlerts(page).map(({ session }) => session));
  const meant = page.sessions.filter(({ id }) => id === named || waiting.has(id));
  const newest = page.sessions.toSorted((a, b) => b.startedAt - a.startedAt)[0];
  return meant.length > 0 || newest === undefined ? meant : [newest];
}

/** The session under review: the one that the address names, or of the finding that the reader came for, or the newest. */
export function currentSession(page: Page, came: Came): SessionItem | null {
  const named = came.session ?? page.findings.find(({ id }) => id === came.finding)?.session;
  const newest = page.sessions.toSorted((a, b) => b.startedAt - a.startedAt)[0];
  return page.sessions.find(({ id }) => id === named) ?? newest ?? null;
}
