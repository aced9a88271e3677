import { definePoint, type Evidence, finding } from "interject/sdk";
import { z } from "zod";
import { adVocabulary, claimOf } from "../language/ad-claims.ts";
import { guardsOf } from "../language/guards.ts";
import { clauseOf, merged, type Passage } from "../language/passage.ts";
import { phraseLists, phraseSettings } from "../language/phrases.ts";
import { siftSession } from "../language/session-passages.ts";

/** Over the whole session: the agent made claims that the Advertising Law forbids. */
export const adLaw = definePoint({
  id: "ad-law",
  title: { zh: "违反广告法", en: "Forbidden advertising claim" },
  description: {
    zh: "整段会话中，客服使用最高级、第一、绝对等虚假宣传用语，或店铺自定义的禁用词。“最晚”“第一时间”等日常用语和砍价时的“最低了”不算。",
    en: "In the course of the session the agent made superlative or absolute claims, or used words that the shop forbids. Everyday words and answers to haggling do not count.",
  },
  kind: "deduct",
  moment: "session",
  overrides: ["alerts/ad-law"],
  rows: ["F043"],
  config: z.object({
    bots: z.boolean().default(false).meta({ zh: "机器人会话也检测", en: "Inspect sessions of bots too" }),
    ignoreHaggling: z
      .boolean()
      .default(true)
      .meta({ zh: "排除砍价时的“最低价了”", en: "Ignore “our lowest price” as an answer to haggling" }),
    ignoreQuotation: z
      .boolean()
      .default(true)
      .meta({ zh: "排除转述买家的话", en: "Ignore what is quoted from the buyer" }),
    effects: z
      .boolean()
      .default(true)
      .meta({ zh: "功效保证（根治、无副作用等）也算", en: "Promises of effect and cure count too" }),
    ...phraseSettings,
  }),
  codes: {
    claim: {
      score: -3,
      message: { zh: "违反广告法用语 {count} 处", en: "Forbidden advertising claims: {count}" },
    },
    phrase: {
      score: -3,
      message: { zh: "使用店铺禁用语 {count} 处", en: "Phrases that the shop forbids: {count}" },
    },
  },
  phrases: (config) => phraseLists(adVocabulary, config),
  inspect({ event, config, hits }) {
    if (event.type !== "session") return [];
    const { found, held } = siftSession(event.session, hits, {
      wanted: ({ from }) => from.role === "agent" || (config.bots && from.role === "bot"),
      accepts: (passage, { phrase }) => {
        const claim = claimOf(passage, phrase, config);
        return claim !== null && (claim !== "effect" || config.effects);
      },
      guards: guardsOf(config),
    });
    if (found.length === 0) return held;
    // A bare 最 says nothing to whoever reads the finding: quote the clause.
    const place = (text: string, evidence: Evidence): Evidence =>
      /^[最第]一?$/.test(text.slice(evidence.start, evidence.end)) ? clauseOf(text, evidence) : evidence;
    const evidence = merged(found.map(({ message, passage }) => place(message.text, passage.evidence)));
    const isOwn = ({ evidence: { message, start, end } }: Passage) =>
      hits.own.some((hit) => hit.message === message && hit.start === start && hit.end === end);
    const code = found.every(({ passage }) => isOwn(passage)) ? "phrase" : "claim";
    return [finding(code, evidence, { count: evidence.length }), ...held];
  },
});
