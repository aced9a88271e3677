import { definePoint, finding } from "interject/sdk";
import { alternativeConfig, alternativeIn } from "./alternative.ts";

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
  config: alternativeConfig,
  codes: {
    offered: {
      score: 1,
      message: { zh: "缺货时推荐了其他款", en: "Another product was recommended in place of one that is sold out" },
    },
  },
  inspect({ event, config }) {
    const offer = alternativeIn(event, config)?.offer ?? null;
    return offer === null ? [] : [finding("offered", offer)];
  },
});
