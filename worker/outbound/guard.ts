/**
 * Which addresses a shop may make us call. A Worker cannot pin an address after the DNS answer, so names that lead inside are
 * kept out by `global_fetch_strictly_public` and by a network without private addresses; this keeps out everything that can be
 * seen in the address itself.
 */

/** Names that only mean something inside some network, and top-level names that never are public (RFC 2606, 6761, 8375, 9476). */
const insideNames = new Set([
  ..."localhost local localdomain internal intranet lan home corp private svc cluster arpa test invalid example onion".split(
    " ",
  ),
]);

const ipv4 = /^[0-9]{1,3}(\.[0-9]{1,3}){3}$/;
const loopbackHosts = new Set(["localhost", "127.0.0.1", "[::1]"]);

export type GuardAnswer =
  /** The parsed address, to be fetched as it is: parsing twice may read it in two ways. */
  { readonly ok: true; readonly url: URL } | { readonly ok: false; readonly reason: string };

const refuse = (reason: string): GuardAnswer => ({ ok: false, reason });

/**
 * https on port 443, a name with a dot that is not an inside name, no user-info, no IP literal. The URL parser has by then
 * turned `0x7f.1`, `2130706433` and full-width digits into `127.0.0.1`. `allowLoopback`, on a developer's machine only, also
 * lets through http and any port on loopback.
 */
export function guardAddress(address: string, { allowLoopback }: { allowLoopback: boolean }): GuardAnswer {
  if (address.length > 2_048) return refuse("longer than 2,048 characters");
  const url = URL.parse(address);
  if (url === null) return refuse("not a URL");
  if (url.username !== "" || url.password !== "") return refuse("user name or password in the address");
  const isWeb = url.protocol === "https:" || url.protocol === "http:";
  if (allowLoopback && isWeb && loopbackHosts.has(url.hostname)) return { ok: true, url };
  if (url.protocol !== "https:") return refuse("not https");
  if (url.port !== "") return refuse("a port other than 443");
  return guardHost(url);
}

function guardHost(url: URL): GuardAnswer {
  const host = url.hostname.replace(/\.$/, "");
  if (host.startsWith("[") || ipv4.test(host)) return refuse("an IP address");
  const labels = host.split(".");
  if (labels.some((label) => label === "")) return refuse("an empty label in the name");
  if (labels.length < 2) return refuse("a name without a dot");
  if (insideNames.has(labels.at(-1) ?? "")) return refuse("a name that is not public");
  return { ok: true, url };
}
