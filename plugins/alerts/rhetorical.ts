import { definePoint, finding } from "interject/sdk";
import { z } from "zod";
import { guardsOf } from "../language/guards.ts";
import { clauseOf, merged } from "../language/passage.ts";
import { phraseLists, phraseSettings, sift } from "../language/phrases.ts";
import { challengeWords, isChallenge } from "../language/rhetoric.ts";

/** The agent answers with a counter-question that challenges the buyer. Overridden by `communication/rhetorical`. */
export const rhetorical = definePoint({
  id: "rhetorical",
  title: { zh: "反问/质疑顾客", en: "Challenges the buyer" },
  description: {
    zh: "客服用反问、质疑的口气回答，如“这也不懂吗”“前面不是说了吗”“你听明白了吗”。客气的确认（“您看能理解吗”）不算。",
    en: "The agent answers with a challenging counter-question, such as “did I not just say so?”. Checks of understanding that are put politely do not count.",
  },
  kind: "alert",
  moment: "message",
  rows: ["F108", "F080"],
  config: z.object({
    bots: z.boolean().default(false).meta({ zh: "机器人回复也检测", en: "Inspect the bot's answers too" }),
    ignoreQuotation: z
      .boolean()
      .default(true)
      .meta({ zh: "排除转述买家的话", en: "Ignore what is quoted from the buyer" }),
    ...phraseSettings,
  }),
  codes: {
    challenge: { severity: "normal", message: { zh: "客服反问或质疑买家", en: "The agent challenges the buyer" } },
  },
  phrases: (config) => phraseLists(challengeWords, config),
  inspect({ event, config, hits }) {
    if (event.type !== "message") return [];
    const { message } = event;
    if (message.from.role !== "agent" && !(config.bots && message.from.role === "bot")) return [];
    if (hits.words.length + hits.own.length === 0) return [];
    const { passages, held } = sift(message, hits, {
      accepts: (passage, { phrase }) => isChallenge(passage, phrase),
      guards: guardsOf(config),
    });
    if (passages.length === 0) return held;
    return [finding("challenge", merged(passages.map(({ evidence }) => clauseOf(message.text, evidence)))), ...held];
  },
});
