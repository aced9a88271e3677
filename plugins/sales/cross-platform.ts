import { definePoint, type Evidence, finding, type Message } from "interject/sdk";
import { z } from "zod";
import { clauseOf, merged } from "../language/passage.ts";
import { phraseSettings, uncovered } from "../language/phrases.ts";
import { contacts, outlets, platformSettings } from "../language/platform-settings.ts";
import {
  contactWords,
  homesIn,
  houseOfWord,
  leadsOffPlatform,
  leadsTo,
  namesOwn,
  type PlatformId,
  platformWords,
} from "../language/platforms.ts";
import { type SessionPassage, siftSession } from "../language/session-passages.ts";

/** The agent leads the buyer to buy on another platform, or away from the platform's chat. */
export const crossPlatform = definePoint({
  id: "cross-platform",
  title: { zh: "跨平台引导", en: "Leads to another platform" },
  description: {
    zh: "客服引导买家去别的平台（京东、拼多多等）购买，或加微信、QQ、转账等私下交易。只提到本平台的名字不算。",
    en: "The agent leads the buyer to buy on another platform, or to deal privately by WeChat, QQ or a transfer of money. The name of the platform on which the chat takes place does not count.",
  },
  kind: "deduct",
  moment: "session",
  rows: ["F071"],
  config: z.object({
    ...platformSettings,
    outlets: z.boolean().default(false).meta({
      zh: "引导去官网、门店、小程序也算",
      en: "Leading to the brand's own site, stores or mini program counts too",
    }),
    ...phraseSettings,
  }),
  codes: {
    platform: {
      score: -3,
      message: { zh: "客服引导买家去其他平台购买", en: "The agent leads the buyer to another platform" },
    },
    contact: {
      score: -3,
      message: { zh: "客服引导买家私下联系或交易", en: "The agent draws the buyer to deal privately" },
    },
    phrase: {
      score: -3,
      message: { zh: "客服使用了店铺禁用的引导语", en: "The agent used a phrase that the shop forbids" },
    },
  },
  phrases: (config) => ({
    words: config.contacts ? [...platformWords, ...contactWords] : platformWords,
    own: config.phrases,
    exceptions: config.exceptions,
  }),
  inspect({ event, conversation, config, hits }) {
    if (event.type !== "session") return [];
    const wanted = ({ from }: Message) => from.role === "agent" || (config.bots && from.role === "bot");
    const { found: candidates, held } = siftSession(event.session, hits, {
      wanted,
      accepts: (passage, { phrase }) =>
        contacts.has(phrase)
          ? leadsOffPlatform(passage)
          : (config.outlets || !outlets.has(phrase)) && leadsTo(passage, phrase),
    });
    if (candidates.length === 0) return held;
    const own = new Set(uncovered(hits.own, hits.exceptions).map(placeOf));
    const suspects = new Set(candidates.map(({ message }) => message.id));
    const homes = homesOf(
      config.homePlatform,
      conversation.messages,
      suspects,
      () =>
        siftSession(event.session, hits, {
          wanted: (message) => wanted(message) && !suspects.has(message.id),
          accepts: (passage, { phrase }) => !contacts.has(phrase) && namesOwn(passage),
        }).found,
    );

    const codes = new Set<"platform" | "contact" | "phrase">();
    const found = candidates.filter(({ passage }) => {
      const code = own.has(placeOf(passage.evidence)) ? "phrase" : contacts.has(passage.word) ? "contact" : "platform";
      if (code === "platform" && homes.has(houseOfWord(passage.word))) return false;
      codes.add(code);
      return true;
    });
    if (found.length === 0) return held;
    const code = codes.has("platform") ? "platform" : codes.has("contact") ? "contact" : "phrase";
    return [
      finding(code, merged(found.map(({ message, passage }) => clauseOf(message.text, passage.evidence)))),
      ...held,
    ];
  },
});

const placeOf = ({ message, start }: Evidence): string => `${message}:${start}`;

/** The platforms that are home, from the setting, or told from what both sides say outside the suspected messages. */
function homesOf(
  setting: PlatformId | "auto" | "none",
  messages: readonly Message[],
  suspects: ReadonlySet<string>,
  named: () => SessionPassage[],
): ReadonlySet<PlatformId> {
  if (setting === "none") return new Set();
  if (setting !== "auto") return new Set([setting]);
  const homes = homesIn(messages.filter(({ id }) => !suspects.has(id)));
  for (const { passage } of named()) homes.add(houseOfWord(passage.word));
  homes.delete("other");
  return homes;
}
