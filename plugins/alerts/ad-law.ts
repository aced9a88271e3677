import { definePoint, type Evidence, finding, type Hit } from "interject/sdk";
import { z } from "zod";
import { adVocabulary, type Claim, claimOf } from "../language/ad-claims.ts";
import { reported } from "../language/guards.ts";
import { clauseOf, merged, passageOf } from "../language/passage.ts";
import { heldResults, isCovered, phraseLists, phraseSettings, shopPhrase, uncovered } from "../language/phrases.ts";

/** The agent, or the bot in his place, makes a claim that the Advertising Law forbids. */
export const adLaw = definePoint({
  id: "ad-law",
  title: { zh: "违反广告法", en: "Forbidden advertising claim" },
  description: {
    zh: "客服使用最高级、第一、绝对等广告法禁用的宣传用语。“最晚”“第一时间”等日常用语和砍价时的“最低了”不算。",
    en: "The agent makes a superlative or absolute claim. Everyday words, such as “at the latest”, and answers to haggling do not count.",
  },
  kind: "alert",
  moment: "message",
  rows: ["F109", "F043"],
  config: z.object({
    bots: z.boolean().default(true).meta({ zh: "机器人回复也检测", en: "Inspect the bot's answers too" }),
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
    superlative: { message: { zh: "使用了最高级宣传用语", en: "Uses a superlative" } },
    rank: { message: { zh: "宣称第一、唯一或独家", en: "Claims to be the first or only one" } },
    absolute: { message: { zh: "作出绝对化保证", en: "Makes an absolute promise" } },
    effect: { message: { zh: "保证功效或疗效", en: "Promises an effect or a cure" } },
    phrase: { message: { zh: "使用了店铺禁用语", en: "Uses a phrase that the shop forbids" } },
  },
  phrases: (config) => phraseLists(adVocabulary, config),
  inspect({ event, config, hits }) {
    if (event.type !== "message") return [];
    const { message } = event;
    if (message.from.role !== "agent" && !(config.bots && message.from.role === "bot")) return [];

    if (hits.words.length + hits.own.length === 0) return [];
    let code: Claim | "phrase" | null = null;
    const evidence: Evidence[] = [];
    const dropped = new Map<string, Evidence[]>();
    const hold = (guard: string, { message, start, end }: Hit): void => {
      dropped.set(guard, [...(dropped.get(guard) ?? []), { message, start, end }]);
    };
    for (const hit of hits.words) {
      const passage = passageOf(message.text, hit);
      const claim = claimOf(passage, hit.phrase, config);
      if (claim === null || (claim === "effect" && !config.effects)) {
        if (config.ignoreHaggling && claimOf(passage, hit.phrase, { ignoreHaggling: false }) !== null)
          hold("haggling", hit);
      } else if (isCovered(hit, hits.exceptions)) hold(shopPhrase, hit);
      else if (config.ignoreQuotation && reported(passage)) hold("quotation", hit);
      else {
        code ??= claim;
        // A bare 最 says nothing to whoever reads the alert: quote the clause.
        evidence.push(hit.phrase === "最" || hit.phrase === "第一" ? clauseOf(message.text, hit) : passage.evidence);
      }
    }
    for (const hit of uncovered(hits.own, hits.exceptions)) {
      code ??= "phrase";
      evidence.push({ message: hit.message, start: hit.start, end: hit.end });
    }
    const held = heldResults(dropped);
    return code === null ? held : [finding(code, merged(evidence)), ...held];
  },
});
