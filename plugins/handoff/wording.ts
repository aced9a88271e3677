import type { Bilingual, ShopView } from "interject/sdk";
import { z } from "zod";

/**
 * What buyers read unless the merchant words it himself. Placeholders: `{queue}` buyers before him, `{wait}` the estimate, `{when}`
 * when somebody will answer, `{agent}` who came.
 */
const wording = {
  text: { zh: "请问需要为您转接人工客服吗？", en: "Would you like to talk to a person?" },
  continueLabel: { zh: "继续沟通", en: "Go on here" },
  humanLabel: { zh: "转人工", en: "Talk to a person" },
  waitText: { zh: "现在预计等待{wait}。", en: "The wait is now {wait}." },
  notice: { zh: "{agent}将为您服务", en: "{agent} will help you now" },
  queueNotice: {
    zh: "正在为您转接人工客服，前面还有 {queue} 位，预计等待{wait}，请稍候。",
    en: "We are passing you on. {queue} before you, a wait of {wait}. Thank you for your patience.",
  },
  sorryText: {
    zh: "抱歉没能解决您的问题，正在为您转接人工客服。",
    en: "Sorry that I could not help. I am passing you on to a person.",
  },
  absentText: {
    zh: "抱歉，人工客服现在不在线。您可以先留下要说的事，{when}我们会尽快联系您。",
    en: "Sorry, nobody is online right now. Leave us a word, and we will get back to you {when}.",
  },
  messageLabel: { zh: "留言", en: "Leave a message" },
  callBackLabel: { zh: "预约回电", en: "Ask for a call" },
  messagePrompt: {
    zh: "请把您的问题直接发在这里，我们会转给人工客服。",
    en: "Please write your message here. We will pass it on.",
  },
  callBackPrompt: {
    zh: "请在这里留下联系电话和方便接听的时间。",
    en: "Please write your number here, and when we may call.",
  },
  thanks: { zh: "已为您记下，{when}我们会尽快联系您。", en: "Noted. We will get back to you {when}." },
} as const satisfies Record<string, Bilingual>;
type Wording = keyof typeof wording;

export function sentence(key: Wording, limit: number) {
  return z.string().trim().min(1).max(limit).default(wording[key].zh);
}

/** One that a merchant may leave out. */
export function optionalSentence(key: Wording, limit: number) {
  return z.string().trim().max(limit).default(wording[key].zh);
}

/**
 * What the setting says. Wording that the merchant has not touched speaks the shop's language. A placeholder without a value is
 * left out; values are the last to be put in, so that a name with braces fills nothing.
 */
export function said<Key extends Wording>(
  config: { readonly [key in Key]: string },
  key: Key,
  { language }: Pick<ShopView, "language">,
  values: Readonly<Record<string, string>> = {},
): string {
  const own = config[key];
  const text = own === wording[key].zh ? wording[key][language] : own;
  return text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "").slice(0, 1_000);
}
