import type { SignedRequest } from "./channel.ts";
import type { HeaderProblem } from "./test-message.ts";

/** Standard Webhooks 1.0.0, symmetric variant, stricter than the reference library, which reads `123abc` as a timestamp. */

const toleranceSeconds = 300;
const timestampPattern = /^[0-9]{1,12}$/;
// No dot: with one, a signature of `a.1` + body would also fit id `a` with a shifted body.
const idPattern = /^[A-Za-z0-9_-]{1,128}$/;
/** 32 bytes in canonical base64: the last character may carry no spare bits, or two spellings would pass as one signature. */
const signaturePattern = /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/;
const maxSignatures = 8;
/** Room for eight signatures of each published version. */
const maxSignatureHeader = 2_048;

const algorithm = { name: "HMAC", hash: "SHA-256" } as const;
const encoder = new TextEncoder();

export function isFresh(timestamp: string | null, now: number): timestamp is string {
  if (timestamp === null || !timestampPattern.test(timestamp)) return false;
  return Math.abs(Math.floor(now / 1_000) - Number(timestamp)) <= toleranceSeconds;
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}

/** The bytes of a secret: `whsec_` (which may be missing) and base64 of 24 to 64 bytes. Throws otherwise, without showing it. */
function secretBytes(secret: string): Uint8Array<ArrayBuffer> {
  const text = secret.startsWith("whsec_") ? secret.slice("whsec_".length) : secret;
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) throw new Error("The secret is not whsec_ and base64");
  const bytes = fromBase64(text);
  if (bytes.length < 24 || bytes.length > 64) throw new Error("The secret must have 24 to 64 bytes");
  return bytes;
}

/** A key that signs and verifies. Throws when the secret is malformed. */
export async function importSecret(secret: string): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", secretBytes(secret), algorithm, false, ["sign", "verify"]);
}

/** `prefix` and `body` as one run of bytes: the body may be invalid UTF-8, so it is never turned into a string first. */
export function signedBytes(prefix: string, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = encoder.encode(prefix);
  const bytes = new Uint8Array(head.length + body.length);
  bytes.set(head);
  bytes.set(body, head.length);
  return bytes;
}

/** Whether any key made any of the signatures. All combinations are tried: the time tells nothing about which one fitted. */
export async function anyVerifies(
  keys: readonly CryptoKey[],
  { signatures, bytes }: { signatures: readonly Uint8Array<ArrayBuffer>[]; bytes: Uint8Array<ArrayBuffer> },
): Promise<boolean> {
  const checks = keys.flatMap((key) =>
    signatures.map((signature) => crypto.subtle.verify("HMAC", key, signature, bytes)),
  );
  const results = await Promise.all(checks);
  return results.includes(true);
}

/** The `v1` signatures of the header, or null when the header is not one that an honest sender writes. */
function readSignatures(header: string): Uint8Array<ArrayBuffer>[] | null {
  // A header that came twice is joined with comma and blank, which no single header holds.
  if (header.length > maxSignatureHeader || header.includes(", ")) return null;
  const versioned = header.split(" ").filter((token) => token.startsWith("v1,"));
  if (versioned.length > maxSignatures) return null;
  return versioned
    .map((token) => token.slice("v1,".length))
    .filter((token) => signaturePattern.test(token))
    .map(fromBase64);
}

/** Headers `webhook-id`, `webhook-timestamp` (seconds, at most 300 off) and `webhook-signature`, over `id.timestamp.body`. */
export async function verifySigned(
  { headers, body, now }: SignedRequest,
  keys: readonly CryptoKey[],
): Promise<boolean> {
  const id = headers.get("webhook-id");
  const timestamp = headers.get("webhook-timestamp");
  const header = headers.get("webhook-signature");
  if (id === null || !idPattern.test(id) || !isFresh(timestamp, now) || header === null) return false;
  const signatures = readSignatures(header);
  if (signatures === null) return false;
  return anyVerifies(keys, { signatures, bytes: signedBytes(`${id}.${timestamp}.`, body) });
}

/** The headers alone: whether a signature is there, and whether it is of now. */
export function signedHeaderProblem({ headers, now }: Pick<SignedRequest, "headers" | "now">): HeaderProblem | null {
  const id = headers.get("webhook-id");
  const signatures = readSignatures(headers.get("webhook-signature") ?? "");
  const timestamp = headers.get("webhook-timestamp");
  if (id === null || !idPattern.test(id) || timestamp === null || !signatures?.length) return "unsigned";
  return isFresh(timestamp, now) ? null : "stale";
}

/** The id under which a key travels: itself where receivers as strict as ours accept it, otherwise its SHA-256. */
async function webhookId(key: string): Promise<string> {
  if (idPattern.test(key)) return key;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", encoder.encode(key)));
  return `key_${Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/**
 * Headers that sign `body` for this attempt, with one signature for each secret, so that a receiver may rotate. `webhook-id`
 * is the same on every attempt under `key`.
 */
export async function signedHeaders(
  { key, now, body }: { key: string; now: number; body: string },
  secrets: readonly string[],
): Promise<Record<string, string>> {
  const id = await webhookId(key);
  const timestamp = String(Math.floor(now / 1_000));
  const bytes = encoder.encode(`${id}.${timestamp}.${body}`);
  const signatures: string[] = [];
  for (const secret of secrets) {
    const signature = new Uint8Array(await crypto.subtle.sign("HMAC", await importSecret(secret), bytes));
    signatures.push(`v1,${btoa(String.fromCharCode(...signature))}`);
  }
  return {
    "content-type": "application/json",
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": signatures.join(" "),
  };
}
