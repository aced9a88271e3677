import { definePoint, finding, type Message, whole } from "interject/sdk";
import { z } from "zod";
import { holdsPhrase } from "../language/closings.ts";
import { isAcknowledgement, isGreeting, wordsOf } from "../language/small-talk.ts";
import { hasSubstance, isBarePromise, needsNoMore } from "../language/substance.ts";

/** Over the whole session: nobody answered, or a promise to check was never kept. A late answer is forgiven. */
export const missedFollowup = definePoint({
  id: "missed-followup",
  title: { zh: "漏跟进", en: "Missed follow-up" },
  description: {
    zh: "整段会话看：客服始终没有回复（只有买家提问，或只有问候语），或者说了“稍等，帮您核实”后再也没有答复。之后补上了答复，哪怕很晚，也不计。",
    en: "Over the whole session: nobody answered (only the buyer asked, or only a greeting came), or a promise to check was never kept. A late answer is forgiven.",
  },
  kind: "deduct",
  moment: "session",
  overrides: ["alerts/missed-followup"],
  rows: ["F060", "F061"],
  config: z.object({
    neverAnswered: z
      .boolean()
      .default(true)
      .meta({ zh: "始终无人回复也算", en: "A buyer whom nobody answered counts" }),
    onlyGreeted: z.boolean().default(true).meta({ zh: "只有问候语也算", en: "A buyer who was only greeted counts" }),
    longTermCounts: z
      .boolean()
      .default(false)
      .meta({ zh: "“24小时内回电”等长期承诺也算", en: "Promises for later (“within 24 hours”) count too" }),
    courtesyAnswers: z.boolean().default(false).meta({
      zh: "承诺后的客套话（“还有其他问题吗”）算作答复",
      en: "Courtesy after a promise (“anything else?”) counts as an answer",
    }),
    settledByBuyer: z.boolean().default(true).meta({
      zh: "买家说“找到了”“没有了”后不再要求答复",
      en: "No answer is owed once the buyer says that he needs it no more",
    }),
    exemptTransfers: z
      .boolean()
      .default(true)
      .meta({ zh: "转接的会话不检测", en: "Exempt sessions that were handed on" }),
    bots: z.boolean().default(false).meta({ zh: "机器人会话也检测", en: "Inspect sessions of bots too" }),
    phrases: z
      .array(z.string().trim().min(2).max(200))
      .max(200)
      .default([])
      .meta({ zh: "补充承诺话术", en: "More ways to promise" }),
  }),
  codes: {
    unanswered: { score: -3, message: { zh: "客服始终没有回复买家", en: "Nobody ever answered the buyer" } },
    greeted: {
      score: -3,
      message: { zh: "客服只发了问候语，没有答复", en: "The buyer was greeted and never answered" },
    },
    promised: { score: -3, message: { zh: "客服承诺核实后没有答复", en: "A promise to check was never kept" } },
  },
  inspect({ event, config }) {
    if (event.type !== "session") return [];
    const { session, reason } = event;
    if (config.exemptTransfers && (reason === "transferred" || session.transfer !== null)) return [];
    if (session.agent?.role === "bot" && !config.bots) return [];
    const messages = session.messages.filter(({ retracted }) => !retracted);
    const isReply = ({ from }: Message) => from.role === (session.agent?.role ?? "agent");
    const questions = messages.filter(({ from, text }) => from.role === "buyer" && asksSomething(text));

    const replies = messages.filter(isReply);
    if (replies.length === 0) {
      if (!config.neverAnswered || questions.length === 0) return [];
      return [finding("unanswered", questions.slice(0, 20).map(whole))];
    }
    const rules = { longTermCounts: config.longTermCounts, courtesyCounts: config.courtesyAnswers };
    const owed = messages.findLastIndex(
      (message) =>
        isReply(message) &&
        (isBarePromise(message.text, config.longTermCounts) || holdsPhrase(message.text, config.phrases)),
    );
    if (owed >= 0) {
      const kept = messages.slice(owed + 1).some((message) => {
        if (isReply(message)) return !message.automatic && (message.text === "" || hasSubstance(message.text, rules));
        return config.settledByBuyer && message.from.role === "buyer" && needsNoMore(message.text);
      });
      return kept ? [] : [finding("promised", [whole(messages[owed] as Message)])];
    }
    const greetedOnly = replies.every(({ text }) => text !== "" && (isGreeting(text) || wordsOf(text) === ""));
    if (!config.onlyGreeted || !greetedOnly || questions.length === 0) return [];
    return [finding("greeted", questions.slice(0, 20).map(whole))];
  },
});

/** 在吗 and 你好 ask nothing yet. */
function asksSomething(text: string): boolean {
  return (
    text === "" ||
    !(isAcknowledgement(text) || isGreeting(text) || /^(?:在吗|在么|在不|有人吗|人呢|喂)?$/.test(wordsOf(text)))
  );
}
