import { definePoint, type Evidence, finding } from "interject/sdk";
import { z } from "zod";
import { anger, goodsFaults, seedsOf, sownPatterns } from "../language/feelings.ts";
import { denied, reported } from "../language/guards.ts";
import { abuseIn } from "../language/incivility.ts";
import { merged, passageOf } from "../language/passage.ts";
import { placesOf } from "../language/patterns.ts";
import { phraseSettings, uncovered } from "../language/phrases.ts";
import { uncivilWords } from "../language/swearing.ts";

/** The buyer is angry at shop, agent or service, or without a reason that he names. */
export const buyerAnger = definePoint({
  id: "buyer-anger",
  title: { zh: "买家愤怒", en: "Angry buyer" },
  description: {
    zh: "买家对店铺、客服或服务强烈不满，或情绪激动而没有说明原因。有脏话属于“买家辱骂”，只针对商品属于“买家对商品不满”。",
    en: "The buyer is strongly displeased with shop, agent or service, or upset without a reason. Swearing, and anger about the goods alone, are points of their own.",
  },
  kind: "alert",
  moment: "message",
  rows: ["F121"],
  config: z.object({
    besidesAbuse: z
      .boolean()
      .default(false)
      .meta({ zh: "有脏话时也同时告警", en: "Also when the message holds abuse" }),
    besidesGoods: z
      .boolean()
      .default(false)
      .meta({ zh: "只针对商品时也同时告警", en: "Also when only the goods are meant" }),
    ignoreDenial: z
      .boolean()
      .default(true)
      .meta({ zh: "排除否定说法（如“你们没坑人”）", en: "Ignore denials (“you do not cheat people”)" }),
    ignoreQuotation: z.boolean().default(true).meta({ zh: "排除转述他人的话", en: "Ignore reported speech" }),
    ...phraseSettings,
  }),
  codes: {
    angry: { severity: "normal", message: { zh: "买家情绪激动", en: "The buyer is angry" } },
  },
  phrases: (config) => ({
    seeds: seedsOf([...anger, ...goodsFaults]),
    words: uncivilWords,
    own: config.phrases,
    exceptions: config.exceptions,
  }),
  inspect({ event, config, hits }) {
    if (event.type !== "message" || event.message.from.role !== "buyer") return [];
    const { message } = event;
    const seeds = new Set(hits.seeds.map(({ phrase }) => phrase));
    const places = placesOf(message, sownPatterns(anger, seeds)).filter((place) => {
      if (hits.exceptions.some((cover) => cover.start <= place.start && cover.end >= place.end)) return false;
      const passage = passageOf(message.text, place);
      return !(config.ignoreDenial && denied(passage)) && !(config.ignoreQuotation && reported(passage));
    });
    const own = uncovered(hits.own, hits.exceptions).map(({ start, end }) => ({ message: message.id, start, end }));
    if (places.length + own.length === 0) return [];

    const abuse = { words: hits.words, own: [], exceptions: hits.exceptions };
    const swears = abuseIn(message, abuse, { lookalikes: true, ignoreQuotation: true }).evidence.length > 0;
    if (swears && !config.besidesAbuse) return [];
    if (!config.besidesGoods && own.length === 0) {
      const faults = placesOf(message, sownPatterns(goodsFaults, seeds));
      const isOfGoods = (place: Evidence) => faults.some(({ start, end }) => start < place.end && place.start < end);
      if (places.every(isOfGoods)) return [];
    }
    return [finding("angry", merged([...places, ...own]))];
  },
});
