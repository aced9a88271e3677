import { definePoint, finding, held as heldBack } from "interject/sdk";
import { z } from "zod";
import { blamesService, serviceWords } from "../language/displeasure.ts";
import { guardSettings, guardsOf } from "../language/guards.ts";
import { abuseIn } from "../language/incivility.ts";
import { clauseOf, merged } from "../language/passage.ts";
import { phraseLists, phraseSettings, sift } from "../language/phrases.ts";
import { uncivilWords } from "../language/swearing.ts";

/** The buyer is strongly displeased, and names the service as the reason. */
export const serviceComplaint = definePoint({
  id: "service-complaint",
  title: { zh: "买家对售后服务不满", en: "Discontent with the service" },
  description: {
    zh: "买家明确因为服务、客服态度或售后处理而强烈不满，如“服务态度太差了”“互相踢皮球”。轻微的抱怨和假设不告警。",
    en: "The buyer is strongly displeased with service, manners or aftersale work, such as “terrible service” or “sent from pillar to post”. Mild remarks and suppositions do not count.",
  },
  kind: "alert",
  moment: "message",
  rows: ["F122"],
  config: z.object({
    besidesAbuse: z
      .boolean()
      .default(false)
      .meta({ zh: "有脏话时也同时告警", en: "Also when the message holds abuse" }),
    ignoreOthers: z.boolean().default(true).meta({
      zh: "排除说快递员、卖家等他人的态度",
      en: "Ignore the manners of others, such as couriers or a platform's sellers",
    }),
    ...guardSettings,
    ...phraseSettings,
  }),
  codes: {
    discontent: {
      severity: "normal",
      message: { zh: "买家对服务强烈不满", en: "The buyer is discontent with the service" },
    },
  },
  phrases: (config) => ({ ...phraseLists(serviceWords, config), uncivil: uncivilWords }),
  inspect({ event, config, hits }) {
    if (event.type !== "message" || event.message.from.role !== "buyer") return [];
    const { message } = event;
    if (hits.words.length + hits.own.length === 0) return [];
    const { passages, held } = sift(message, hits, {
      accepts: (passage, { phrase }) => blamesService(passage, phrase, config),
      guards: guardsOf(config),
    });
    if (passages.length === 0) return held;
    // Swearing is buyer-abuse, and only that.
    const abuse = { words: hits.uncivil, own: [], exceptions: hits.exceptions };
    if (
      !config.besidesAbuse &&
      abuseIn(message, abuse, { lookalikes: true, ignoreQuotation: true }).evidence.length > 0
    )
      return [heldBack("abuse", merged(passages.map(({ evidence }) => evidence)))];
    return [finding("discontent", merged(passages.map(({ evidence }) => clauseOf(message.text, evidence)))), ...held];
  },
});
