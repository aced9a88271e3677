import { definePoint, finding, held as heldBack } from "interject/sdk";
import { z } from "zod";
import { blamesLogistics, logisticsWords } from "../language/displeasure.ts";
import { guardSettings, guardsOf } from "../language/guards.ts";
import { abuseIn } from "../language/incivility.ts";
import { clauseOf, merged } from "../language/passage.ts";
import { phraseLists, phraseSettings, sift } from "../language/phrases.ts";
import { uncivilWords } from "../language/swearing.ts";

/** The buyer is strongly displeased, and names dispatch or delivery as the reason. */
export const logisticsComplaint = definePoint({
  id: "logistics-complaint",
  title: { zh: "买家对发货物流不满", en: "Discontent with delivery" },
  description: {
    zh: "买家明确因为发货或物流而强烈不满，如“物流也太慢了”“等了半个月还不发货”。平静的催单、查件不告警。",
    en: "The buyer is strongly displeased with dispatch or delivery, such as “far too slow”. Calm questions about a parcel do not count.",
  },
  kind: "alert",
  moment: "message",
  rows: ["F122"],
  config: z.object({
    besidesAbuse: z
      .boolean()
      .default(false)
      .meta({ zh: "有脏话时也同时告警", en: "Also when the message holds abuse" }),
    ...guardSettings,
    ...phraseSettings,
  }),
  codes: {
    discontent: {
      severity: "normal",
      message: { zh: "买家对发货或物流强烈不满", en: "The buyer is discontent with the delivery" },
    },
  },
  phrases: (config) => ({ ...phraseLists(logisticsWords, config), uncivil: uncivilWords }),
  inspect({ event, config, hits }) {
    if (event.type !== "message" || event.message.from.role !== "buyer") return [];
    const { message } = event;
    if (hits.words.length + hits.own.length === 0) return [];
    const { passages, held } = sift(message, hits, {
      accepts: (passage, { phrase }) => blamesLogistics(passage, phrase),
      guards: guardsOf(config),
    });
    if (passages.length === 0) return held;
    const abuse = { words: hits.uncivil, own: [], exceptions: hits.exceptions };
    if (
      !config.besidesAbuse &&
      abuseIn(message, abuse, { lookalikes: true, ignoreQuotation: true }).evidence.length > 0
    )
      return [heldBack("abuse", merged(passages.map(({ evidence }) => evidence)))];
    return [finding("discontent", merged(passages.map(({ evidence }) => clauseOf(message.text, evidence)))), ...held];
  },
});
