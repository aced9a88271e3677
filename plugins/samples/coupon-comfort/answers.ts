import type { ConversationEvent } from "interject/sdk";

/** What the buyer makes of an offer. */
export type Answer = "accepts" | "wants-more" | "declines" | null;

type Content = Extract<ConversationEvent, { type: "message" }>["content"];

export function textOf(content: Content): string {
  return content.map((part) => (part.type === "text" ? part.text : "")).join("");
}

const more = [
  "太少",
  "才给",
  "才这",
  "才几",
  "才一",
  "才两",
  "才三",
  "才五",
  "才十",
  "才1",
  "才2",
  "才3",
  "才5",
  "就这么点",
  "多给点",
  "再多点",
  "能不能多",
  "再给点",
  "不够",
  "打发",
  "more",
];
const no = ["不用", "不要", "不需要", "不必", "算了", "不稀罕", "没用", "不行", "不太好", "no thanks", "don't"];
const yes = [
  "好的",
  "好吧",
  "好呀",
  "好哒",
  "可以",
  "行吧",
  "行的",
  "谢谢",
  "谢了",
  "收到",
  "领了",
  "领取",
  "ok",
  "thank",
];
const bareYes = ["好", "行", "嗯", "嗯嗯", "中", "成", "yes", "okay"];

/** Longer messages are about something else. */
const longest = 24;
const marks = "，。！？~～…,.!? ";

export function answerIn(written: string): Answer {
  const text = trimmed(written.toLowerCase());
  if (text.length === 0 || text.length > longest) return null;
  const says = (words: readonly string[]): boolean => words.some((word) => text.includes(word));
  if (says(more)) return "wants-more";
  if (says(no)) return "declines";
  return says(yes) || bareYes.includes(text) ? "accepts" : null;
}

function trimmed(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && marks.includes(text.charAt(from))) from++;
  while (to > from && marks.includes(text.charAt(to - 1))) to--;
  return text.slice(from, to);
}
