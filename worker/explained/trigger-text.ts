import type { Bilingual } from "../../plugins/sdk/point.ts";
import { type Scene, scenes } from "../../plugins/sdk/shop.ts";
import type { DecisionRow } from "../ledger/rows.ts";
import { orderWords } from "./wording.ts";

const titles: { readonly [scene: string]: Bilingual } = scenes satisfies Record<Scene, Bilingual>;

/** What set a decision off that rests on no finding. */
export function momentText({ type, data }: NonNullable<DecisionRow["moment"]>): Bilingual {
  switch (type) {
    case "bot-rounds":
      return {
        zh: `机器人接待满 ${data.rounds} 轮后，买家再次开口`,
        en: `The buyer spoke again after ${data.rounds} rounds with the bot`,
      };
    case "scene": {
      const { zh, en } = titles[String(data.scene)] ?? { zh: String(data.scene), en: String(data.scene) };
      return { zh: `买家向机器人咨询：${zh}`, en: `The buyer asked the bot: ${en}` };
    }
    case "rating":
      return { zh: `买家评分 ${data.score}`, en: `The buyer rated the chat ${data.score}` };
    case "order": {
      const words: { readonly [status: string]: Bilingual } = orderWords;
      const { zh, en } = words[String(data.status)] ?? { zh: String(data.status), en: String(data.status) };
      return { zh: `订单${zh}`, en: `Order ${en}` };
    }
    case "transferred":
      return { zh: `会话转接给 ${data.to}`, en: `The chat was moved to ${data.to}` };
    case "closed":
      return { zh: "会话结束", en: "The chat ended" };
    default:
      return { zh: type, en: type };
  }
}
