import { definePoint, finding } from "interject/sdk";
import { bundleConfig, bundleIn } from "./bundle.ts";

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
  config: bundleConfig,
  codes: {
    offered: {
      score: 1,
      message: { zh: "做了有效的凑单推荐", en: "An activity or product to reach the discount was recommended" },
    },
  },
  inspect({ event, config }) {
    const offer = bundleIn(event, config)?.offer ?? null;
    return offer === null ? [] : [finding("offered", offer)];
  },
});
