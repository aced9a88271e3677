import { definePoint, finding, quoted } from "interject/sdk";
import { z } from "zod";
import { askingPhrases, askingSettings, matters } from "./asking.ts";
import { confirmingSettings, waitingIn } from "./confirming.ts";

/** Seen from the end of the session: a change was asked for, and nobody ever confirmed it. */
export const addressForgotten = definePoint({
  id: "address-forgotten",
  title: { zh: "会话结束仍未确认新地址", en: "The session ends without a confirmed address" },
  description: {
    zh: "一通会话里买家要改收货信息，直到结束都没有客服确认或复述。扣分项。",
    en: "In the session the buyer changes the delivery, and to its end no agent confirms or repeats it. A deduction.",
  },
  kind: "deduct",
  moment: "session",
  rows: [],
  config: z.object({ ...confirmingSettings, ...askingSettings }),
  codes: {
    forgotten: {
      score: -3,
      message: { zh: "直到会话结束未确认新收货信息", en: "The new delivery was never confirmed" },
    },
  },
  phrases: ({ confirmations, ...asking }) => ({ ...askingPhrases(asking), confirmations }),
  inspect({ event, conversation, config, hits }) {
    if (event.type !== "session" || event.session.agent?.role !== "agent") return [];
    const { words } = waitingIn(event.session.messages, hits);
    if (words.length === 0 || !matters(conversation, config)) return [];
    return [finding("forgotten", words.map(quoted))];
  },
});
