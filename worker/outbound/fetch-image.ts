import { readAtMost } from "../read-at-most.ts";
import { guardAddress } from "./guard.ts";
import { imageType } from "./image-type.ts";

/** Photos of phones have 3 to 6 MB. */
export const mostImageBytes = 10 * 1_048_576;
const defaultTimeoutMs = 10_000;

export const imageFailures = ["address", "unreached", "status", "large", "no-image"] as const;
export type ImageFailure = (typeof imageFailures)[number];

export type FetchedImage =
  | { readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> }
  /** `address`: one that we do not call; `status`: the server refused; `no-image`: what it sent is none. */
  | { readonly failure: ImageFailure };

type Deps = {
  readonly fetch: (url: URL, init: RequestInit) => Promise<Response>;
  readonly allowLoopback: boolean;
  readonly timeoutMs?: number;
};

/**
 * A picture that somebody in a chat sent, from the address that he chose: guarded like a shop's own endpoints, redirects not
 * followed, without a cookie or a word about who looks, bounded in time and size. Never throws.
 */
export async function fetchImage(address: string, deps: Deps): Promise<FetchedImage> {
  const url = webAddress(address, deps);
  if (url === null) return { failure: "address" };
  const signal = AbortSignal.timeout(deps.timeoutMs ?? defaultTimeoutMs);
  try {
    const headers = { "user-agent": "Interject/1", accept: "image/*" };
    const response = await deps.fetch(url, { headers, redirect: "manual", signal });
    if (!response.ok || response.body === null) return { failure: "status" };
    const bytes = await readAtMost(response.body, mostImageBytes);
    if (bytes === null) return { failure: "large" };
    const type = imageType(bytes);
    return type === null ? { failure: "no-image" } : { type, bytes };
  } catch {
    return { failure: "unreached" };
  }
}

/** Chat platforms still write `http://` and `//` before addresses of theirs that answer to https. */
function webAddress(address: string, deps: Deps): URL | null {
  const asked = guardAddress(address, deps);
  if (asked.ok) return asked.url;
  const secure = guardAddress(address.replace(/^(?:http:)?\/\//i, "https://"), deps);
  return secure.ok ? secure.url : null;
}
