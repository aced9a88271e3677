import { z } from "zod";
import { contactWords } from "./platforms.ts";

/** What the live and the session point about other platforms have in common. */

export const contacts: ReadonlySet<string> = new Set(contactWords);
/** The brand's own places are no other platform. */
export const outlets: ReadonlySet<string> = new Set(
  "官网 官方商城 独立站 线下店 线下门店 实体店 门店 小程序商城 小程序".split(" "),
);

export const platformSettings = {
  homePlatform: z
    .enum(["auto", "taobao", "jd", "pdd", "douyin", "kuaishou", "xiaohongshu", "other", "none"])
    .default("auto")
    .meta({
      zh: "本店所在平台",
      en: "The shop's own platform",
      options: {
        auto: { zh: "从对话判断", en: "Tell from the chat" },
        taobao: { zh: "淘宝/天猫", en: "Taobao, Tmall" },
        jd: { zh: "京东", en: "JD" },
        pdd: { zh: "拼多多", en: "Pinduoduo" },
        douyin: { zh: "抖音", en: "Douyin" },
        kuaishou: { zh: "快手", en: "Kuaishou" },
        xiaohongshu: { zh: "小红书", en: "Xiaohongshu" },
        other: { zh: "其他平台或自有商城", en: "Another platform or the shop's own site" },
        none: { zh: "不限（任何平台都算引导）", en: "None: every platform counts" },
      },
    }),
  contacts: z.boolean().default(true).meta({
    zh: "引导加微信、QQ 或私下转账也算",
    en: "Drawing the buyer to WeChat, QQ or a private transfer counts too",
  }),
  bots: z.boolean().default(true).meta({ zh: "机器人回复也检测", en: "Inspect the bot's answers too" }),
};
