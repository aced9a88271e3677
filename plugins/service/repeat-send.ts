import { definePoint, type Evidence, finding } from "interject/sdk";
import { z } from "zod";
import { likeness, type Statement, statementsIn } from "../language/likeness.ts";
import { merged } from "../language/passage.ts";
import { heldResults, shopPhrase } from "../language/phrases.ts";
import { wordsOf } from "../language/small-talk.ts";

/** Enough for the longest sessions; a sentence is compared with this many before it. */
const memory = 200;

function isAllowed(text: string, { place }: Statement, allowed: readonly string[]): boolean {
  if (allowed.length === 0) return false;
  const words = wordsOf(text.slice(place.start, place.end));
  return allowed.some((phrase) => words.includes(phrase));
}

/** The agent says the same again, at once or later. The evidence is each repeated sentence, at its later place. */
export const repeatSend = definePoint({
  id: "repeat-send",
  title: { zh: "重复发送", en: "Repeats himself" },
  description: {
    zh: "客服重复发送相同或相近的句子（至少 5 个字）：连续重复，或隔几句后再发。撤回的消息不计。",
    en: "The agent sends the same or a similar sentence of at least five characters again, in a row or later. Retracted ones do not count.",
  },
  kind: "deduct",
  moment: "session",
  rows: ["F047", "F048", "F049", "F050", "F051", "F151"],
  config: z.object({
    similarity: z
      .number()
      .int()
      .min(50)
      .max(100)
      .default(68)
      .meta({ zh: "相似度（%），不宜过低", en: "Likeness (%), better not too low" }),
    count: z.number().int().min(2).max(20).default(2).meta({ zh: "同一句发送次数达到", en: "Times the same is sent" }),
    minLength: z
      .number()
      .int()
      .min(2)
      .max(50)
      .default(5)
      .meta({ zh: "最少字数", en: "Shortest sentence (characters)" }),
    interval: z
      .boolean()
      .default(true)
      .meta({ zh: "隔几句后重复也算", en: "Count repetition after other sentences too" }),
    allowed: z
      .array(z.string().trim().min(1).max(64))
      .max(200)
      .default([])
      .meta({ zh: "允许重复的词句", en: "Phrases that may be repeated" }),
    bots: z.boolean().default(false).meta({ zh: "机器人会话也检测", en: "Inspect sessions of bots too" }),
  }),
  codes: {
    continuous: { score: -3, message: { zh: "连续重复发送相同内容", en: "Sent the same several times in a row" } },
    interval: { score: -3, message: { zh: "间隔重复发送相同内容", en: "Sent the same again later" } },
  },
  inspect({ event, config }) {
    if (event.type !== "session") return [];
    const { session } = event;
    const allowed = config.allowed.map(wordsOf);
    const sent: { statement: Statement; turn: number; times: number }[] = [];
    const repeated: Evidence[] = [];
    const permitted: Evidence[] = [];
    let inARow = false;
    let turn = 0;
    for (const message of session.messages) {
      const { role } = message.from;
      if (role !== "agent" && !(config.bots && role === "bot")) continue;
      if (message.retracted || message.automatic) continue;
      turn++;
      for (const statement of statementsIn(message, config.minLength)) {
        const alike = sent
          .slice(-memory)
          .findLast(
            (earlier) => earlier.turn < turn && likeness(earlier.statement, statement) * 100 >= config.similarity,
          );
        const close = alike !== undefined && turn - alike.turn <= 1;
        const counts = alike !== undefined && (config.interval || close);
        const times = counts ? alike.times + 1 : 1;
        if (times >= config.count && isAllowed(message.text, statement, allowed)) {
          permitted.push(statement.place);
        } else if (times >= config.count) {
          repeated.push(statement.place);
          inARow ||= close;
        }
        sent.push({ statement, turn, times });
      }
    }
    const held = permitted.length === 0 ? [] : heldResults(new Map([[shopPhrase, permitted]]));
    if (repeated.length === 0) return held;
    return [finding(inARow ? "continuous" : "interval", merged(repeated)), ...held];
  },
});
