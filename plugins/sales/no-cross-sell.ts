import { definePoint, finding } from "interject/sdk";
import { z } from "zod";
import { adviceNeed } from "./needs.ts";
import { recommendationsIn } from "./recommendation.ts";
import { recommendationSettings } from "./recommendation-settings.ts";
import { crossSellWords } from "./wording.ts";

/** The buyer asks about a product and wants advice; the agent recommends nothing that counts. */
export const noCrossSell = definePoint({
  id: "no-cross-sell",
  title: { zh: "未推荐搭配商品", en: "No matching product offered" },
  description: {
    zh: "买家咨询商品并希望推荐或搭配，客服没有有效推荐。须话术与链接（或卡片）同时具备；结束语、催拍、邀评和自动消息中的推荐不算。可限定必须推荐的商品。",
    en: "The buyer asks about a product and wants advice, and the agent makes no valid recommendation: words together with a link or card, not inside closings, lines that urge, review invitations or automatic messages. The merchant may choose the products that need it.",
  },
  kind: "deduct",
  moment: "session",
  rows: ["F069"],
  config: z.object({
    products: z
      .array(z.string().trim().min(1).max(128))
      .max(1_000)
      .default([])
      .meta({ zh: "只检测这些商品（商品 ID，空为全部）", en: "Only these products (ids; empty: all)" }),
    needPhrases: z
      .array(z.string().trim().min(1).max(64))
      .max(200)
      .default([])
      .meta({ zh: "补充求推荐词句", en: "More words of buyers who want advice" }),
    aftersale: z.boolean().default(false).meta({ zh: "售后会话也检测", en: "Inspect aftersale sessions too" }),
    ...recommendationSettings,
  }),
  codes: {
    missing: {
      score: -3,
      message: { zh: "买家希望推荐，未做有效推荐", en: "The buyer wanted advice and got no valid recommendation" },
    },
  },
  inspect({ event, config }) {
    if (event.type !== "session") return [];
    const { session } = event;
    if (session.agent === null || (session.agent.role === "bot" && !config.bots)) return [];
    if (session.type === "aftersale" && !config.aftersale) return [];
    const need = adviceNeed(session, { phrases: config.needPhrases, products: config.products });
    if (need === null) return [];
    const [found] = recommendationsIn(session.messages.slice(need.index), {
      by: session.agent.role,
      words: crossSellWords,
      phrases: config.phrases,
      seconds: config.apartSeconds,
      activities: false,
    });
    return found === undefined ? [finding("missing", need.evidence)] : [];
  },
});
