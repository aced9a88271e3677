import { definePoint, finding } from "interject/sdk";
import { z } from "zod";
import { guardSettings, guardsOf, scamCall, when } from "../language/guards.ts";
import { outsideKind, outsideWords, pointsOutside } from "../language/outside.ts";
import { merged } from "../language/passage.ts";
import { phraseLists, phraseSettings, sift } from "../language/phrases.ts";

/** The buyer turns to somebody outside shop and platform: an authority, the law, the public. Graver than `threaten-complaint`. */
export const threatenExposure = definePoint({
  id: "threaten-exposure",
  title: { zh: "要315或第三方曝光", en: "Threatens authorities or the public" },
  description: {
    zh: "买家提到 12315、工商、消协、邮政管理局、法律途径、媒体或社交平台曝光等平台之外的途径，已经投诉或扬言投诉都会告警。",
    en: "The buyer speaks of 12315, consumer bodies, other authorities, the law, media or social networks: announced or already done.",
  },
  kind: "alert",
  moment: "message",
  rows: ["F116"],
  config: z.object({
    authorities: z.boolean().default(true).meta({ zh: "监管部门与热线", en: "Authorities and hotlines" }),
    law: z.boolean().default(true).meta({ zh: "法律途径", en: "The law" }),
    publicity: z.boolean().default(true).meta({ zh: "媒体与社交平台", en: "Media and social networks" }),
    ...guardSettings,
    ignoreScamCalls: z
      .boolean()
      .default(true)
      .meta({ zh: "排除第三方冒充、诈骗电话的询问", en: "Ignore questions about third parties' scam calls" }),
    ...phraseSettings,
  }),
  codes: {
    authority: {
      severity: "urgent",
      message: { zh: "买家要向监管部门投诉或已投诉", en: "The buyer turns to an authority" },
    },
    law: { severity: "urgent", message: { zh: "买家要走法律途径", en: "The buyer turns to the law" } },
    publicity: { severity: "urgent", message: { zh: "买家要公开曝光", en: "The buyer goes public" } },
  },
  phrases: (config) => phraseLists(outsideWords, config),
  inspect({ event, config, hits }) {
    if (event.type !== "message" || event.message.from.role !== "buyer") return [];
    if (hits.words.length + hits.own.length === 0) return [];
    const enabled = { authority: config.authorities, law: config.law, publicity: config.publicity };
    const words = new Map<number, string>();
    const { passages, held } = sift(event.message, hits, {
      accepts: (passage, hit) => {
        words.set(hit.start, hit.phrase);
        return enabled[outsideKind(hit.phrase)] && pointsOutside(passage, hit.phrase);
      },
      guards: [...guardsOf(config), ...when(config.ignoreScamCalls, "scam-call", scamCall)],
    });
    const evidence = merged(passages.map((passage) => passage.evidence));
    const first = evidence[0];
    if (first === undefined) return held;
    return [finding(outsideKind(words.get(first.start) ?? ""), evidence), ...held];
  },
});
