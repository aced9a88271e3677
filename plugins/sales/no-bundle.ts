import { definePoint, finding } from "interject/sdk";
import { bundleConfig, bundleIn } from "./bundle.ts";

/** The buyer wants to reach a discount (“how do I get there”, “1 yuan short”, “any cheaper?”), and the agent offered no activity or product for it with words and a link. */
export const noBundle = definePoint({
  id: "no-bundle",
  title: { zh: "未做凑单推荐", en: "No bundle offered" },
  description: {
    zh: "买家有凑单意向（怎么凑单、差几元、能不能便宜点），客服没有用话术加链接推荐凑单活动或商品。活动链接、活动卡片算链接；催拍、邀评和自动消息不算。",
    en: "The buyer wants to reach a discount (“how do I get there”, “1 yuan short”, “any cheaper?”), and the agent offered no activity or product for it with words and a link. Lines that urge, review invitations and automatic messages do not count.",
  },
  kind: "deduct",
  moment: "session",
  rows: ["F065", "F066"],
  config: bundleConfig,
  codes: {
    missing: {
      score: -3,
      message: {
        zh: "买家有凑单意向，未做有效推荐",
        en: "The buyer wanted to reach a discount and was offered nothing",
      },
    },
  },
  inspect({ event, config }) {
    const answered = bundleIn(event, config);
    return answered === null || answered.offer !== null ? [] : [finding("missing", answered.need.evidence)];
  },
});
