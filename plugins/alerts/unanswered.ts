import { arm, type Conversation, definePoint, disarm, finding, type Message, resolve, whole } from "interject/sdk";
import { z } from "zod";
import { isAcknowledgement, isThinkingItOver } from "../language/small-talk.ts";

type Settings = {
  readonly ignoreAcknowledgements: boolean;
  readonly automaticAnswers: boolean;
  readonly botAnswers: boolean;
};

function answers(message: Message, { automaticAnswers, botAnswers }: Settings): boolean {
  if (message.automatic && !automaticAnswers) return false;
  return message.from.role === "agent" || (botAnswers && message.from.role === "bot");
}

/** What the buyer has said since he was last answered, without what needs no answer. */
function waitingMessages(conversation: Conversation, settings: Settings): Message[] {
  const waiting: Message[] = [];
  for (let index = conversation.messages.length - 1; index >= 0; index--) {
    const message = conversation.messages[index] as Message;
    if (answers(message, settings)) break;
    if (message.from.role !== "buyer" || message.retracted) continue;
    if (settings.ignoreAcknowledgements && (isAcknowledgement(message.text) || isThinkingItOver(message.text)))
      continue;
    waiting.push(message);
  }
  return waiting.reverse();
}

/** The buyer spoke last and nobody has answered in time. A late answer resolves the alert, which stays in the history. */
export const unanswered = definePoint({
  id: "unanswered",
  title: { zh: "未及时响应", en: "No timely answer" },
  description: {
    zh: "从买家本轮第一句话算起，超过设定时间仍无人回复。“好的”“谢谢”等不需要回复的话不计。",
    en: "Nobody has answered within the set time, counted from the buyer's first message of the round. Thanks and “ok” need no answer.",
  },
  kind: "alert",
  moment: "timer",
  rows: ["F102", "F085", "F091", "F103"],
  config: z.object({
    seconds: z.number().int().min(5).max(86_400).default(60).meta({ zh: "等待（秒）", en: "Wait (seconds)" }),
    again: z
      .boolean()
      .default(false)
      .meta({ zh: "告警后买家再次发言时重新计时", en: "Start again when the buyer speaks after the alert" }),
    ignoreAcknowledgements: z
      .boolean()
      .default(true)
      .meta({ zh: "“好的”“谢谢”等无需回复", en: "Thanks and “ok” need no answer" }),
    automaticAnswers: z
      .boolean()
      .default(false)
      .meta({ zh: "自动回复算作已回复", en: "An automatic reply counts as an answer" }),
    botAnswers: z.boolean().default(true).meta({ zh: "机器人回复算作已回复", en: "The bot's answer counts" }),
  }),
  codes: {
    late: { severity: "normal", message: { zh: "{seconds} 秒未回复", en: "No answer for {seconds} seconds" } },
  },
  inspect({ event, conversation, config }) {
    switch (event.type) {
      case "message": {
        if (answers(event.message, config)) return [disarm("answer-due"), resolve("late")];
        const waiting = waitingMessages(conversation, config);
        const first = waiting[0];
        if (first === undefined || waiting[waiting.length - 1]?.id !== event.message.id) return [];
        // The round's alert has been raised: what the buyer adds to it is not another one.
        const raised = first.id !== event.message.id && event.at >= first.at + config.seconds * 1_000;
        return raised && !config.again ? [] : [arm("answer-due", config.seconds)];
      }
      case "timer": {
        const waiting = waitingMessages(conversation, config);
        const first = waiting[0];
        if (first === undefined) return [];
        // The message that started the clock was retracted; a later one has waited less.
        const missing = first.at + config.seconds * 1_000 - event.at;
        if (missing > 0 && first.id !== event.armedBy) return [arm("answer-due", Math.ceil(missing / 1_000))];
        return [finding("late", waiting.map(whole), { seconds: config.seconds })];
      }
      case "closed":
        return [disarm("answer-due")];
      default:
        return [];
    }
  },
});
