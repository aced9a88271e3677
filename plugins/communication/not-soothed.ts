import { definePoint, type Evidence, finding, type Hit, type Message } from "interject/sdk";
import { z } from "zod";
import { blamesService, mannersWords, questionsManners, serviceWords } from "../language/displeasure.ts";
import { accuses, fraudWords } from "../language/fraud.ts";
import { accusesByAsking, pleadsOnly } from "../language/fraud-guards.ts";
import { asked, denied, reported, supposed } from "../language/guards.ts";
import { outsideWords, pointsOutside } from "../language/outside.ts";
import { merged, type Passage } from "../language/passage.ts";
import { phraseSettings } from "../language/phrases.ts";
import { siftSession } from "../language/session-passages.ts";
import { isSoothing } from "../language/soothing.ts";
import { asksFor, superiors } from "../language/superiors.ts";
import { incivility, uncivilWords } from "../language/swearing.ts";

const complaints = ["投诉", "投拆", "投述", "维权", "举报", "介入", "差评", "负评", "一星"];
const negative = [
  ...new Set([
    ...complaints,
    ...uncivilWords,
    ...outsideWords,
    ...superiors,
    ...fraudWords,
    ...serviceWords,
    ...mannersWords,
  ]),
];

/** A complaint of his own, not a menu's name, another's review or a question. */
function complains(passage: Passage, phrase: string): boolean {
  if (!complaints.includes(phrase)) return false;
  if (phrase === "介入") return /(?:小二|平台|客服|淘宝|天猫|京东|要|申请|让|叫)[^,]{0,4}$/.test(passage.before);
  if (phrase === "一星") return /(?:给|打|评|只有)[^,]{0,4}$/.test(passage.before);
  return (
    !asked(passage) &&
    !/(?:被|买家|顾客|客户|恶意)[^,]{0,4}$/.test(passage.before) &&
    !/^(?:率|处|管理|区|里|怎么|建议|中心)/.test(passage.after)
  );
}

function isNegative(passage: Passage, phrase: string): boolean {
  if (incivility(passage, phrase) === "sure") return true;
  if (questionsManners(passage, phrase) || blamesService(passage, phrase, { ignoreOthers: false })) return true;
  if (accuses(passage, phrase) && accusesByAsking(passage)) return true;
  if (denied(passage) || supposed(passage) || reported(passage)) return false;
  return (
    complains(passage, phrase) ||
    (outsideWords.includes(phrase) && pointsOutside(passage, phrase) && !asked(passage)) ||
    (superiors.includes(phrase) && asksFor(passage)) ||
    (accuses(passage, phrase) && !pleadsOnly(passage))
  );
}

/** The buyer was upset, and nobody apologised or showed that he understood. */
export const notSoothed = definePoint({
  id: "not-soothed",
  title: { zh: "未有效安抚客户情绪", en: "Upset buyer not soothed" },
  description: {
    zh: "售后会话中买家有负面情绪（投诉、差评、要曝光、要转主管、辱骂、质疑欺骗或服务等），客服全程没有道歉或安抚。售前会话和机器人会话不检测。",
    en: "In an aftersale session the buyer was upset (complaint, bad review, exposure, supervisor, abuse, accusations), and the agent nowhere apologised or soothed him. Presale sessions and bots are not inspected.",
  },
  kind: "deduct",
  moment: "session",
  rows: ["F078", "F079"],
  config: z.object({
    unsure: z
      .boolean()
      .default(true)
      .meta({ zh: "售前售后不明的会话也检测", en: "Inspect sessions of unsure type too" }),
    onlyAfter: z.boolean().default(false).meta({
      zh: "安抚必须在买家情绪出现之后",
      en: "Soothing counts only after the buyer was upset",
    }),
    automaticCounts: z
      .boolean()
      .default(false)
      .meta({ zh: "自动消息中的安抚也算", en: "Soothing in automatic messages counts" }),
    exemptTransfers: z
      .boolean()
      .default(false)
      .meta({ zh: "转接的会话不检测", en: "Exempt sessions that were handed on" }),
    soothing: z
      .array(z.string().trim().min(2).max(200))
      .max(200)
      .default([])
      .meta({ zh: "本店安抚话术", en: "The shop's own soothing lines" }),
    ...phraseSettings,
  }),
  codes: {
    unsoothed: {
      score: -3,
      message: { zh: "买家情绪负面，客服没有安抚", en: "The buyer was upset and the agent did not soothe him" },
    },
  },
  phrases: (config) => ({ words: negative, own: config.phrases, exceptions: config.exceptions }),
  inspect({ event, config, hits }) {
    if (event.type !== "session") return [];
    const { session } = event;
    if (session.type === "presale" || (session.type === "unsure" && !config.unsure)) return [];
    if (session.agent?.role !== "agent") return [];
    if (config.exemptTransfers && session.transfer !== null) return [];
    const { found: upset } = siftSession(session, hits, {
      wanted: ({ from, retracted }) => from.role === "buyer" && !retracted,
      accepts: (passage, { phrase }: Hit) => isNegative(passage, phrase),
    });
    const first = upset[0];
    if (first === undefined) return [];
    const from = config.onlyAfter ? session.messages.indexOf(first.message) : 0;
    const soothes = ({ from: { role }, text, automatic, retracted }: Message) =>
      role === "agent" && !retracted && (config.automaticCounts || !automatic) && isSoothing(text, config.soothing);
    if (session.messages.slice(from).some(soothes)) return [];
    const evidence: Evidence[] = merged(upset.map(({ passage }) => passage.evidence));
    return [finding("unsoothed", evidence)];
  },
});
