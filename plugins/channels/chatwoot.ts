import type { Channel, SignedRequest } from "./channel.ts";
import { deliverToChatwoot } from "./chatwoot-actions.ts";
import { connectingChatwoot } from "./chatwoot-connecting.ts";
import { translateChatwoot } from "./chatwoot-events.ts";
import { rehearseChatwoot } from "./chatwoot-rehearsal.ts";
import { anyVerifies, isFresh, signedBytes } from "./standard-webhooks.ts";

const signaturePattern = /^sha256=([0-9a-f]{64})$/;

function fromHex(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: text.length / 2 }, (_, index) =>
    Number.parseInt(text.slice(index * 2, index * 2 + 2), 16),
  );
}

/** `X-Chatwoot-Signature: sha256=` hex of HMAC-SHA256 over `{X-Chatwoot-Timestamp}.{raw body}` (chatwoot/chatwoot PR 13573). */
async function verify({ headers, body, now }: SignedRequest, keys: readonly CryptoKey[]): Promise<boolean> {
  const timestamp = headers.get("x-chatwoot-timestamp");
  const signature = signaturePattern.exec(headers.get("x-chatwoot-signature") ?? "")?.[1];
  if (!isFresh(timestamp, now) || signature === undefined) return false;
  return anyVerifies(keys, { signatures: [fromHex(signature)], bytes: signedBytes(`${timestamp}.`, body) });
}

/**
 * Chatwoot: account webhooks in, the account API out. `callback` is the root of the account's API, such as
 * `https://chat.example.com/api/v1/accounts/1`.
 */
export const chatwoot: Channel = {
  id: "chatwoot",
  title: { zh: "Chatwoot", en: "Chatwoot" },
  honoursKeys: false,
  restates: true,
  // Its older versions keep none of the attributes that a message is sent with.
  namesCause: false,
  gate: null,
  async importKey(secret) {
    if (secret === "") throw new Error("The secret is empty");
    const bytes = new TextEncoder().encode(secret);
    return crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["verify"]);
  },
  verify,
  headerProblem({ headers, now }) {
    const timestamp = headers.get("x-chatwoot-timestamp");
    if (timestamp === null || !signaturePattern.test(headers.get("x-chatwoot-signature") ?? "")) return "unsigned";
    return isFresh(timestamp, now) ? null : "stale";
  },
  connecting: connectingChatwoot,
  rehearse: rehearseChatwoot,
  translate(body, { headers, now }) {
    const seconds = headers.get("x-chatwoot-timestamp");
    return translateChatwoot(body, seconds === null ? now : Number(seconds) * 1_000);
  },
  deliver: deliverToChatwoot,
};
