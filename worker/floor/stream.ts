/** Decisions of the live feed: where a panel resumes, what is kept, how a close is answered. */

/** Newest items kept for catching up. At ten items a second that bridges a break of three minutes, on a usual day of hours. */
export const kept = 2_000;

/** What a panel that names no `last` is shown at once. */
export const shownAtFirst = 200;

/** Header in which the API route, after it has checked member and origin, passes the client's `last` to the Floor object. */
export const lastHeader = "x-feed-last";

/** Header in which the route names whoever listens, by words between spaces: `user:<id>` or `key:<id>`, and `login:<id>`. */
export const whoHeader = "x-feed-who";

/** Header in which the route says what of buyers' personal data is hidden from whoever listens: kinds between spaces. */
export const masksHeader = "x-feed-masks";

/** Close codes of our own. `revoked`: who listened may not any more. `recheck`: come back and show once more who you are. */
export const closeCodes = { revoked: 4401, recheck: 4408 } as const;

/**
 * How old a listener may get before it is sent back to the front door, where its login and role are read again. A revocation
 * closes sockets at once; this bounds what a lost one, or a login that runs out, leaves open.
 */
export const recheckMs = 300_000;
/** A panel sends `ping` and hears `pong`; the runtime answers, so that the object may keep hibernating. */
export const ping = { request: "ping", response: "pong" } as const;

export type Range = { readonly newest: number; readonly oldest: number };

/** The `seq` named by a client, or null where it names none. */
export function parseLast(value: string | null): number | null {
  return value !== null && /^\d{1,15}$/.test(value) ? Number(value) : null;
}

/**
 * After which `seq` to send. A `last` beyond the newest item is from a feed that no longer exists (the shop's object was
 * deleted), so that client starts anew.
 */
export function resumeAfter(last: number | null, { newest }: Range): number {
  return last === null || last > newest ? Math.max(0, newest - shownAtFirst) : last;
}

/** 1005, 1006 and 1015 only describe a missing or broken close frame: sending one is a protocol error. */
export function closeReply(code: number): number {
  return code === 1005 || code === 1006 || code === 1015 ? 1000 : code;
}
