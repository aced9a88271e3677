import { exports } from "cloudflare:workers";
import { interject } from "../../../plugins/channels/interject.ts";
import { openShop } from "../../api/testing/chat.ts";

export const origin = "https://interject.test";
export type SignedHook = Awaited<ReturnType<typeof hookOf>>;
type Captured = { readonly body: Uint8Array; readonly headers: Record<string, string> };

let ids = 0;

/** The webhook of a shop of a test's own, and requests as their sender signs them. */
export async function hookOf() {
  const shop = await openShop();
  const url = `${origin}/hooks/interject/${shop.merchant.shop}`;

  /** `at` (ms) is the time of the attempt. */
  async function signed(body: string | object | Uint8Array, { at = Date.now() } = {}): Promise<Captured> {
    const text = body instanceof Uint8Array ? body : typeof body === "string" ? body : JSON.stringify(body);
    const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
    const [id, timestamp] = [`msg_${++ids}`, String(Math.floor(at / 1_000))];
    const imported = await interject.importKey(shop.merchant.secret);
    const head = new TextEncoder().encode(`${id}.${timestamp}.`);
    const whole = new Uint8Array(head.length + bytes.length);
    whole.set(head);
    whole.set(bytes, head.length);
    const digest = new Uint8Array(await crypto.subtle.sign("HMAC", imported, whole));
    const signature = `v1,${btoa(String.fromCharCode(...digest))}`;
    return {
      body: bytes,
      headers: { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature },
    };
  }
  const deliver = ({ body, headers }: Captured, more: Record<string, string> = {}) =>
    exports.default.fetch(new Request(url, { method: "POST", body, headers: { ...headers, ...more } }));
  return {
    shop,
    url,
    signed,
    deliver,
    post: async (body: string | object | Uint8Array) => deliver(await signed(body)),
  };
}

export function message(text: string, changes: Record<string, unknown> = {}) {
  return {
    id: `h-${++ids}`,
    type: "message",
    conversation: "h-1",
    at: Date.now(),
    from: { role: "buyer", id: "b-1" },
    content: [{ type: "text", text }],
    ...changes,
  };
}
