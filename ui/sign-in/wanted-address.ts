/** The page to open after sign-in: an address of this site only, never one that a crafted link smuggled in. */
export function wantedAddress(next: string | null): string {
  if (next === null || !next.startsWith("/")) return "/";
  const here = "https://here.invalid";
  const url = URL.parse(next, here);
  if (url === null || url.origin !== here || url.pathname === "/sign-in") return "/";
  return `${url.pathname}${url.search}`;
}
