import { definePoint, finding } from "interject/sdk";
import { z } from "zod";
import { guardsOf } from "../language/guards.ts";
import { clauseOf, merged } from "../language/passage.ts";
import { phraseLists, phraseSettings } from "../language/phrases.ts";
import { challengeWords, isChallenge } from "../language/rhetoric.ts";
import { siftSession } from "../language/session-passages.ts";

/** Over the whole session: the agent answered with counter-questions that challenge the buyer. */
export const rhetorical = definePoint({
  id: "rhetorical",
  title: { zh: "反问/质疑顾客", en: "Challenges the buyer" },
  description: {
    zh: "整段会话中，客服用反问、质疑的口气回答买家，如“这也不懂吗”“能理解吗”“前面不是说了吗”“你听明白了吗”。",
    en: "In the course of the session the agent answered with challenging counter-questions, such as “did I not just say so?”.",
  },
  kind: "deduct",
  moment: "session",
  overrides: ["alerts/rhetorical"],
  rows: ["F080"],
  config: z.object({
    count: z.number().int().min(1).max(20).default(1).meta({ zh: "反问次数达到", en: "Challenges needed" }),
    bots: z.boolean().default(false).meta({ zh: "机器人会话也检测", en: "Inspect sessions of bots too" }),
    ignoreQuotation: z
      .boolean()
      .default(true)
      .meta({ zh: "排除转述买家的话", en: "Ignore what is quoted from the buyer" }),
    ...phraseSettings,
  }),
  codes: {
    challenge: {
      score: -3,
      message: { zh: "客服反问或质疑买家 {count} 次", en: "The agent challenged the buyer, {count} times" },
    },
  },
  phrases: (config) => phraseLists(challengeWords, config),
  inspect({ event, config, hits }) {
    if (event.type !== "session") return [];
    const { found, held } = siftSession(event.session, hits, {
      wanted: ({ from }) => from.role === "agent" || (config.bots && from.role === "bot"),
      accepts: (passage, { phrase }) => isChallenge(passage, phrase),
      guards: guardsOf(config),
    });
    const evidence = merged(found.map(({ message, passage }) => clauseOf(message.text, passage.evidence)));
    if (evidence.length < config.count) return held;
    return [finding("challenge", evidence, { count: evidence.length }), ...held];
  },
});
