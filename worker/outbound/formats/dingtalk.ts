import { type Address, type Format, json, plainMessage, readErrcode } from "./format.ts";

/** Of a whole message; what is around the content takes little. */
const maxBytes = 18_000;
/** More than 20 messages a minute, and the robot takes none for ten minutes. */
const tooFast = new Set([130101, 410100, 660026]);
/** The token is unknown, the group was dissolved, the robot removed or switched off. */
const goneCodes = new Set([300001, 300005, 400013, 400101, 400102, 400106]);
const busy = -1;

/** `secret` (加签) signs each request with the time of the attempt, which DingTalk takes for an hour. */
export type DingtalkTarget = Address & { readonly secret: string | null };

/** Robot of a DingTalk group (钉钉自定义机器人): `POST {msgtype: "text", text: {content}}`. It mentions nobody. */
export const dingtalk: Format<DingtalkTarget> = {
  async request(notice, { url, secret }, now) {
    const body = { msgtype: "text", text: { content: plainMessage(notice, maxBytes) }, at: { isAtAll: false } };
    const address = secret === null ? url : await signed(url, secret, now);
    return { method: "POST", url: address, headers: json, body: JSON.stringify(body) };
  },
  read(answer) {
    const told = readErrcode(answer);
    if (told === null) return answer.status === 200 ? { kind: "again", error: "not an answer of DingTalk" } : null;
    const error = `DingTalk ${told.error}`;
    if (told.code === 0) return { kind: "taken" };
    if (tooFast.has(told.code)) return { kind: "slow-down", after: 600, error };
    if (goneCodes.has(told.code)) return { kind: "gone", error };
    return { kind: told.code === busy ? "again" : "refused", error };
  },
};

/** `timestamp` in milliseconds and `sign` = base64(HMAC-SHA256(secret, `{timestamp}\n{secret}`)), as DingTalk documents it. */
async function signed(url: string, secret: string, now: number): Promise<string> {
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), { name: "HMAC", hash: "SHA-256" }, false, [
    "sign",
  ]);
  const signature = await crypto.subtle.sign("HMAC", key, encoder.encode(`${now}\n${secret}`));
  const address = URL.parse(url);
  if (address === null) return url;
  address.searchParams.set("timestamp", String(now));
  address.searchParams.set("sign", btoa(String.fromCharCode(...new Uint8Array(signature))));
  return address.href;
}
