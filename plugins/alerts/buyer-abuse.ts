import { definePoint, finding } from "interject/sdk";
import { z } from "zod";
import { abuseIn, abuseInEarlier } from "../language/incivility.ts";
import { phraseLists, phraseSettings } from "../language/phrases.ts";
import { uncivilWords } from "../language/swearing.ts";

/** The buyer swears or insults, at whomever. It beats `buyer-anger` on the same message. */
export const buyerAbuse = definePoint({
  id: "buyer-abuse",
  title: { zh: "买家辱骂", en: "Buyer abuse" },
  description: {
    zh: "买家使用不文明用语，包括脏话感叹。同一会话中的脏话数达到设定次数即告警。",
    en: "The buyer uses uncivil words, exclamations included. Alerts once a session holds as many of them as set.",
  },
  kind: "alert",
  moment: "message",
  rows: ["F115"],
  config: z.object({
    count: z
      .number()
      .int()
      .min(1)
      .max(20)
      .default(1)
      .meta({ zh: "会话内脏话数达到", en: "Uncivil words in the session" }),
    lookalikes: z
      .boolean()
      .default(true)
      .meta({ zh: "谐音、缩写、错别字也算", en: "Homophones, abbreviations and typos count too" }),
    ignoreQuotation: z.boolean().default(true).meta({
      zh: "排除转述他人的话（如“快递员说我有病”）",
      en: "Ignore reported speech (“the courier called me mad”)",
    }),
    ...phraseSettings,
  }),
  codes: {
    abuse: { severity: "normal", message: { zh: "买家使用不文明用语", en: "The buyer uses uncivil words" } },
    likely: {
      severity: "low",
      message: { zh: "买家疑似使用不文明用语", en: "The buyer writes what looks like uncivil words" },
    },
  },
  phrases: (config) => phraseLists(uncivilWords, config),
  inspect({ event, conversation, config, hits }) {
    if (event.type !== "message" || event.message.from.role !== "buyer") return [];
    const { message } = event;
    const abuse = abuseIn(message, hits, config);
    if (abuse.evidence.length === 0) return abuse.held;
    let counted = abuse.evidence.length;
    for (const earlier of conversation.session.messages) {
      if (counted >= config.count) break;
      if (earlier.id === message.id || earlier.from.role !== "buyer") continue;
      counted += abuseInEarlier(earlier, config.phrases, config).evidence.length;
    }
    if (counted < config.count) return abuse.held;
    return [finding(abuse.onlyLikely ? "likely" : "abuse", abuse.evidence), ...abuse.held];
  },
});
