import { definePoint, finding, held, type Message, whole } from "interject/sdk";
import { z } from "zod";
import { isPassingOn } from "../language/closings.ts";
import { isAcknowledgement } from "../language/small-talk.ts";

/** The buyer had the last word: nobody followed up, and he was not handed on. */
export const lastNotAgent = definePoint({
  id: "last-not-agent",
  title: { zh: "最后一句非客服发送", en: "The buyer had the last word" },
  description: {
    zh: "会话以买家的话结束，客服之后既没有跟进，也没有转接。",
    en: "The session ends with the buyer's words: the agent neither followed up nor handed him on.",
  },
  kind: "deduct",
  moment: "session",
  rows: ["F037"],
  config: z.object({
    ignoreAcknowledgements: z
      .boolean()
      .default(false)
      .meta({ zh: "买家最后说“好的”“谢谢”时不计", en: "Forgive a last “ok” or “thanks”" }),
    exemptTransfers: z
      .boolean()
      .default(true)
      .meta({ zh: "转接的会话不检测", en: "Exempt sessions that were handed on" }),
    automaticCounts: z
      .boolean()
      .default(false)
      .meta({ zh: "自动消息也算客服发送", en: "An automatic message counts as the agent's" }),
    bots: z.boolean().default(false).meta({ zh: "机器人会话也检测", en: "Inspect sessions of bots too" }),
  }),
  codes: {
    unfollowed: {
      score: -3,
      message: { zh: "最后一句由买家发送，客服未跟进", en: "The buyer's last words were not followed up" },
    },
  },
  inspect({ event, config }) {
    if (event.type !== "session") return [];
    const { session, reason } = event;
    if (session.agent === null || (session.agent.role === "bot" && !config.bots)) return [];
    const handedOn = reason === "transferred" || session.transfer !== null;
    const unfollowed: Message[] = [];
    for (let index = session.messages.length - 1; index >= 0; index--) {
      const message = session.messages[index] as Message;
      if (message.retracted || message.from.role === "system") continue;
      if (message.from.role === "buyer") {
        unfollowed.push(message);
        continue;
      }
      if (message.automatic && !config.automaticCounts) continue;
      if (unfollowed.length === 0) return [];
      const evidence = unfollowed.slice(0, 20).reverse().map(whole);
      if (config.exemptTransfers && (handedOn || isPassingOn(message.text))) return [held("transfer", evidence)];
      if (config.ignoreAcknowledgements && unfollowed.every(({ text }) => isAcknowledgement(text)))
        return [held("acknowledgement", evidence)];
      return [finding("unfollowed", evidence)];
    }
    return [];
  },
});
