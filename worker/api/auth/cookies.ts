import type { BetterAuthOptions } from "better-auth";

type Advanced = NonNullable<BetterAuthOptions["advanced"]>;

/**
 * With https, cookies take the prefix `__Host-`: browsers then refuse one that was set from another host or for a domain. The
 * library only knows `__Secure-`, so its prefixing is off and each name is spelled out.
 */
export function cookieOptions(
  publicUrl: string,
): Pick<Advanced, "useSecureCookies" | "defaultCookieAttributes" | "cookies"> {
  const secure = publicUrl.startsWith("https://");
  const named = (name: string) => ({ name: `${secure ? "__Host-" : ""}interject.${name}` });
  return {
    useSecureCookies: false,
    defaultCookieAttributes: { secure, httpOnly: true, sameSite: "lax", path: "/" },
    cookies: {
      session_token: named("login"),
      session_data: named("login-cache"),
      dont_remember: named("dont-remember"),
      account_data: named("account"),
    },
  };
}
