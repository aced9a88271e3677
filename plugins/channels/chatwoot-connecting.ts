import type { Connecting } from "./channel.ts";

/** Where things are on Chatwoot's pages, as of its version 4. */
export const connectingChatwoot: Connecting = {
  secretFrom: "platform",
  steps: [
    {
      zh: "在 Chatwoot 打开“设置 → 集成 → Webhooks”，新建一个，网址填上面的接收地址。",
      en: "In Chatwoot open Settings → Integrations → Webhooks, add one, and enter the address above as its URL.",
    },
    {
      zh: "勾选事件：message_created、message_updated、conversation_status_changed、conversation_updated、conversation_typing_on。",
      en: "Tick message_created, message_updated, conversation_status_changed, conversation_updated and conversation_typing_on.",
    },
    {
      zh: "保存后复制 Chatwoot 显示的密钥（Secret），粘贴到这一页的“签名密钥”。",
      en: "Save, copy the secret that Chatwoot shows, and paste it as the signing secret on this page.",
    },
    {
      zh: "要由 Interject 发消息和转接，再填账号的 API 地址和访问令牌（个人设置 → 访问令牌）。",
      en: "To let Interject write and hand over, add the account's API address and an access token (Profile settings → Access token).",
    },
  ],
  callback: { zh: "账号的 API 地址", en: "The API address of the account" },
  callbackExample: "https://chat.example.com/api/v1/accounts/1",
  token: { zh: "Chatwoot 访问令牌", en: "Chatwoot access token" },
};
