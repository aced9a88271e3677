import { type Conversation, definePoint, finding, type Message } from "interject/sdk";
import { z } from "zod";
import { foldedText } from "../language/folded.ts";
import { accuses, fraudWords } from "../language/fraud.ts";
import {
  accusesByAsking,
  goesOn,
  isAboutSwindlers,
  isFear,
  isHearsay,
  isOver,
  isSupposition,
  pleadsOnly,
} from "../language/fraud-guards.ts";
import { denied, supposed, when } from "../language/guards.ts";
import { merged, type Passage } from "../language/passage.ts";
import { phraseLists, phraseSettings, sift } from "../language/phrases.ts";

/** Words that a swindler from outside earns as well as a shop does. */
const ofSwindlers = /骗|诈|上当|冒充|假冒|假客服|虚假/;

/** Swindlers were the subject a moment ago: 嗯一听就是诈骗 after 有人冒充你们打电话. */
function speaksOfSwindlers({ session }: Conversation, message: Message): boolean {
  const at = session.messages.findIndex(({ id }) => id === message.id);
  const recent = session.messages.slice(Math.max(0, at - 5), at + 1);
  return recent.some(({ text }) => isAboutSwindlers(foldedText(text)));
}

/** The buyer says that the shop cheats, sells fakes or advertises falsely. */
export const accuseFraud = definePoint({
  id: "accuse-fraud",
  title: { zh: "质疑欺骗消费者", en: "Accuses the shop of fraud" },
  description: {
    zh: "买家说店铺欺骗、忽悠、卖假货或虚假宣传。说第三方诈骗电话、短信，以及“我还以为是骗子”不告警；售前问“是正品吗”也不告警。",
    en: "The buyer says that the shop cheats, sells fakes or advertises falsely. Talk of third parties' scam calls, a suspicion that is over, and “is it genuine?” before a purchase do not count.",
  },
  kind: "alert",
  moment: "message",
  rows: ["F117", "F118"],
  config: z.object({
    ignoreSwindlers: z.boolean().default(true).meta({
      zh: "排除第三方诈骗（如“有骗子冒充你家打电话”）",
      en: "Ignore swindlers from outside (“somebody called and pretended to be you”)",
    }),
    ignoreOver: z.boolean().default(true).meta({
      zh: "排除已打消的怀疑（如“我还以为是骗子”）",
      en: "Ignore a suspicion that is over (“I thought you were…”)",
    }),
    ignoreDenial: z
      .boolean()
      .default(true)
      .meta({ zh: "排除否定说法（如“不是假货”）", en: "Ignore denials (“it is no fake”)" }),
    ignorePlea: z
      .boolean()
      .default(true)
      .meta({ zh: "排除恳求（如“你别骗我”）", en: "Ignore pleas (“do not cheat me”)" }),
    ignoreFear: z
      .boolean()
      .default(true)
      .meta({ zh: "排除担心与防备（如“怕买到假货”）", en: "Ignore fear and caution (“I am afraid of fakes”)" }),
    ignoreSupposition: z
      .boolean()
      .default(true)
      .meta({ zh: "排除假设（如“万一是假货怎么办”）", en: "Ignore suppositions (“what if it is a fake”)" }),
    ignoreHearsay: z
      .boolean()
      .default(true)
      .meta({ zh: "排除听别人说的（如“网友说是假货”）", en: "Ignore hearsay (“a friend says it is a fake”)" }),
    ...phraseSettings,
  }),
  codes: {
    accused: { severity: "urgent", message: { zh: "买家质疑店铺欺骗", en: "The buyer says that the shop cheats" } },
  },
  phrases: (config) => phraseLists(fraudWords, config),
  inspect({ event, conversation, config, hits }) {
    if (event.type !== "message" || event.message.from.role !== "buyer") return [];
    if (hits.words.length === 0 && hits.own.length === 0) return [];
    const { message } = event;
    let swindlers: boolean | null = null;
    const isOutside = (passage: Passage): boolean => {
      if (!ofSwindlers.test(passage.word)) return false;
      swindlers ??= speaksOfSwindlers(conversation, message);
      return swindlers;
    };
    // 这不是骗人吗, 别再忽悠我: what looks like a denial or a plea insists.
    const softened = (holds: (passage: Passage) => boolean) => (passage: Passage) =>
      holds(passage) && !accusesByAsking(passage) && !goesOn(passage);
    const { passages, held } = sift(message, hits, {
      accepts: (passage, { phrase }) => accuses(passage, phrase),
      guards: [
        ...when(config.ignoreSwindlers, "scam-call", isOutside),
        ...when(config.ignoreOver, "suspicion-over", isOver),
        ...when(config.ignorePlea, "plea", softened(pleadsOnly)),
        ...when(config.ignoreDenial, "denial", softened(denied)),
        ...when(
          config.ignoreSupposition,
          "hypothetical",
          softened((passage) => isSupposition(passage) || supposed(passage)),
        ),
        ...when(config.ignoreFear, "fear", softened(isFear)),
        ...when(config.ignoreHearsay, "hearsay", softened(isHearsay)),
      ],
    });
    if (passages.length === 0) return held;
    return [finding("accused", merged(passages.map(({ evidence }) => evidence))), ...held];
  },
});
