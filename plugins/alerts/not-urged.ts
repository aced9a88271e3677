import { arm, type Conversation, definePoint, disarm, finding, resolve, whole } from "interject/sdk";
import { z } from "zod";
import { isUrgedType, speaks, type UrgingRules, urges, urgingSettings, wantsUrging } from "../language/urge-wanted.ts";
import { isSettled } from "../language/urging.ts";

/** The alert has fired in this session: some time the buyer was left alone for longer than set. */
function hasFired({ session }: Conversation, settings: UrgingRules & { readonly seconds: number }): boolean {
  let since: number | null = null;
  for (const message of session.messages) {
    if (since !== null && message.at > since + settings.seconds * 1_000) return true;
    if (urges(message, settings)) since = null;
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
    exemptSettled: z.boolean().default(true).meta({
      zh: "买家说“不要了”“已经拍了”时不告警",
      en: "Exempt when the buyer says that he ordered or wants nothing",
    }),
    ignoreAcknowledgements: z
      .boolean()
      .default(true)
      .meta({ zh: "“好的”“谢谢”不开始计时", en: "Thanks and “ok” do not start the clock" }),
    ...urgingSettings,
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
        if (!isUrgedType(conversation, config)) return [];
        if (urges(message, config)) return [disarm("urging-due"), resolve("late")];
        if (!speaks(message, config)) return [];
        if (config.exemptSettled && isSettled(message.text)) return [disarm("urging-due")];
        if (!config.again && hasFired(conversation, config)) return [];
        // Counted from the buyer's last sentence, so each one starts the clock anew.
        return [disarm("urging-due"), arm("urging-due", config.seconds)];
      }
      case "order":
        return wantsUrging(conversation, config) ? [] : [disarm("urging-due"), resolve("late")];
      case "timer": {
        const last = conversation.messages.find(({ id }) => id === event.armedBy);
        if (last === undefined || last.retracted || !wantsUrging(conversation, config)) return [];
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
