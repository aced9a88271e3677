import { type Conversation, definePoint, finding, type Message, whole } from "interject/sdk";
import { z } from "zod";
import { curtWords, isCurt } from "../language/curtness.ts";
import { guardsOf } from "../language/guards.ts";
import { clauseOf, merged } from "../language/passage.ts";
import { phraseLists, phraseSettings, sift } from "../language/phrases.ts";
import { isAcknowledgement, wordsOf } from "../language/small-talk.ts";

/** What the buyer said last, or null. */
function lastOfBuyer({ messages }: Conversation): Message | null {
  return messages.findLast(({ from, retracted }) => from.role === "buyer" && !retracted) ?? null;
}

/** The agent is curt or impatient. Overridden by `service/passive-service`. */
export const agentUnfriendly = definePoint({
  id: "agent-unfriendly",
  title: { zh: "客服态度不友好", en: "Agent unfriendly" },
  description: {
    zh: "客服生硬、不耐烦、推脱，如“我都跟您说了”“您自己看下”“没有为什么”，或只回一个“哦”。带“请”“麻烦”“亲”的客气说法不算。",
    en: "The agent is curt, impatient or brushes the buyer off, such as “I told you” or “look yourself”, or answers only “oh”. The same things said with courtesy do not count.",
  },
  kind: "alert",
  moment: "message",
  rows: ["F112"],
  config: z.object({
    bareReplies: z
      .array(z.string().trim().min(1).max(16))
      .max(50)
      .default(["哦"])
      .meta({ zh: "整条只有这些字即算", en: "Replies that count when they are the whole message" }),
    ignoreAfterAcknowledgement: z
      .boolean()
      .default(true)
      .meta({ zh: "买家刚说“好的”“谢谢”时，单字回复不算", en: "A bare reply to “ok” or “thanks” does not count" }),
    ignoreQuotation: z
      .boolean()
      .default(true)
      .meta({ zh: "排除转述买家的话", en: "Ignore what is quoted from the buyer" }),
    ...phraseSettings,
  }),
  codes: {
    curt: { severity: "normal", message: { zh: "客服态度生硬或不耐烦", en: "The agent is curt or impatient" } },
    bare: { severity: "low", message: { zh: "客服只回了“{reply}”", en: "The agent answered only “{reply}”" } },
  },
  phrases: (config) => phraseLists(curtWords, config),
  inspect({ event, conversation, config, hits }) {
    if (event.type !== "message" || event.message.from.role !== "agent" || event.message.automatic) return [];
    const { message } = event;
    const { passages, held } = sift(message, hits, {
      accepts: (passage, { phrase }) => isCurt(passage, phrase),
      guards: guardsOf(config),
    });
    if (passages.length > 0)
      return [finding("curt", merged(passages.map(({ evidence }) => clauseOf(message.text, evidence)))), ...held];
    if (message.text.length > 24) return held;
    const reply = wordsOf(message.text);
    if (reply === "" || !config.bareReplies.some((bare) => wordsOf(bare) === reply)) return held;
    const before = lastOfBuyer(conversation);
    if (before === null || (config.ignoreAfterAcknowledgement && isAcknowledgement(before.text))) return [];
    return [finding("bare", [whole(message)], { reply })];
  },
});
