import { definePoint, finding } from "interject/sdk";
import { z } from "zod";
import { soldOutNeed } from "./needs.ts";
import { recommendationsIn } from "./recommendation.ts";
import { recommendationSettings } from "./recommendation-settings.ts";
import { alternativeWords } from "./wording.ts";

/** The product asked about is sold out or delisted, and the agent recommended another with words and a link or card. */
export const alternativeOffered = definePoint({
  id: "alternative-offered",
  title: { zh: "无货相似商品推荐", en: "Sold out, another product offered" },
  description: {
    zh: "买家咨询的商品缺货或下架，客服用话术加链接（或卡片）推荐了其他款。结束语、催拍、邀评和自动消息中的推荐不算。",
    en: "The product asked about is sold out or delisted, and the agent recommended another with words and a link or card. What closings, lines that urge, review invitations and automatic messages recommend does not count.",
  },
  kind: "bonus",
  moment: "session",
  rows: ["F068", "F064"],
  config: z.object({
    soldOutPhrases: z
      .array(z.string().trim().min(1).max(64))
      .max(200)
      .default([])
      .meta({ zh: "本店表示缺货的词句", en: "The shop's own words for “sold out”" }),
    aftersale: z.boolean().default(false).meta({ zh: "售后会话也检测", en: "Inspect aftersale sessions too" }),
    ...recommendationSettings,
  }),
  codes: {
    offered: {
      score: 1,
      message: { zh: "缺货时推荐了其他款", en: "Another product was recommended in place of one that is sold out" },
    },
  },
  inspect({ event, config }) {
    if (event.type !== "session") return [];
    const { session } = event;
    if (session.agent === null || (session.agent.role === "bot" && !config.bots)) return [];
    if (session.type === "aftersale" && !config.aftersale) return [];
    const need = soldOutNeed(session, { phrases: config.soldOutPhrases });
    if (need === null) return [];
    const [found] = recommendationsIn(session.messages.slice(need.index), {
      by: session.agent.role,
      words: alternativeWords,
      phrases: config.phrases,
      seconds: config.apartSeconds,
      activities: false,
      except: need.products,
    });
    if (found === undefined) return [];
    return [finding("offered", found.evidence)];
  },
});
