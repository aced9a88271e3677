import { arm, type Conversation, definePoint, disarm, finding, type Message, resolve, whole } from "interject/sdk";
import { z } from "zod";
import { isAcknowledgement } from "../language/small-talk.ts";
import { isSettled, isUrging } from "../language/urging.ts";

type Settings = {
  readonly seconds: number;
  readonly unsure: boolean;
  readonly bots: boolean;
  readonly exemptSettled: boolean;
  readonly unpaidCounts: boolean;
  readonly ignoreAcknowledgements: boolean;
  readonly automaticCounts: boolean;
  readonly phrases: readonly string[];
};

/** Only sessions of this type are urged; a session may turn out to be one with the buyer's next words. */
const isOfType = ({ session }: Conversation, { unsure }: Settings): boolean =>
  session.type === "presale" || (unsure && session.type === "unsure");

function isInspected(conversation: Conversation, settings: Settings): boolean {
  const { session, orders } = conversation;
  if (!isOfType(conversation, settings)) return false;
  if (session.agent === null || (session.agent.role === "bot" && !settings.bots)) return false;
  return !orders.some(
    ({ status }) =>
      status === "paid" ||
      status === "shipped" ||
      status === "received" ||
      (settings.unpaidCounts && status === "created"),
  );
}

const urgesIn = (message: Message, { phrases, automaticCounts }: Settings): boolean =>
  message.from.role !== "buyer" &&
  !message.retracted &&
  (automaticCounts || !message.automatic) &&
  isUrging(message.text, phrases);

/** Whether a buyer's message starts the clock: 好的 and 谢谢 do not. */
const speaks = ({ from, text, retracted }: Message, { ignoreAcknowledgements }: Settings): boolean =>
  from.role === "buyer" && !retracted && !(ignoreAcknowledgements && isAcknowledgement(text));

/** The alert has fired in this session: some time the buyer was left alone for longer than set. */
function hasFired({ session }: Conversation, settings: Settings): boolean {
  let since: number | null = null;
  for (const message of session.messages) {
    if (since !== null && message.at > since + settings.seconds * 1_000) return true;
    if (urgesIn(message, settings)) since = null;
    else if (speaks(message, settings)) since = message.at;
  }
  return false;
}

/** Live: a presale buyer has said his last sentence, and nobody urges him to order. */
export const notUrged = definePoint({
  id: "not-urged",
  title: { zh: "未及时催拍", en: "Buyer not urged to order" },
  description: {
    zh: "售前会话中，买家最后一句之后的设定时间内没有催拍话术。识别到下单则不告警；告警后买家再次发言可再次告警。",
    en: "In a presale session no line urged the buyer to order within the set time after his last sentence. An order ends it; when the buyer speaks again it may fire again.",
  },
  kind: "alert",
  moment: "timer",
  rows: ["F104", "F105", "F106", "F107"],
  config: z.object({
    seconds: z.number().int().min(10).max(86_400).default(600).meta({ zh: "等待（秒）", en: "Wait (seconds)" }),
    again: z
      .boolean()
      .default(true)
      .meta({ zh: "告警后买家再次发言可再次告警", en: "Start again when the buyer speaks after the alert" }),
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
      zh: "买家说“不要了”“已经拍了”时不告警",
      en: "Exempt when the buyer says that he ordered or wants nothing",
    }),
    ignoreAcknowledgements: z
      .boolean()
      .default(true)
      .meta({ zh: "“好的”“谢谢”不开始计时", en: "Thanks and “ok” do not start the clock" }),
    bots: z.boolean().default(false).meta({ zh: "机器人会话也检测", en: "Inspect sessions of bots too" }),
  }),
  codes: {
    late: {
      severity: "low",
      message: { zh: "买家 {seconds} 秒未下单，客服未催拍", en: "Not urged to order for {seconds} seconds" },
    },
  },
  inspect({ event, conversation, config }) {
    switch (event.type) {
      case "message": {
        const { message } = event;
        if (!isOfType(conversation, config)) return [];
        if (urgesIn(message, config)) return [disarm("urging-due"), resolve("late")];
        if (!speaks(message, config)) return [];
        if (config.exemptSettled && isSettled(message.text)) return [disarm("urging-due")];
        if (!config.again && hasFired(conversation, config)) return [];
        // Counted from the buyer's last sentence, so each one starts the clock anew.
        return [disarm("urging-due"), arm("urging-due", config.seconds)];
      }
      case "order":
        return isInspected(conversation, config) ? [] : [disarm("urging-due"), resolve("late")];
      case "timer": {
        const last = conversation.messages.find(({ id }) => id === event.armedBy);
        if (last === undefined || last.retracted || !isInspected(conversation, config)) return [];
        return [finding("late", [whole(last)], { seconds: config.seconds })];
      }
      case "transferred":
      case "closed":
        return [disarm("urging-due")];
      default:
        return [];
    }
  },
});
