import { definePoint, finding, held, type Message, whole } from "interject/sdk";
import { z } from "zod";
import { wordsOf } from "../language/small-talk.ts";

/** What the buyer says when nothing more than a nod is due: 哦, 好的, ok, 好的谢谢. */
const nods =
  /^(?:那|哦+|噢+|喔|好吧|好的|好哒|好滴|好嘞|好|行吧|行|嗯+|恩+|ok|okay|可以的?|知道了|收到|明白了?|了解了?|谢谢|多谢|谢了|辛苦了?|麻烦了|麻烦[你您]了?|[你您]|了|啊|呀|啦|呢|哈|亲){1,5}$/;
const masked = /(?<!#E-[a-z]{0,2}\d{0,2})\[[^\]\s]{1,6}x\]/gi;
const courtesies = ["您好", "你好", "稍等", "在的", "在呢", "亲亲", "谢谢", "再见", "抱歉", "欢迎"];

/** Perfunctory replies of one or two characters: 恩, 哦, 嗯嗯. One finding a session, each reply as evidence. */
export const passiveService = definePoint({
  id: "passive-service",
  title: { zh: "服务消极", en: "Perfunctory replies" },
  description: {
    zh: "客服用一两个字敷衍回复，如“恩”“哦”“嗯嗯”。买家说“好”“哦”“OK”之后的简短回应不算。",
    en: "The agent replies with one or two characters, such as “hm”. A short reply to the buyer's own “ok” does not count.",
  },
  kind: "deduct",
  moment: "session",
  rows: ["F052", "F053"],
  overrides: ["alerts/agent-unfriendly"],
  config: z.object({
    characters: z
      .number()
      .int()
      .min(1)
      .max(5)
      .default(2)
      .meta({ zh: "最多字数", en: "Longest such reply (characters)" }),
    count: z.number().int().min(1).max(50).default(1).meta({ zh: "会话内次数达到", en: "Such replies needed" }),
    ignoreAfterNod: z
      .boolean()
      .default(true)
      .meta({ zh: "买家说“好”“哦”之后不算", en: "Ignore a reply to the buyer's own “ok”" }),
    courtesies: z
      .array(z.string().trim().min(1).max(8))
      .max(100)
      .default(courtesies)
      .meta({ zh: "不算敷衍的短句", en: "Short replies that are no offence" }),
  }),
  codes: {
    passive: { score: -3, message: { zh: "用一两个字敷衍回复", en: "Replied with a word or two" } },
  },
  inspect({ event, config }) {
    if (event.type !== "session") return [];
    const passive: Message[] = [];
    const nodded: Message[] = [];
    let asked = "";
    for (const message of event.session.messages) {
      if (message.retracted) continue;
      // What a channel has masked, such as a name, was said as well.
      const words = wordsOf(message.text.replace(masked, "某某某"));
      if (message.from.role === "buyer") asked = words;
      if (message.from.role !== "agent" || message.automatic) continue;
      // A number or a code is a fact, not a nod.
      const short = words.length > 0 && words.length <= config.characters && !/^(?!ok$)[\da-z]+$/.test(words);
      if (!short || config.courtesies.includes(words)) continue;
      if (config.ignoreAfterNod && nods.test(asked)) nodded.push(message);
      else passive.push(message);
    }
    const results = nodded.length === 0 ? [] : [held("nod", nodded.slice(0, 20).map(whole))];
    if (passive.length < config.count) return results;
    return [finding("passive", passive.slice(0, 20).map(whole)), ...results];
  },
});
