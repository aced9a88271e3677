import { definePoint, finding } from "interject/sdk";
import { z } from "zod";
import { guardsOf, when } from "../language/guards.ts";
import { asksForHuman, humanRequests, isDeclined, isManualWork, isTelephoneLine } from "../language/human-requests.ts";
import { merged } from "../language/passage.ts";
import { phraseLists, phraseSettings, sift } from "../language/phrases.ts";

/** The buyer asks for a human, most often while a bot serves him. */
export const askHuman = definePoint({
  id: "ask-human",
  title: { zh: "要转人工", en: "Asks for a human" },
  description: {
    zh: "买家要求转人工、找真人客服。人工费、人工智能、人工电话等不算。",
    en: "The buyer asks for a human agent. Manual work, artificial intelligence and telephone hotlines do not count.",
  },
  kind: "alert",
  moment: "message",
  rows: ["F198", "F235"],
  config: z.object({
    ignoreDenial: z
      .boolean()
      .default(true)
      .meta({ zh: "排除否定说法（如“不用转人工”）", en: "Ignore denials (“no human needed”)" }),
    ignoreTelephone: z
      .boolean()
      .default(true)
      .meta({ zh: "排除说人工电话（如“人工电话打不通”）", en: "Ignore talk about telephone hotlines" }),
    ignoreQuotation: z.boolean().default(true).meta({
      zh: "排除转述他人的话（如“客服说可以转人工”）",
      en: "Ignore reported speech (“your agent said I could”)",
    }),
    ...phraseSettings,
  }),
  codes: {
    asked: { severity: "normal", message: { zh: "买家要求转人工", en: "The buyer asks for a human" } },
  },
  phrases: (config) => phraseLists(humanRequests, config),
  inspect({ event, config, hits }) {
    if (event.type !== "message" || event.message.from.role !== "buyer") return [];
    if (hits.words.length + hits.own.length === 0) return [];
    const { passages, held } = sift(event.message, hits, {
      accepts: (passage, { phrase }) => asksForHuman(passage, phrase),
      guards: [
        { name: "manual-work", holds: isManualWork },
        ...when(config.ignoreDenial, "denial", isDeclined),
        ...when(config.ignoreTelephone, "telephone-line", isTelephoneLine),
        ...guardsOf({ ignoreQuotation: config.ignoreQuotation }),
      ],
    });
    if (passages.length === 0) return held;
    return [finding("asked", merged(passages.map((passage) => passage.evidence))), ...held];
  },
});
