import { definePoint, finding, type Message, whole } from "interject/sdk";
import { z } from "zod";
import { holdsPhrase, isFormalClosing, isGoingOffDuty, isPassingOn } from "../language/closings.ts";
import { isHelpOffer, isHelpOfferAlone } from "../language/help-offers.ts";

/** Before he took leave, the agent did not ask whether anything else is needed. */
export const helpOfferMissing = definePoint({
  id: "help-offer-missing",
  title: { zh: "再次帮助问候缺失", en: "No offer of further help" },
  description: {
    zh: "标准 A：结束语之前或同时，没有“是否还有其他疑问”之类的问候。标准 B（更严）：问候必须在结束语之前单独发送，不夹带其他内容。",
    en: "Standard A: no offer such as “anything else?” before or together with the closing. Standard B is stricter: the offer must be sent alone, before the closing.",
  },
  kind: "deduct",
  moment: "session",
  rows: ["F041", "F042"],
  config: z.object({
    standard: z
      .enum(["A", "B"])
      .default("A")
      .meta({
        zh: "检测标准",
        en: "Standard",
        options: {
          A: { zh: "A：有问候即可", en: "A: any offer will do" },
          B: { zh: "B：必须单独发送", en: "B: it must be sent alone" },
        },
      }),
    phrases: z
      .array(z.string().trim().min(2).max(200))
      .max(200)
      .default([])
      .meta({ zh: "本店问候话术（发送即合格）", en: "The shop's own offers of help" }),
    lastMessages: z
      .number()
      .int()
      .min(1)
      .max(50)
      .default(6)
      .meta({ zh: "检查客服最后几条消息", en: "Look at the agent's last messages (number)" }),
    needsClosing: z.boolean().default(false).meta({
      zh: "只检测发送了结束语的会话",
      en: "Inspect only sessions with a closing",
    }),
    exemptTransfers: z
      .boolean()
      .default(true)
      .meta({ zh: "转接的会话不检测", en: "Exempt sessions that were handed on" }),
    exemptOffDuty: z
      .boolean()
      .default(true)
      .meta({ zh: "客服下班时不检测", en: "Exempt when the agent goes off duty" }),
    bots: z.boolean().default(false).meta({ zh: "机器人会话也检测", en: "Inspect sessions of bots too" }),
  }),
  codes: {
    missing: {
      score: -3,
      message: { zh: "结束前没有再次询问是否需要帮助", en: "No offer of further help before the end" },
    },
    mixed: {
      score: -3,
      message: { zh: "再次帮助问候没有单独发送", en: "The offer of further help was not sent alone" },
    },
  },
  inspect({ event, config }) {
    if (event.type !== "session") return [];
    const { session, reason } = event;
    if (session.agent === null || (session.agent.role === "bot" && !config.bots)) return [];
    const { role } = session.agent;
    const spoken = session.messages.filter(({ from, retracted }) => from.role === role && !retracted);
    const last = spoken[spoken.length - 1];
    if (last === undefined || !session.messages.some(({ from }) => from.role === "buyer")) return [];
    if (config.exemptTransfers && (reason === "transferred" || session.transfer !== null || isPassingOn(last.text)))
      return [];
    if (config.exemptOffDuty && spoken.slice(-3).some(({ text }) => isGoingOffDuty(text))) return [];

    const closing = spoken.findLastIndex(({ text }) => isFormalClosing(text));
    if (closing < 0 && config.needsClosing) return [];
    // Without a closing the end of the session stands for it.
    const end = closing < 0 ? spoken.length - 1 : closing;
    const ending = spoken.slice(Math.max(0, end + 1 - config.lastMessages), end + 1);
    const place = whole(spoken[end] as Message);
    const isOffer = ({ text }: Message) => isHelpOffer(text) || holdsPhrase(text, config.phrases);
    if (!ending.some(isOffer)) return [finding("missing", [place])];
    if (config.standard === "A") return [];
    const alone = ending.some((message, index) => {
      const beforeClosing = closing < 0 || index < ending.length - 1;
      return beforeClosing && (isHelpOfferAlone(message.text) || holdsPhrase(message.text, config.phrases));
    });
    return alone ? [] : [finding("mixed", ending.filter(isOffer).slice(-1).map(whole))];
  },
});
