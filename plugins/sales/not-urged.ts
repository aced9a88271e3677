import { type Conversation, definePoint, finding, type Message, type Session, whole } from "interject/sdk";
import { z } from "zod";
import { isAcknowledgement } from "../language/small-talk.ts";
import { isSettled, isUrging } from "../language/urging.ts";

/** An order that is more than cancelled: placed, or also paid. */
function isOrdered({ orders }: Conversation, unpaidCounts: boolean): boolean {
  return orders.some(
    ({ status }) =>
      status === "paid" || status === "shipped" || status === "received" || (unpaidCounts && status === "created"),
  );
}

/** The buyer's last sentence that says something: 好的 and 谢谢 start no clock. */
function lastSentence({ messages }: Session, ignoreAcknowledgements: boolean): Message | undefined {
  return messages.findLast(
    ({ from, text, retracted }) =>
      from.role === "buyer" && !retracted && !(ignoreAcknowledgements && isAcknowledgement(text)),
  );
}

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
    phrases: z
      .array(z.string().trim().min(2).max(200))
      .max(200)
      .default([])
      .meta({ zh: "本店催拍话术（发送即合格）", en: "The shop's own lines that urge" }),
    unsure: z
      .boolean()
      .default(false)
      .meta({ zh: "售前售后不明的会话也检测", en: "Inspect sessions of unsure type too" }),
    automaticCounts: z
      .boolean()
      .default(true)
      .meta({ zh: "自动催拍也合格", en: "A line that was sent automatically counts" }),
    unpaidCounts: z
      .boolean()
      .default(true)
      .meta({ zh: "已下单未付款算已下单", en: "An order that is not paid counts as an order" }),
    exemptSettled: z.boolean().default(true).meta({
      zh: "买家说“不要了”“已经拍了”时不检测",
      en: "Exempt when the buyer says that he ordered or wants nothing",
    }),
    ignoreAcknowledgements: z
      .boolean()
      .default(true)
      .meta({ zh: "“好的”“谢谢”不算最后一句", en: "Thanks and “ok” are no last sentence" }),
    bots: z.boolean().default(false).meta({ zh: "机器人会话也检测", en: "Inspect sessions of bots too" }),
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
    if (session.type !== "presale" && !(config.unsure && session.type === "unsure")) return [];
    if (session.agent === null || (session.agent.role === "bot" && !config.bots)) return [];
    if (isOrdered(conversation, config.unpaidCounts)) return [];
    const spoken = lastSentence(session, config.ignoreAcknowledgements);
    const last = session.messages.findLast(({ from, retracted }) => from.role !== "system" && !retracted);
    if (spoken === undefined || last === undefined) return [];
    if (config.exemptSettled && isSettled(spoken.text)) return [];

    const urging = session.messages.filter(
      ({ from, text, retracted, automatic }) =>
        from.role !== "buyer" && !retracted && (config.automaticCounts || !automatic) && isUrging(text, config.phrases),
    );
    if (config.option === "A") return urging.length > 0 ? [] : [finding("never", [whole(last)])];
    const until = spoken.at + config.seconds * 1_000;
    const at = session.messages.indexOf(spoken);
    const inTime = urging.some((message) => session.messages.indexOf(message) > at && message.at <= until);
    return inTime ? [] : [finding("late", [whole(last)], { seconds: config.seconds })];
  },
});
