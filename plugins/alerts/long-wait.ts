import { arm, type Conversation, definePoint, disarm, finding, type Message, resolve, whole } from "interject/sdk";
import { z } from "zod";
import { isAcknowledgement, isGreeting, isPromise, isThinkingItOver } from "../language/small-talk.ts";

type Settings = {
  readonly ignoreAcknowledgements: boolean;
  readonly promisesAnswer: boolean;
  readonly automaticAnswers: boolean;
  readonly botAnswers: boolean;
};

/** A word from the shop that ends the wait: not a greeting, and not another “one moment”. */
function helps(message: Message, settings: Settings): boolean {
  if (message.retracted || (message.automatic && !settings.automaticAnswers)) return false;
  if (message.from.role === "bot") return settings.botAnswers;
  if (message.from.role !== "agent") return false;
  if (settings.promisesAnswer || message.text === "") return true;
  return !isGreeting(message.text) && !isPromise(message.text, { longTermCounts: true });
}

/** What the buyer has waited for since somebody last helped him, oldest first. */
function waitingFor({ messages }: Conversation, settings: Settings): Message[] {
  const waiting: Message[] = [];
  for (let index = messages.length - 1; index >= 0; index--) {
    const message = messages[index] as Message;
    if (helps(message, settings)) break;
    if (message.from.role !== "buyer" || message.retracted) continue;
    if (settings.ignoreAcknowledgements && (isAcknowledgement(message.text) || isThinkingItOver(message.text)))
      continue;
    waiting.push(message);
  }
  return waiting.reverse();
}

/** For the supervisor: a buyer has waited very long for real help. */
export const longWait = definePoint({
  id: "long-wait",
  title: { zh: "客服等待时间过长", en: "The buyer waits far too long" },
  description: {
    zh: "买家等了很久仍没有得到实质回复时提醒主管。只回“在的”“稍等”不算回复，等待时间继续累计。",
    en: "Tells the supervisor that a buyer has waited very long for real help. Greetings and “one moment” do not end the wait.",
  },
  kind: "alert",
  moment: "timer",
  rows: ["F248"],
  config: z.object({
    seconds: z.number().int().min(10).max(86_400).default(600).meta({ zh: "等待（秒）", en: "Wait (seconds)" }),
    ignoreAcknowledgements: z
      .boolean()
      .default(true)
      .meta({ zh: "“好的”“谢谢”等无需回复", en: "Thanks and “ok” need no answer" }),
    promisesAnswer: z
      .boolean()
      .default(false)
      .meta({ zh: "“在的”“稍等”也算回复", en: "Greetings and “one moment” count as help" }),
    automaticAnswers: z
      .boolean()
      .default(false)
      .meta({ zh: "自动回复算作回复", en: "An automatic reply counts as help" }),
    botAnswers: z.boolean().default(true).meta({ zh: "机器人回复算作回复", en: "The bot's answer counts" }),
  }),
  codes: {
    waiting: {
      severity: "urgent",
      message: {
        zh: "买家已等待 {seconds} 秒，仍无实质回复",
        en: "The buyer has waited {seconds} seconds for real help",
      },
    },
  },
  inspect({ event, conversation, config }) {
    switch (event.type) {
      case "message": {
        if (helps(event.message, config)) return [disarm("help-due"), resolve("waiting")];
        const waiting = waitingFor(conversation, config);
        const first = waiting[0];
        if (event.message.from.role !== "buyer" || first === undefined) return [];
        // One alert a wait: what the buyer adds after it starts no other.
        const raised = first.id !== event.message.id && event.at >= first.at + config.seconds * 1_000;
        return raised ? [] : [arm("help-due", config.seconds)];
      }
      case "timer": {
        const waiting = waitingFor(conversation, config);
        const first = waiting[0];
        if (first === undefined) return [];
        // The message that started the clock was retracted; a later one has waited less.
        const missing = first.at + config.seconds * 1_000 - event.at;
        if (missing > 0) return [arm("help-due", Math.ceil(missing / 1_000))];
        return [finding("waiting", waiting.slice(0, 20).map(whole), { seconds: config.seconds })];
      }
      case "closed":
        return [disarm("help-due")];
      default:
        return [];
    }
  },
});
