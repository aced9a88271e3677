import { definePoint, finding } from "interject/sdk";
import { alternativeConfig, alternativeIn } from "./alternative.ts";

/** The product asked about is sold out or delisted, and the agent made no valid recommendation of another. */
export const noAlternative = definePoint({
  id: "no-alternative",
  title: { zh: "缺货未推荐相似款", en: "Sold out, nothing else offered" },
  description: {
    zh: "买家咨询的商品缺货或下架，客服没有有效推荐其他款。有效推荐须话术与链接（或卡片）同时具备；结束语、催拍、邀评和自动消息中的推荐不算。",
    en: "The product asked about is sold out or delisted, and the agent made no valid recommendation of another. Valid means words together with a link or card; what closings, lines that urge, review invitations and automatic messages recommend does not count.",
  },
  kind: "deduct",
  moment: "session",
  rows: ["F063", "F064"],
  config: alternativeConfig,
  codes: {
    missing: {
      score: -3,
      message: { zh: "缺货时没有有效推荐其他款", en: "Sold out, and no other product was validly recommended" },
    },
  },
  inspect({ event, config }) {
    const answered = alternativeIn(event, config);
    return answered === null || answered.offer !== null ? [] : [finding("missing", answered.need.evidence)];
  },
});
