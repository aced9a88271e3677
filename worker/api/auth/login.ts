import type { Env } from "../../env.ts";
import { Refused } from "../../errors.ts";
import { absoluteMs, authOf } from "./auth.ts";
import { dismissUser, loginTag } from "./dismiss.ts";

export type Login = {
  /** Id of the login session. */
  readonly id: string;
  /** Id of the user. */
  readonly user: string;
  readonly email: string;
  readonly name: string;
  /** Cookies to send back: a longer life, or a fresh cache. */
  readonly setCookies: readonly string[];
};

/**
 * Whose login the cookies carry, or null. The database is asked each time, so that signing out works at once; only while it
 * does not answer is the signed cookie believed, for at most five minutes after it was last confirmed.
 */
export async function loginOf(env: Env, headers: Headers, now: number): Promise<Login | null> {
  if (!headers.has("cookie")) return null;
  const auth = await authOf(env);
  const found = await auth.api
    .getSession({ headers, query: { disableCookieCache: true }, returnHeaders: true })
    .catch(() => auth.api.getSession({ headers, returnHeaders: true }))
    .catch(() => {
      throw new Refused("unavailable", { retryAfter: 5 });
    });
  const login = found.response;
  if (login === null || login.session.createdAt.getTime() + absoluteMs <= now) return null;
  const { id, email, name } = login.user;
  return { id: login.session.id, user: id, email, name, setCookies: found.headers.getSetCookie() };
}

/**
 * Ends the login session that the cookies carry, if any. Throws when that is not done: the library's own sign-out only drops
 * the cookies then. @returns cookies that make the browser forget it.
 */
export async function signOut(env: Env, headers: Headers): Promise<string[]> {
  const auth = await authOf(env);
  const found = await auth.api.getSession({ headers, query: { disableCookieCache: true, disableRefresh: true } });
  if (found !== null) {
    await (await auth.$context).internalAdapter.deleteSession(found.session.token);
    await dismissUser(env, found.user.id, loginTag(found.session.id));
  }
  const answer = await auth.api.signOut({ headers, returnHeaders: true });
  return answer.headers.getSetCookie();
}
