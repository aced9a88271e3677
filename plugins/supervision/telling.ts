import type { Action, InterventionInput, Severity, ShopView } from "interject/sdk";
import { z } from "zod";
import { safeQuote, severityNames } from "./facts.ts";

/** Names in a list setting, chosen from what the shop keeps. */
const names = (refersTo: "receivers" | "receiver-groups", titles: { zh: string; en: string }) =>
  z
    .array(z.string().min(1).max(64))
    .max(50)
    .default([])
    .meta({ ...titles, refersTo });

export const receiverNames = (titles: { zh: string; en: string }) => names("receivers", titles);
export const groupNames = (titles: { zh: string; en: string }) => names("receiver-groups", titles);

export const textSettings = {
  language: z.enum(["zh", "en"]).default("zh").meta({ zh: "通知语言", en: "Language" }),
  severity: z
    .enum(["as-found", "low", "normal", "urgent"])
    .default("as-found")
    .meta({ zh: "通知级别（as-found 为检出级别）", en: "Severity (as-found: that of the finding)" }),
  quote: z.boolean().default(true).meta({ zh: "附上原话", en: "Quote the words" }),
  quoteLength: z
    .number()
    .int()
    .min(10)
    .max(200)
    .default(80)
    .meta({ zh: "原话最多字数", en: "Longest quote (characters)" }),
};
const textConfig = z.object(textSettings);

type Telling = Pick<InterventionInput<z.infer<typeof textConfig>>, "trigger" | "conversation" | "config">;

/**
 * What happened, in one line: the words that show it, the buyer and the agent. `bare` is the same without the words, for whatever
 * is kept: what a buyer takes back must not be told later.
 */
export function whatHappened(input: Telling): { text: string; bare: string; severity: Severity } {
  const { trigger, conversation, config } = input;
  const { language } = config;
  const found = trigger.kind === "finding" ? trigger.finding : null;
  const severity = config.severity === "as-found" ? (found?.severity ?? "normal") : config.severity;
  const quotes = config.quote ? (found?.evidence ?? []).map(({ quote }) => safeQuote(quote, config.quoteLength)) : [];
  const said = quotes.filter((quote) => quote !== "").slice(0, 3);
  const buyer = conversation.messages.findLast((message) => message.from.role === "buyer")?.from;
  const { agent } = conversation.session;
  const name = (party: { readonly id: string; readonly name?: string | undefined }) =>
    safeQuote(party.name ?? party.id, 40);
  const what = found?.message[language] ?? momentText(trigger)[language];
  const line = (words: readonly string[]): string => {
    const parts =
      language === "zh"
        ? [
            `【${severityNames[severity].zh}】${what}`,
            ...(words.length > 0 ? [`：${words.map((quote) => `“${quote}”`).join("、")}`] : []),
            ...(buyer ? [`　买家：${name(buyer)}`] : []),
            ...(agent ? [`　客服：${name(agent)}`] : []),
          ]
        : [
            `[${severityNames[severity].en}] ${what}`,
            ...(words.length > 0 ? [`: ${words.map((quote) => `“${quote}”`).join(", ")}`] : []),
            ...(buyer ? [` · buyer ${name(buyer)}`] : []),
            ...(agent ? [` · agent ${name(agent)}`] : []),
          ];
    return cut(parts.join(""));
  };
  return { text: line(said), bare: line([]), severity };
}

/** What set it off where no finding did. Names and ids come from the platform, so they are quoted like words of a chat. */
function momentText(trigger: Telling["trigger"]): { zh: string; en: string } {
  if (trigger.kind !== "moment") return { zh: "有人请主管查看这个会话", en: "Somebody asks a supervisor to look here" };
  const datum = (field: string) => safeQuote(String(trigger.data[field] ?? ""), 60);
  switch (trigger.moment) {
    case "bot-rounds":
      return {
        zh: `买家已与机器人对话 ${datum("rounds")} 轮，仍未接通人工`,
        en: `The buyer has spoken to the bot for ${datum("rounds")} rounds without a human`,
      };
    case "rating":
      return { zh: `买家评分 ${datum("score")} 分`, en: `The buyer rated ${datum("score")}` };
    case "order":
      return {
        zh: `订单 ${datum("order")} 状态变为 ${datum("status")}`,
        en: `Order ${datum("order")} is now ${datum("status")}`,
      };
    case "transferred":
      return { zh: `会话已转接给 ${datum("to")}`, en: `The chat was handed to ${datum("to")}` };
    case "closed":
      return { zh: "会话已结束", en: "The conversation was closed" };
    case "scene":
      return { zh: "买家的问题属于需要留意的场景", en: "The buyer asks about a matter to watch" };
  }
}

/** At most 1,000 UTF-16 units, the longest notice; never half a character. */
export function cut(text: string, limit = 1_000): string {
  if (text.length <= limit) return text;
  let kept = "";
  for (const character of text) {
    if (kept.length + character.length >= limit) break;
    kept += character;
  }
  return `${kept}…`;
}

type Chosen = { readonly receivers: readonly string[]; readonly groups: readonly string[] };

/** To the panel, always, and to each chosen receiver that is switched on, once. */
export function tell(shop: ShopView, { receivers, groups }: Chosen, text: string, severity: Severity): Action[] {
  const told = shop.receivers.filter(
    (receiver) => receivers.includes(receiver.id) || receiver.groups.some((group) => groups.includes(group)),
  );
  return [
    { kind: "notice", audience: "supervisor", text, severity },
    ...told.map(({ id }): Action => ({ kind: "notify", receiver: id, text, severity })),
  ];
}
