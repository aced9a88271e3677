import { sha256 } from "./auth/sha256.ts";

/** Sampling of sessions for shops that review by hand (F148). Judging never samples: every session is judged. */

/** Up to so many a day, all are reviewed; above, a share of them, and at least so many. */
const all = 1_000;
const share = 0.3;

export type DaySession = { readonly id: string; readonly role: "agent" | "bot" | null };

/** How many of a day's human sessions are reviewed where the shop names no size. */
export function standardSize(humanSessions: number): number {
  return humanSessions <= all ? humanSessions : Math.max(all, Math.ceil(humanSessions * share));
}

/**
 * The day's sample: the human sessions whose hash with the seed is smallest, and every session of the bot. The same seed and
 * sessions give the same sample in any order; a session that joins pushes out at most one.
 * @param size human sessions wanted; absent: `standardSize`
 */
export function drawSample(
  sessions: readonly DaySession[],
  { seed, size }: { seed: string; size?: number | undefined },
): { readonly drawn: string[]; readonly human: number; readonly bot: number } {
  const bot = sessions.filter(({ role }) => role === "bot").map(({ id }) => id);
  const human = sessions.filter(({ role }) => role !== "bot").map(({ id }) => id);
  const wanted = size ?? standardSize(human.length);
  const ranked = human.map((id) => ({ id, rank: sha256(`${seed}\n${id}`) }));
  ranked.sort((a, b) => (a.rank < b.rank ? -1 : 1));
  return { drawn: [...ranked.slice(0, wanted).map(({ id }) => id), ...bot], human: human.length, bot: bot.length };
}
