import { definePoint, finding } from "interject/sdk";
import { z } from "zod";
import {
  complains,
  complaintWords,
  goesOutside,
  isAgainstSpeaker,
  isLabel,
  isMade,
  isSellersThreat,
  isSettled,
} from "../language/complaints.ts";
import { asked, guardSettings, guardsOf, when } from "../language/guards.ts";
import { merged } from "../language/passage.ts";
import { phraseLists, phraseSettings, sift } from "../language/phrases.ts";

/** The buyer complains inside the platform, or says that he will. */
export const threatenComplaint = definePoint({
  id: "threaten-complaint",
  title: { zh: "要投诉", en: "Threatens a complaint" },
  description: {
    zh: "买家扬言投诉、申请小二介入或维权，或者已经投诉。向平台之外投诉属于“要315或第三方曝光”。",
    en: "The buyer says that he will complain to shop or platform, or has done so. Complaints to authorities are a point of their own.",
  },
  kind: "alert",
  moment: "message",
  rows: ["F119"],
  config: z.object({
    from: z.enum(["buyer", "agent", "both"]).default("buyer").meta({ zh: "检测谁的消息", en: "Whose messages" }),
    questions: z
      .boolean()
      .default(true)
      .meta({ zh: "询问如何投诉也告警", en: "Also when the buyer asks how to complain" }),
    besidesExposure: z
      .boolean()
      .default(false)
      .meta({ zh: "向监管部门投诉时也同时告警", en: "Also when the complaint goes to an authority" }),
    ignoreSellers: z
      .boolean()
      .default(true)
      .meta({ zh: "排除商家说自己被投诉", en: "Ignore sellers who speak of complaints against themselves" }),
    ...guardSettings,
    ...phraseSettings,
  }),
  codes: {
    threatened: { severity: "urgent", message: { zh: "买家要投诉", en: "The buyer threatens a complaint" } },
    made: { severity: "urgent", message: { zh: "买家已经投诉", en: "The buyer has complained" } },
    "by-agent": {
      severity: "urgent",
      message: { zh: "客服扬言投诉买家", en: "The agent threatens the buyer with a complaint" },
    },
  },
  phrases: (config) => phraseLists(complaintWords, config),
  inspect({ event, config, hits }) {
    if (event.type !== "message" || hits.words.length + hits.own.length === 0) return [];
    const { role } = event.message.from;
    if (role !== "buyer" && role !== "agent") return [];
    if (config.from !== "both" && config.from !== role) return [];

    const { passages, held } = sift(event.message, hits, {
      accepts: (passage, { phrase }) =>
        role === "agent" ? phrase !== "介入" && isSellersThreat(passage) : complains(passage, phrase),
      guards: [
        ...guardsOf(config),
        { name: "label", holds: isLabel },
        { name: "settled", holds: isSettled },
        ...when(role === "buyer" && config.ignoreSellers, "seller", isAgainstSpeaker),
        ...when(!config.questions, "question", asked),
        ...when(!config.besidesExposure, "other-point", goesOutside),
      ],
    });
    if (passages.length === 0) return held;
    const code = role === "agent" ? "by-agent" : passages.every(isMade) ? "made" : "threatened";
    return [finding(code, merged(passages.map((passage) => passage.evidence))), ...held];
  },
});
