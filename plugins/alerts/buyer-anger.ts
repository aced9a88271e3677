import { definePoint, type Evidence, finding, foldedOf, type Hits, type Message } from "interject/sdk";
import { z } from "zod";
import { anger } from "../language/anger.ts";
import { seedsOf, sownPatterns } from "../language/feelings.ts";
import { goodsFailures, goodsFaults } from "../language/goods-faults.ts";
import { goodsVerdicts, meansGoods } from "../language/goods-verdicts.ts";
import { guardsOf } from "../language/guards.ts";
import { abuseIn } from "../language/incivility.ts";
import { angryFrom, angryWithoutFeeling, ireOf, signSeeds } from "../language/ire.ts";
import { merged, passageOf } from "../language/passage.ts";
import { placesOf } from "../language/patterns.ts";
import { phraseSettings, siftPlaces, uncovered } from "../language/phrases.ts";
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
    sensitivity: z
      .enum(["strong", "several"])
      .default("several")
      .meta({ zh: "灵敏度：只看强烈说法 / 多个轻微不满也算", en: "Strong words only, or several mild signs too" }),
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
    seeds: [
      ...seedsOf([...anger, ...goodsFaults, ...goodsFailures, ...goodsVerdicts]),
      ...(config.sensitivity === "several" ? signSeeds() : []),
    ],
    words: uncivilWords,
    own: config.phrases,
    exceptions: config.exceptions,
  }),
  inspect({ event, config, hits }) {
    if (event.type !== "message" || event.message.from.role !== "buyer") return [];
    if (hits.seeds.length + hits.own.length === 0) return [];
    const { message } = event;
    const seeds = new Set(hits.seeds.map(({ phrase }) => phrase));
    const found = placesOf(message, sownPatterns(anger, seeds));
    const { places, held } = siftPlaces(
      message,
      found,
      hits.exceptions,
      guardsOf({ ...config, ignoreSupposition: false }),
    );
    const own = uncovered(hits.own, hits.exceptions).map(({ start, end }) => ({ message: message.id, start, end }));
    const ire = ireOf(message, seeds, angryFrom);
    const several = config.sensitivity === "several" && ire.heat >= (ire.feeling > 0 ? angryFrom : angryWithoutFeeling);
    const mild = places.length + own.length === 0 && several && !jests(message) ? ire.places : [];
    if (places.length + own.length + mild.length === 0) return held;

    if (!config.besidesAbuse && swears(message, hits)) return held;
    if (!config.besidesGoods && own.length === 0) {
      const failed = placesOf(message, sownPatterns(goodsFailures, seeds)).length > 0;
      const faults = placesOf(message, sownPatterns(goodsFaults, seeds));
      const isOfGoods = (place: Evidence) => faults.some(({ start, end }) => start < place.end && place.start < end);
      const isOfService = (place: Evidence) => {
        const { before, word, after } = passageOf(message.text, place);
        return serviceWords.test(before + word + after);
      };
      const isOfDesk = ({ start, end }: Evidence) => {
        const { before, word, after } = passageOf(message.text, { message: message.id, start, end });
        return deskWords.test(before + word + after);
      };
      if (
        faults.length > 0 &&
        places.every((place) => isOfGoods(place) || !isOfService(place)) &&
        !mild.some((place) => !isOfGoods(place) && isOfDesk(place))
      )
        return held;
      if (placesOf(message, sownPatterns(goodsVerdicts, seeds)).length > 0 && meansGoods(message)) return held;
      // A failure that is told, and scorn with nobody named: the goods are meant.
      if (failed && !serviceWords.test(foldedOf(message).text)) return held;
      // Marks alone shout about what the words tell.
      if (failed && !places.some((place) => saysWords(message, place))) return held;
    }
    return [finding("angry", merged([...places, ...own, ...mild])), ...held];
  },
});

/** Whom the words are about, where the same message also finds fault with the goods. */
const serviceWords =
  /服务|态度|客服|售后|快递|物流|店|商家|卖家|公司|京东|淘宝|天猫|平台|你们|投诉|客户|顾客|消费者|老百姓|欺|骗|霸王|奸商|黑心|无良/;

/** Mild signs are about the service only where it is named beside them. */
const deskWords = /服务|态度|客服|售后|商家|卖家|店家|店铺/;

const saysWords = ({ text }: Message, { start, end }: Evidence) => /\p{L}/u.test(text.slice(start, end));

/** 我可真要生气啦哈哈: mild signs with a laugh are no anger; scorn laughs, too, but by itself. */
function jests(message: Message): boolean {
  return /(?<!呵)(?:哈哈|嘻嘻|嘿嘿)|开(?:个)?玩笑/.test(foldedOf(message).text);
}

function swears(message: Message, { words, exceptions }: Hits<"words" | "exceptions">): boolean {
  const lists = { words, own: [], exceptions };
  return abuseIn(message, lists, { lookalikes: true, ignoreQuotation: true }).evidence.length > 0;
}
