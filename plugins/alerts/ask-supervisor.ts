import { definePoint, finding, held as heldBack } from "interject/sdk";

import { z } from "zod";
import { isAdvertisingSession } from "../language/advertising.ts";
import { when } from "../language/guards.ts";
import { merged } from "../language/passage.ts";
import { phraseLists, phraseSettings, sift } from "../language/phrases.ts";
import { asksFor, isDeclined, isPromisedByOthers, superiors } from "../language/superiors.ts";

/** The buyer wants somebody who has more say than the agent: a supervisor, a manager, whoever decides. */
export const askSupervisor = definePoint({
  id: "ask-supervisor",
  title: { zh: "要转主管", en: "Asks for a supervisor" },
  description: {
    zh: "买家要求找主管、领导、负责人，或索要他们的电话。推广合作等广告会话不告警；“我们领导要发票”“谢谢老板”等不算。",
    en: "The buyer asks for a supervisor, a manager or whoever is in charge, or for their number. Sessions in which a third party offers promotion are excluded, as are the buyer's own superiors and forms of address.",
  },
  kind: "alert",
  moment: "message",
  rows: ["F120"],
  config: z.object({
    ignoreAdvertising: z.boolean().default(true).meta({
      zh: "排除广告会话（第三方来谈推广、合作）",
      en: "Ignore advertising sessions (a third party offers promotion)",
    }),
    ignoreDenial: z
      .boolean()
      .default(true)
      .meta({ zh: "排除否定说法（如“不用找主管”）", en: "Ignore denials (“no supervisor needed”)" }),
    ignoreQuotation: z.boolean().default(true).meta({
      zh: "排除转述他人的话（如“客服说会转主管”）",
      en: "Ignore reported speech (“your agent said he would ask his boss”)",
    }),
    ...phraseSettings,
  }),
  codes: {
    asked: { severity: "normal", message: { zh: "买家要求找主管或负责人", en: "The buyer asks for a supervisor" } },
  },
  phrases: (config) => phraseLists(superiors, config),
  inspect({ event, conversation, config, hits }) {
    if (event.type !== "message" || event.message.from.role !== "buyer") return [];
    if (hits.words.length === 0 && hits.own.length === 0) return [];
    const { passages, held } = sift(event.message, hits, {
      accepts: asksFor,
      guards: [
        ...when(config.ignoreDenial, "denial", isDeclined),
        ...when(config.ignoreQuotation, "quotation", isPromisedByOthers),
      ],
    });
    if (passages.length === 0) return held;
    const evidence = merged(passages.map((passage) => passage.evidence));
    if (config.ignoreAdvertising && isAdvertisingSession(conversation.session))
      return [heldBack("advertising-session", evidence), ...held];
    return [finding("asked", evidence), ...held];
  },
});
