import { type Conversation, definePoint, finding, type Message, whole } from "interject/sdk";
import { z } from "zod";

/**
 * The bot speaks although a human serves the buyer (N07). Who wrote a message is what the platform says, never guessed from words;
 * a chat that was handed back to the bot is the bot's.
 */
export const botOverHuman = definePoint({
  id: "bot-over-human",
  title: { zh: "机器人抢话", en: "The bot talks over a human" },
  description: {
    zh: "人工客服刚刚发言、仍在接待时，机器人又发了消息（或正要发送）。已转回机器人的会话不算。",
    en: "A human has just spoken and still serves the buyer, and the bot sends a message, or is about to. Chats that were handed back to the bot do not count.",
  },
  kind: "alert",
  moment: "message",
  rows: ["N07"],
  config: z.object({
    seconds: z
      .number()
      .int()
      .min(5)
      .max(3_600)
      .default(120)
      .meta({ zh: "人工发言后多少秒内", en: "Within so many seconds of the human's message" }),
    automatic: z.boolean().default(false).meta({ zh: "催拍、邀评等自动消息也算", en: "Automatic messages count, too" }),
  }),
  codes: {
    over: {
      severity: "normal",
      message: { zh: "人工接待时机器人发言", en: "The bot speaks while a human serves" },
    },
  },
  inspect({ event, conversation, config }) {
    if (event.type !== "message" || event.message.from.role !== "bot") return [];
    const { message } = event;
    if (message.retracted || (message.automatic && !config.automatic)) return [];
    const human = lastHuman(conversation, message);
    if (human === null || message.at - human.at > config.seconds * 1_000) return [];
    return [finding("over", [whole(message)])];
  },
});

/** The newest message of the human who serves, or null when none does. */
function lastHuman({ messages, lastTransfer }: Conversation, { id }: Message): Message | null {
  const human = messages.findLast(
    (message) => message.id !== id && message.from.role === "agent" && !message.automatic,
  );
  if (human === undefined) return null;
  const handedBack = lastTransfer?.to.role === "bot" && lastTransfer.at >= human.at;
  return handedBack ? null : human;
}
