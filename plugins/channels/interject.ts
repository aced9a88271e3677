import { envelope } from "../sdk/event.ts";
import type { Channel } from "./channel.ts";
import { firstIssue } from "./first-issue.ts";
import { importSecret, signedHeaderProblem, signedHeaders, verifySigned } from "./standard-webhooks.ts";

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
  headerProblem: signedHeaderProblem,
  connecting: {
    secretFrom: "us",
    steps: [
      {
        zh: "让您的系统把每条聊天消息 POST 到上面的接收地址（JSON，一次一条或多条）。",
        en: "Let your system POST every chat message to the address above, as JSON, one or many at a time.",
      },
      {
        zh: "用签名密钥按 Standard Webhooks 签名：webhook-id、webhook-timestamp、webhook-signature 三个请求头。",
        en: "Sign by Standard Webhooks with the signing secret: headers webhook-id, webhook-timestamp and webhook-signature.",
      },
      {
        zh: "要在聊天里弹出转人工菜单等，请填写回调地址：Interject 会把要做的事签名后发到那里。",
        en: "For actions in the chat, such as the menu that offers a human, set a callback address: signed actions go there.",
      },
    ],
    callback: {
      zh: "您的系统接收动作的地址",
      en: "Where your system takes actions",
    },
    callbackExample: "https://chat.example.com/interject/actions",
    token: null,
  },
  async rehearse({ conversation, text, buyer, now }, secret) {
    const message = {
      id: `${conversation}-1`,
      type: "message",
      conversation,
      at: now,
      from: { role: "buyer", id: `${conversation}-buyer`, name: buyer },
      content: [{ type: "text", text }],
    };
    const closed = { id: `${conversation}-2`, type: "closed", conversation, at: now + 1 };
    const body = JSON.stringify({ events: [message, closed] });
    return [{ headers: await signedHeaders({ key: `${conversation}-1`, now, body }, [secret]), body }];
  },
  translate(body) {
    const parsed = envelope.safeParse(body);
    return parsed.success ? { ok: true, events: parsed.data.events } : { ok: false, ...firstIssue(parsed.error) };
  },
  async deliver({ key, at, now, conversation, action, callback, secrets }, send) {
    const body = JSON.stringify({ conversation, actions: [{ key, at, ...action }] });
    return send({ method: "POST", url: callback, headers: await signedHeaders({ key, now, body }, secrets), body });
  },
};
