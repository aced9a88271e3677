import { definePoint, type Evidence, finding } from "interject/sdk";
import { z } from "zod";
import { clauseOf, merged } from "../language/passage.ts";
import { phraseLists, phraseSettings, sift } from "../language/phrases.ts";
import { contacts, outlets, platformSettings } from "../language/platform-settings.ts";
import {
  contactWords,
  homesIn,
  houseOfWord,
  leadsOffPlatform,
  leadsTo,
  type PlatformId,
  platformWords,
} from "../language/platforms.ts";

/** Live: the agent is about to lead the buyer away from the platform. The whole session is `sales/cross-platform`'s. */
export const crossPlatform = definePoint({
  id: "cross-platform",
  title: { zh: "跨平台引导（实时）", en: "Leads to another platform, live" },
  description: {
    zh: "客服让买家去别的平台购买，或加微信、QQ、转账等私下交易，说出口时立即发现，可在发送前拦下。",
    en: "The agent leads the buyer to another platform, or to deal privately by WeChat, QQ or a transfer. Found as it is said, so that it can be held back.",
  },
  kind: "alert",
  moment: "message",
  rows: ["F071"],
  wakes: "hits",
  config: z.object({
    ...platformSettings,
    ...phraseSettings,
  }),
  codes: {
    platform: {
      severity: "normal",
      message: { zh: "客服引导买家去其他平台购买", en: "The agent leads the buyer to another platform" },
    },
    contact: {
      severity: "normal",
      message: { zh: "客服引导买家私下联系或交易", en: "The agent draws the buyer to deal privately" },
    },
    phrase: {
      severity: "normal",
      message: { zh: "客服使用了店铺禁用的引导语", en: "The agent used a phrase that the shop forbids" },
    },
  },
  phrases: (config) => phraseLists(config.contacts ? [...platformWords, ...contactWords] : platformWords, config),
  inspect({ event, conversation, config, hits }) {
    if (event.type !== "message") return [];
    const { message } = event;
    if (message.from.role !== "agent" && !(config.bots && message.from.role === "bot")) return [];
    const own = new Set(hits.own.map(({ start }) => start));
    const { passages, held } = sift(message, hits, {
      accepts: (passage, { phrase }) =>
        contacts.has(phrase) ? leadsOffPlatform(passage) : !outlets.has(phrase) && leadsTo(passage, phrase),
      guards: [],
    });
    if (passages.length === 0) return held;
    const { homePlatform } = config;
    const homes: ReadonlySet<PlatformId> =
      homePlatform === "auto"
        ? homesIn(conversation.messages.filter(({ id }) => id !== message.id))
        : new Set(homePlatform === "none" ? [] : [homePlatform]);
    const found: { code: "platform" | "contact" | "phrase"; evidence: Evidence }[] = [];
    for (const { word, evidence } of passages) {
      const code = own.has(evidence.start) ? "phrase" : contacts.has(word) ? "contact" : "platform";
      if (code !== "platform" || !homes.has(houseOfWord(word))) found.push({ code, evidence });
    }
    const [first] = found;
    if (first === undefined) return held;
    return [finding(first.code, merged(found.map(({ evidence }) => clauseOf(message.text, evidence)))), ...held];
  },
});
