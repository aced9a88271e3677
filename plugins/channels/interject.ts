import { envelope } from "../sdk/event.ts";
import type { Channel } from "./channel.ts";
import { firstIssue } from "./first-issue.ts";
import { importSecret, signedHeaders, verifySigned } from "./standard-webhooks.ts";

/**
 * Our own format, for platforms without a channel of their own, for tests and for replay. Actions go to the shop's callback as
 * `{conversation, actions: [{key, at, kind, …}]}`, signed with the channel's secrets; the receiver acts once a key.
 */
export const interject: Channel = {
  id: "interject",
  title: { zh: "通用接口", en: "Interject envelope" },
  honoursKeys: true,
  restates: false,
  namesCause: true,
  // A platform that waits less says so with ?deadline=; Easemob's own default is 200 ms.
  gate: { deadlineMs: 1_000, whenLate: "allow" },
  importKey: importSecret,
  verify: verifySigned,
  translate(body) {
    const parsed = envelope.safeParse(body);
    return parsed.success ? { ok: true, events: parsed.data.events } : { ok: false, ...firstIssue(parsed.error) };
  },
  async deliver({ key, at, now, conversation, action, callback, secrets }, send) {
    const body = JSON.stringify({ conversation, actions: [{ key, at, ...action }] });
    return send({ method: "POST", url: callback, headers: await signedHeaders({ key, now, body }, secrets), body });
  },
};
