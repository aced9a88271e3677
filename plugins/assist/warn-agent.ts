import { type Action, defineIntervention, type Finding, type Message, type Plan } from "interject/sdk";
import { z } from "zod";
import { fuller, fullerReplies, neutralWords, type Reworded, reword, swapPattern, swapsOf } from "./wording.ts";

const answers = ["allow", "warn", "replace", "block"] as const;
const answer = (otherwise: (typeof answers)[number], titles: { zh: string; en: string }) =>
  z
    .enum(answers)
    .default(otherwise)
    .meta({
      ...titles,
      options: {
        allow: { zh: "放行", en: "Let it go" },
        warn: { zh: "提醒后由客服决定", en: "Warn, the agent decides" },
        replace: { zh: "替换成建议的说法", en: "Replace with the proposed wording" },
        block: { zh: "拦截", en: "Block" },
      },
    });
const table = (lines: readonly string[], titles: { zh: string; en: string }) =>
  z
    .array(z.string().max(200).regex(swapPattern, "as 最好的=>很好的"))
    .max(500)
    .default([...lines])
    .meta(titles);

const config = z.object({
  low: answer("warn", { zh: "低级别检出时", en: "For low severity" }),
  normal: answer("warn", { zh: "普通级别检出时", en: "For normal severity" }),
  urgent: answer("block", { zh: "紧急级别检出时", en: "For urgent severity" }),
  overridable: z
    .enum(["never", "warnings", "always"])
    .default("warnings")
    .meta({
      zh: "客服说明理由后可以照发",
      en: "The agent may send it with a reason",
      options: {
        never: { zh: "不可以", en: "Never" },
        warnings: { zh: "被提醒时可以", en: "After a warning" },
        always: { zh: "被拦截时也可以", en: "After a block, too" },
      },
    }),
  propose: z.boolean().default(true).meta({ zh: "给出建议的说法", en: "Propose a wording" }),
  words: table(neutralWords, { zh: "替换词表（原词=>建议）", en: "Words to say instead (before=>after)" }),
  replies: table(fullerReplies, {
    zh: "过短回复的完整说法（回复=>建议）",
    en: "Fuller replies in place of curt ones (before=>after)",
  }),
  afterwards: z.boolean().default(true).meta({
    zh: "消息已发出时提醒客服",
    en: "Tell the agent when it has been sent already",
  }),
});
type Config = z.infer<typeof config>;

/** Coaches the agent: before a bad sentence leaves, after it has left, and when a promise to the buyer waits (N33). */
export const warnAgent = defineIntervention({
  id: "warn-agent",
  title: { zh: "发送前提醒客服", en: "Warn the agent before sending" },
  description: {
    zh: "平台在发送前询问时，按级别放行、提醒、替换说法或拦截；客服说明理由后可以照发，全部留痕。消息已发出时提醒客服；客服答应查询却迟迟未回复时提醒跟进。",
    en: "Where the platform asks before it sends, a message is let go, held with a warning, reworded or blocked, by severity. The agent may send it with a reason, and all of it is kept. What was sent already is told to the agent, and so is a promise that the buyer still waits for.",
  },
  rows: ["N33", "F109", "F110", "F111", "F112"],
  config,
  actions: ["verdict", "suggestion", "notice"],
  reasons: {
    "let-go": { zh: "按设置放行", en: "The settings let it go" },
    "already-sent": { zh: "消息已发出，且未开启事后提醒", en: "It was sent already, and nobody wants to be told" },
    "not-a-human": { zh: "不是人工客服发送的消息", en: "Not sent by a human agent" },
  },
  plan({ trigger, conversation, config, shop }) {
    if (trigger.kind !== "finding") return { actions: [] };
    const { finding } = trigger;
    const id = finding.evidence[0]?.message ?? finding.event;
    const message = conversation.messages.findLast((candidate) => candidate.id === id);
    if (message?.pending === true) return beforeSending(finding, message, config, shop.language);
    if (message?.from.role !== "agent") return { actions: [], suppressed: "not-a-human" };
    if (trigger.at > message.at) return remindOf(finding, message, trigger.at, shop.language);
    if (!config.afterwards) return { actions: [], suppressed: "already-sent" };
    return { actions: [notice(message, sent(finding, proposal(finding, message, config), shop.language), finding)] };
  },
});

type Language = "zh" | "en";

function beforeSending(finding: Finding, message: Message, config: Config, language: Language): Plan {
  const wanted = config[finding.severity];
  if (wanted === "allow") return { actions: [], suppressed: "let-go" };
  const proposed = proposal(finding, message, config);
  const reason = what(finding, language, 190);
  // A wording that leaves part of what was found is worth a look, not more.
  if (wanted === "replace" && proposed?.complete === true)
    return { actions: [{ kind: "verdict", decision: "replace", reason, text: proposed.text }] };
  const isBlocked = wanted === "block";
  const overridable = config.overridable === "always" || (config.overridable === "warnings" && !isBlocked);
  const verdict: Action = { kind: "verdict", decision: isBlocked ? "block" : "hold", reason, overridable };
  const shows = proposed !== null && (config.propose || wanted === "replace");
  return { actions: shows ? [verdict, { kind: "suggestion", text: proposed.text }] : [verdict] };
}

/** Longer texts are not reworded: a platform would have to cut them. */
const longest = 1_000;

function proposal(finding: Finding, { text, id }: Message, config: Config): Reworded | null {
  const found = finding.evidence.filter((span) => span.message === id);
  const proposed = fuller(text, swapsOf(config.replies)) ?? reword(text, found, swapsOf(config.words));
  return proposed === null || proposed.text.length > longest || proposed.text.trim() === "" ? null : proposed;
}

/** What was found, with the words that show it, on one line. */
function what({ message, evidence }: Finding, language: Language, limit: number): string {
  const quotes = evidence
    .map(({ quote }) => quote.replace(/[\p{C}\s]+/gu, " ").trim())
    .filter((quote) => quote !== "")
    .slice(0, 3);
  const shown = quotes.map((quote) => `“${cut(quote, 40)}”`).join(language === "zh" ? "、" : ", ");
  return cut(`${message[language]}${shown === "" ? "" : language === "zh" ? `：${shown}` : `: ${shown}`}`, limit);
}

function cut(text: string, length: number): string {
  const characters = [...text];
  return characters.length > length ? `${characters.slice(0, length - 1).join("")}…` : text;
}

function sent(finding: Finding, proposed: Reworded | null, language: Language): string {
  const happened = what(finding, language, 200);
  if (language === "zh")
    return `${happened}。消息已发出，请注意措辞${proposed === null ? "。" : `，可以说：“${cut(proposed.text, 200)}”`}`;
  return `${happened}. It has been sent: mind the wording${proposed === null ? "." : `, such as “${cut(proposed.text, 200)}”`}`;
}

function notice({ from }: Message, text: string, { severity }: Finding): Action {
  return { kind: "notice", audience: "agent", to: from.id, text, severity };
}

/** He said that he would check, and the buyer still waits. */
function remindOf(finding: Finding, message: Message, at: number, language: Language): Plan {
  const minutes = Math.max(1, Math.round((at - message.at) / 60_000));
  const promise = cut(message.text.replace(/[\p{C}\s]+/gu, " ").trim(), 40);
  const text =
    language === "zh"
      ? `您 ${minutes} 分钟前答应买家：“${promise}”，买家还在等，请尽快回复。`
      : `${minutes} min ago you promised “${promise}”: the buyer still waits for it.`;
  const words =
    language === "zh"
      ? "抱歉让您久等了，您的问题我一直在跟进，马上给您回复。"
      : "Sorry to keep you waiting: I am still on it and will be back with you in a moment.";
  return { actions: [notice(message, text, finding), { kind: "suggestion", text: words }] };
}
