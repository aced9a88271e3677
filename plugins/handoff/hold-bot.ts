import { defineIntervention, type Message } from "interject/sdk";
import { z } from "zod";

const config = z.object({
  notify: z.boolean().default(true).meta({
    zh: "机器人已经抢话时提醒客服",
    en: "Tell the agent when the bot has spoken already",
  }),
});

/** A bot never talks over a human (N07): what it is about to send is held, what it has sent the human learns at once. */
export const holdBot = defineIntervention({
  id: "hold-bot",
  title: { zh: "人工接待时拦下机器人", en: "Hold the bot while a human serves" },
  description: {
    zh: "机器人消息尚未发送时予以拦下；已经发出时提醒正在接待的客服，同一段抢话只提醒一次。",
    en: "A message of the bot that was not sent yet is held back. One that was sent is told to the agent who serves, once for each stretch.",
  },
  rows: ["N07"],
  config,
  actions: ["verdict", "notice"],
  reasons: {
    "told-already": { zh: "已提醒过客服", en: "The agent was told already" },
    "not-wanted": { zh: "消息已发出，且未开启提醒", en: "It was sent already, and nobody wants to be told" },
  },
  plan({ trigger, conversation, config, shop }) {
    if (trigger.kind !== "finding") return { actions: [] };
    const { messages } = conversation;
    const index = messages.findLastIndex(({ id }) => id === trigger.finding.event);
    if (messages[index]?.pending) {
      return { actions: [{ kind: "verdict", decision: "hold", reason: reason[shop.language] }] };
    }
    if (!config.notify) return { actions: [], suppressed: "not-wanted" };
    const human = messages.findLastIndex((message, place) => place < index && isHuman(message));
    if (messages.slice(human + 1, index).some(isBot)) return { actions: [], suppressed: "told-already" };
    const to = messages[human]?.from.id;
    const notice = { kind: "notice", audience: "agent", text: told[shop.language], severity: "normal" } as const;
    return { actions: [{ ...notice, ...(to !== undefined && { to }) }] };
  },
});

const isHuman = ({ from, automatic }: Message): boolean => from.role === "agent" && !automatic;
const isBot = ({ from, automatic }: Message): boolean => from.role === "bot" && !automatic;

const reason = { zh: "人工客服正在接待", en: "A human serves the buyer" } as const;
const told = {
  zh: "您正在接待，机器人又发了消息，请核对并留意买家是否误解。",
  en: "The bot has sent a message while you serve this buyer. Please check that he is not misled.",
} as const;
