import { Refused } from "../errors.ts";
import { readAtMost } from "../read-at-most.ts";

/** Raw bytes once, then text, then a tree that is safe to give to a schema, to RPC and to plugins. */

/** A signed request of 500 short messages fits; see `errors["too-large"]`. */
export const maxBodyBytes = 131_072;
/** RPC dies at 10,000 levels and zod throws instead of answering; no format of ours needs more than ten. */
const maxDepth = 32;

/**
 * The raw bytes of a request, at most `maxBytes`. Throws `unsupported-encoding` for a compressed body and `too-large` as soon as
 * that is known: by the announced length, otherwise while counting.
 */
export async function readBody(request: Request, { maxBytes = maxBodyBytes } = {}): Promise<Uint8Array> {
  const encoding = request.headers.get("content-encoding");
  if (encoding !== null && encoding.trim() !== "" && encoding.trim().toLowerCase() !== "identity") {
    throw new Refused("unsupported-encoding");
  }
  const announced = request.headers.get("content-length");
  if (announced !== null && Number(announced) > maxBytes) throw tooLarge(maxBytes);
  if (request.body === null) return new Uint8Array(0);
  // HTTP holds an announced length to its word, and reading at once is cheaper than piece by piece.
  if (announced !== null) {
    const bytes = new Uint8Array(await request.arrayBuffer());
    if (bytes.length > maxBytes) throw tooLarge(maxBytes);
    return bytes;
  }
  const bytes = await readAtMost(request.body, maxBytes);
  if (bytes === null) throw tooLarge(maxBytes);
  return bytes;
}

function tooLarge(maxBytes: number): Refused {
  return new Refused("too-large", { message: `The body is larger than ${maxBytes.toLocaleString("en")} bytes` });
}

// `fatal`: otherwise bad bytes turn into U+FFFD in silence. `ignoreBOM` keeps the mark in the text, where JSON refuses it.
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * The JSON value of a body. Throws `not-utf8`, `not-json`, `too-deep`, or `invalid` for keys that could reach a prototype. Lone
 * halves of surrogate pairs become U+FFFD, which keeps every UTF-16 offset: no store could keep them as they are.
 */
export function parseBody(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    throw new Refused("not-utf8");
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refused("not-json");
  }
  if (typeof value === "object" && value !== null) tidy(value);
  return value;
}

type Visit = { readonly node: object; readonly depth: number; readonly key: string; readonly parent: Visit | null };

function pathOf(visit: Visit | null): string {
  const keys: string[] = [];
  for (let at = visit; at !== null && at.parent !== null; at = at.parent) keys.push(at.key);
  return keys.reverse().join(".");
}

/** Walks without recursion, since the depth is not yet known. */
function tidy(root: object): void {
  const stack: Visit[] = [{ node: root, depth: 1, key: "", parent: null }];
  for (let visit = stack.pop(); visit !== undefined; visit = stack.pop()) {
    const { node, depth } = visit;
    if (depth > maxDepth) throw new Refused("too-deep", { path: pathOf(visit) });
    refusePrototypeKeys(visit);
    for (const [key, value] of Object.entries(node)) {
      if (typeof value === "string") {
        if (!value.isWellFormed()) Reflect.set(node, key, value.toWellFormed());
      } else if (typeof value === "object" && value !== null) {
        stack.push({ node: value, depth: depth + 1, key, parent: visit });
      }
    }
  }
}

function refusePrototypeKeys(visit: Visit): void {
  const { node } = visit;
  if (Array.isArray(node)) return;
  const owned: unknown = Object.hasOwn(node, "constructor") ? Reflect.get(node, "constructor") : null;
  const reachesPrototype = typeof owned === "object" && owned !== null && Object.hasOwn(owned, "prototype");
  if (Object.hasOwn(node, "__proto__") || reachesPrototype) {
    const message = "The keys __proto__ and constructor.prototype are not allowed";
    throw new Refused("invalid", { message, path: pathOf(visit) });
  }
}
