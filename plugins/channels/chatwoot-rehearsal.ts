import { bytesToHex } from "@noble/hashes/utils.js";
import { signedBytes } from "./standard-webhooks.ts";
import type { TestMessage, TestRequest } from "./test-message.ts";

const encoder = new TextEncoder();

/** Signs as Chatwoot does, see `verify` in `chatwoot.ts`. */
async function signed(payload: object, { secret, now }: { secret: string; now: number }): Promise<TestRequest> {
  const body = JSON.stringify(payload);
  const timestamp = String(Math.floor(now / 1_000));
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), algorithm, false, ["sign"]);
  const signature = await crypto.subtle.sign("HMAC", key, signedBytes(`${timestamp}.`, encoder.encode(body)));
  return {
    body,
    headers: {
      "content-type": "application/json",
      "x-chatwoot-timestamp": timestamp,
      "x-chatwoot-signature": `sha256=${bytesToHex(new Uint8Array(signature))}`,
    },
  };
}

/** Chatwoot tells one thing a request: first the message, then that the chat is resolved. */
export async function rehearseChatwoot(message: TestMessage, secret: string): Promise<TestRequest[]> {
  const { conversation, text, buyer, now } = message;
  const sender = { id: `${conversation}-buyer`.slice(-40), name: buyer, type: "contact" };
  const at = new Date(now).toISOString();
  const said = {
    event: "message_created",
    id: `${conversation}-1`,
    content: text,
    created_at: at,
    message_type: "incoming",
    content_type: "text",
    private: false,
    sender,
    conversation: { id: conversation, meta: { sender } },
  };
  const resolved = {
    event: "conversation_status_changed",
    id: conversation,
    status: "resolved",
    updated_at: (now + 1) / 1_000,
    meta: { sender },
  };
  return [await signed(said, { secret, now }), await signed(resolved, { secret, now })];
}
