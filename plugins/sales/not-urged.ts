import { definePoint, finding, whole } from "interject/sdk";
import { z } from "zod";
import { speaks, urges, urgingSettings, wantsUrging } from "../language/urge-wanted.ts";
import { isSettled } from "../language/urging.ts";

/** A presale session without a line that urges the buyer to order. */
export const notUrged = definePoint({
  id: "not-urged",
  title: { zh: "未及时催拍", en: "Buyer not urged to order" },
  description: {
    zh: "售前会话中没有催拍。选项 A：聊天结束后当天没有催拍话术；选项 B：买家最后一句之后的设定时间内没有催拍话术。会话中已下单的不检测；选项 A 当天稍后下单的也不检测。标记在会话最后一句。",
    en: "No line urged the buyer of a presale session to order. Option A: none on the same day; option B: none within the set time after the buyer's last sentence. Sessions with an order are exempt; with option A also when the order came later that day. The finding sits on the session's last sentence.",
  },
  kind: "deduct",
  moment: "session",
  overrides: ["alerts/not-urged"],
  rows: ["F072", "F073", "F074", "F075", "F076", "F077"],
  config: z.object({
    option: z
      .enum(["A", "B"])
      .default("A")
      .meta({
        zh: "检测选项",
        en: "Option",
        options: {
          A: { zh: "A：当天催拍即可（宽松）", en: "A: any time that day (loose)" },
          B: { zh: "B：限时催拍（严格）", en: "B: within the set time (strict)" },
        },
      }),
    seconds: z
      .number()
      .int()
      .min(10)
      .max(86_400)
      .default(600)
      .meta({ zh: "选项 B：买家最后一句后多久（秒）", en: "Option B: time after the buyer's last sentence (seconds)" }),
    exemptSettled: z.boolean().default(true).meta({
      zh: "买家说“不要了”“已经拍了”时不检测",
      en: "Exempt when the buyer says that he ordered or wants nothing",
    }),
    ignoreAcknowledgements: z
      .boolean()
      .default(true)
      .meta({ zh: "“好的”“谢谢”不算最后一句", en: "Thanks and “ok” are no last sentence" }),
    ...urgingSettings,
  }),
  codes: {
    never: { score: -3, message: { zh: "售前会话当天没有催拍", en: "Nobody urged the buyer to order that day" } },
    late: {
      score: -3,
      message: {
        zh: "买家最后一句后 {seconds} 秒内没有催拍",
        en: "Nobody urged the buyer within {seconds} seconds after his last sentence",
      },
    },
  },
  inspect({ event, conversation, config }) {
    if (event.type !== "session") return [];
    const { session } = event;
    if (!wantsUrging(conversation, config)) return [];
    const spoken = session.messages.findLast((message) => speaks(message, config));
    const last = session.messages.findLast(({ from, retracted }) => from.role !== "system" && !retracted);
    if (spoken === undefined || last === undefined) return [];
    if (config.exemptSettled && isSettled(spoken.text)) return [];

    const urging = session.messages.filter((message) => urges(message, config));
    if (config.option === "A") return urging.length > 0 ? [] : [finding("never", [whole(last)])];
    const until = spoken.at + config.seconds * 1_000;
    const at = session.messages.indexOf(spoken);
    const inTime = urging.some((message) => session.messages.indexOf(message) > at && message.at <= until);
    return inTime ? [] : [finding("late", [whole(last)], { seconds: config.seconds })];
  },
});
