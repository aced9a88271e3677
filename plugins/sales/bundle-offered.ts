import { definePoint, finding } from "interject/sdk";
import { z } from "zod";
import { bundleNeed } from "./needs.ts";
import { recommendationsIn } from "./recommendation.ts";
import { recommendationSettings } from "./recommendation-settings.ts";
import { bundleWords } from "./wording.ts";

/** The buyer wants to reach a discount, and the agent offered an activity or product for it with words and a link. */
export const bundleOffered = definePoint({
  id: "bundle-offered",
  title: { zh: "凑单推荐", en: "Bundle offered" },
  description: {
    zh: "买家有凑单意向，客服用话术加链接推荐了凑单活动或商品。活动链接、活动卡片算链接；催拍、邀评和自动消息不算。",
    en: "The buyer wants to reach a discount, and the agent offered an activity or product for it with words and a link. Lines that urge, review invitations and automatic messages do not count.",
  },
  kind: "bonus",
  moment: "session",
  rows: ["F067", "F066"],
  config: z.object({
    haggle: z
      .boolean()
      .default(true)
      .meta({ zh: "“能不能便宜点”也算凑单意向", en: "Haggling counts as a wish to reach a discount" }),
    activities: z
      .boolean()
      .default(true)
      .meta({ zh: "活动链接或卡片也算链接", en: "An activity's link or card counts as a link" }),
    needPhrases: z
      .array(z.string().trim().min(1).max(64))
      .max(200)
      .default([])
      .meta({ zh: "补充凑单意向词句", en: "More words of buyers who want to reach a discount" }),
    aftersale: z.boolean().default(false).meta({ zh: "售后会话也检测", en: "Inspect aftersale sessions too" }),
    ...recommendationSettings,
  }),
  codes: {
    offered: {
      score: 1,
      message: { zh: "做了有效的凑单推荐", en: "An activity or product to reach the discount was recommended" },
    },
  },
  inspect({ event, config }) {
    if (event.type !== "session") return [];
    const { session } = event;
    if (session.agent === null || (session.agent.role === "bot" && !config.bots)) return [];
    if (session.type === "aftersale" && !config.aftersale) return [];
    const need = bundleNeed(session, { phrases: config.needPhrases, haggle: config.haggle });
    if (need === null) return [];
    const [found] = recommendationsIn(session.messages.slice(need.index), {
      by: session.agent.role,
      words: bundleWords,
      phrases: config.phrases,
      seconds: config.apartSeconds,
      activities: config.activities,
    });
    if (found === undefined) return [];
    return [finding("offered", found.evidence)];
  },
});
