import { definePoint, type Evidence, finding, type Message } from "interject/sdk";
import { z } from "zod";
import { seedsOf, sownPatterns } from "../language/feelings.ts";
import {
  discontentFrom,
  elsewhere,
  goodsFailures,
  goodsFaults,
  scorn,
  unsent,
  wouldNot,
} from "../language/goods-faults.ts";
import { goodsVerdicts, meansGoods } from "../language/goods-verdicts.ts";
import { guardsOf, when } from "../language/guards.ts";
import { ireOf, signSeeds } from "../language/ire.ts";
import { merged } from "../language/passage.ts";
import { placesOf } from "../language/patterns.ts";
import { phraseSettings, siftPlaces, uncovered } from "../language/phrases.ts";

/** A verdict that names nothing, in a message that tells of goods alone. */
function judgedUnnamed(message: Message, seeds: ReadonlySet<string>): Evidence[] {
  const verdicts = placesOf(message, sownPatterns(goodsVerdicts, seeds));
  return verdicts.length > 0 && meansGoods(message) ? verdicts : [];
}

/** A fault that is told calmly, next to scorn or to other signs of feeling. */
function toldWithFeeling(message: Message, seeds: ReadonlySet<string>): Evidence[] {
  const told = placesOf(message, sownPatterns(goodsFailures, seeds));
  if (told.length === 0) return [];
  const scorned = placesOf(message, sownPatterns(scorn, seeds)).length > 0 ? discontentFrom : 0;
  return scorned + ireOf(message, seeds, discontentFrom).feeling >= discontentFrom ? told : [];
}

/** The goods received are at fault, and the buyer is strongly discontent with them. */
export const productComplaint = definePoint({
  id: "product-complaint",
  title: { zh: "买家对商品不满", en: "Discontent with the goods" },
  description: {
    zh: "买家收到的商品有问题，并且强烈不满。平静的描述（有色差、质量一般）和假设（别发质量差的）不告警。",
    en: "The goods are at fault and the buyer is strongly discontent. Calm reports and suppositions do not count.",
  },
  kind: "alert",
  moment: "message",
  rows: ["F113", "F114"],
  config: z.object({
    ignoreSupposition: z
      .boolean()
      .default(true)
      .meta({ zh: "排除假设（如“可别发个质量差的”）", en: "Ignore suppositions (“do not send a bad one”)" }),
    ignoreElsewhere: z.boolean().default(true).meta({
      zh: "排除别家的商品（如“以前在别家买的太差”）",
      en: "Ignore another shop's goods (“what I bought elsewhere was bad”)",
    }),
    ignoreDenial: z
      .boolean()
      .default(true)
      .meta({ zh: "排除否定说法（如“不是质量太差”）", en: "Ignore denials (“not that bad”)" }),
    ignoreQuotation: z.boolean().default(true).meta({ zh: "排除转述他人的话", en: "Ignore reported speech" }),
    ...phraseSettings,
  }),
  codes: {
    discontent: {
      severity: "normal",
      message: { zh: "买家对商品强烈不满", en: "The buyer is discontent with the goods" },
    },
  },
  phrases: (config) => ({
    seeds: [...seedsOf([...goodsFaults, ...goodsFailures, ...goodsVerdicts, ...scorn]), ...signSeeds()],
    own: config.phrases,
    exceptions: config.exceptions,
  }),
  inspect({ event, config, hits }) {
    if (event.type !== "message" || event.message.from.role !== "buyer") return [];
    if (hits.seeds.length + hits.own.length === 0) return [];
    const { message } = event;
    const seeds = new Set(hits.seeds.map(({ phrase }) => phrase));
    const strong = placesOf(message, sownPatterns(goodsFaults, seeds));
    const named = strong.length > 0 ? strong : toldWithFeeling(message, seeds);
    const found = named.length > 0 ? named : judgedUnnamed(message, seeds);
    const { places, held } = siftPlaces(message, found, hits.exceptions, [
      ...when(
        config.ignoreSupposition,
        "hypothetical",
        ({ before, word, after }) => unsent.test(before) || wouldNot.test(after) || /不会|不至于|万一|如果/.test(word),
      ),
      ...when(config.ignoreElsewhere, "elsewhere", ({ lead }) => elsewhere.test(lead)),
      ...guardsOf({ ignoreDenial: config.ignoreDenial, ignoreQuotation: config.ignoreQuotation }),
    ]);
    const own = uncovered(hits.own, hits.exceptions).map(({ start, end }) => ({ message: message.id, start, end }));
    const evidence = merged([...places, ...own]);
    return evidence.length === 0 ? held : [finding("discontent", evidence), ...held];
  },
});
