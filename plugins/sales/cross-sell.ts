import { definePoint, finding } from "interject/sdk";
import { z } from "zod";
import { productNeed } from "./needs.ts";
import { recommendationsIn } from "./recommendation.ts";
import { recommendationSettings } from "./recommendation-settings.ts";
import { crossSellWords } from "./wording.ts";

/** For a question about A the agent recommends B, which goes with it. */
export const crossSell = definePoint({
  id: "cross-sell",
  title: { zh: "推荐搭配商品", en: "Matching product offered" },
  description: {
    zh: "买家咨询商品 A，客服用话术加链接（或卡片）推荐了与之搭配的商品 B。结束语、催拍、邀评和自动消息中的推荐不算，推荐买家正在问的商品本身也不算。",
    en: "For a question about product A the agent recommends B, which goes with it, with words and a link or card. What closings, lines that urge, review invitations and automatic messages recommend does not count, nor does the product asked about.",
  },
  kind: "bonus",
  moment: "session",
  rows: ["F070"],
  config: z.object({
    products: z
      .array(z.string().trim().min(1).max(128))
      .max(1_000)
      .default([])
      .meta({ zh: "只检测这些商品（商品 ID，空为全部）", en: "Only these products (ids; empty: all)" }),
    aftersale: z.boolean().default(false).meta({ zh: "售后会话也检测", en: "Inspect aftersale sessions too" }),
    ...recommendationSettings,
  }),
  codes: {
    offered: { score: 1, message: { zh: "推荐了搭配商品", en: "A matching product was recommended" } },
  },
  inspect({ event, config }) {
    if (event.type !== "session") return [];
    const { session } = event;
    if (session.agent === null || (session.agent.role === "bot" && !config.bots)) return [];
    if (session.type === "aftersale" && !config.aftersale) return [];
    const need = productNeed(session, { products: config.products });
    if (need === null) return [];
    const [found] = recommendationsIn(session.messages.slice(need.index), {
      by: session.agent.role,
      words: crossSellWords,
      phrases: config.phrases,
      seconds: config.apartSeconds,
      activities: false,
      except: need.products,
    });
    return found === undefined ? [] : [finding("offered", found.evidence)];
  },
});
