import { definePoint, finding } from "interject/sdk";
import { z } from "zod";
import { asked, guarded, guardSettings } from "../language/guards.ts";
import { outsideWords, pointsOutside } from "../language/outside.ts";
import { merged, type Passage } from "../language/passage.ts";
import { countedPassages, phraseLists, phraseSettings } from "../language/phrases.ts";

/** 投诉 with the typos that input methods make of it, and the platform's other words for it. */
const complaints = ["投诉", "投拆", "投述", "投素", "头诉", "偷诉", "投斥", "tousu", "投sù", "维权", "举报"];
const platformSteps = ["介入"];

/** A seller among the buyers of a platform's help desk speaks of complaints against himself. */
function isAgainstSpeaker({ lead, before, after }: Passage): boolean {
  if (/(?:等着|等|小心|想|欠)被$/.test(before)) return false;
  return (
    /(?:被|遭到?|收到|受到|有人|客户|客人|买家|顾客|恶意|同行)[^,]{0,8}$/.test(before) ||
    /^(?:到|了|过)?(?:我们?(?:店|家|的店|公司|$)|咱|本店|店铺)/.test(after) ||
    /(?:职业打假|恶意买家|恶意)[^,]{0,10}$/.test(lead)
  );
}

/** Names of menu entries and departments, not of something the buyer does. */
function isLabel({ before, after }: Passage): boolean {
  return (
    /^(?:建议|与建议|和建议|及建议|\/建议|类|中心)/.test(after) ||
    /(?:意见|建议|表扬|交易纠纷)(?:与|和|或|及|\/)?$/.test(before)
  );
}

/** 举报 of reviews, calls or other people is no complaint about the shop. */
function isReportOfOthers({ after }: Passage): boolean {
  return /^(?:了|过|一下)?(?:这个|那个|该)?(?:恶意|评价|评论|差评|骚扰|诈骗|短信|买家|用户|信息|电话|号码|链接|邮件)/.test(
    after,
  );
}

function isPlatformStep({ before, after }: Passage): boolean {
  if (/(?:警方|警察|工商|12315|公安|媒体|手术|治疗|血管|第三者|律师|法院)[^,]{0,2}$/.test(before)) return false;
  return (
    /(?:小二|平台|客服|淘宝|天猫|京东|官方|拼多多|抖音|快手|要|叫|请|让|申请|要求|等|找|点|已经?|直接|必须|发起)[^,]{0,4}$/.test(
      before,
    ) ||
    (before === "" && /^(?:吧|了|处理|$)/.test(after))
  );
}

/** The complaint goes to somebody outside, named in the same clause: then it is `threaten-exposure`, and only that. */
function goesOutside(passage: Passage): boolean {
  const clause = `${passage.before.slice(-14)}${passage.word}${passage.after.slice(0, 10)}`;
  return outsideWords.some((word) => {
    const at = clause.indexOf(word);
    if (at < 0) return false;
    const before = clause.slice(0, at);
    const after = clause.slice(at + word.length);
    return pointsOutside({ ...passage, word, before, after, lead: before, tail: after }, word);
  });
}

/** A seller's own threat against the buyer; advice to complain and help with a complaint are service. */
function isSellersThreat({ before, after }: Passage): boolean {
  return (
    /(?:我|我们|本店|店铺|这边|咱们|小店|店里)[^,您你]{0,8}$/.test(before) &&
    /^(?:到|了|过)?(?:你|您|买家|账号|恶意)/.test(after) &&
    !/(?:帮|为|替|给)(?:您|你)?[^,]{0,4}$/.test(before)
  );
}

function isMade({ before, after }: Passage): boolean {
  return (
    /(?:已经?|刚刚?|昨天|前天|昨晚|上次|上周|上个?月|早就|一直|反复|多次|几次|天天|之前)[^,]{0,8}$/.test(before) ||
    /^(?:到[^,]{0,6})?(?:过|了(?!啊?$|吧|哦|呢|哈)|多次|好几|几次|没用|无门|无果|无效|也没|都没|一直没|到现在)/.test(
      after,
    )
  );
}

/** The buyer complains inside the platform, or says that he will. */
export const threatenComplaint = definePoint({
  id: "threaten-complaint",
  title: { zh: "要投诉", en: "Threatens a complaint" },
  description: {
    zh: "买家扬言投诉、申请小二介入或维权，或者已经投诉。向平台之外投诉属于“要315或第三方曝光”。",
    en: "The buyer says that he will complain to shop or platform, or has done so. Complaints to authorities are a point of their own.",
  },
  kind: "alert",
  moment: "message",
  rows: ["F119"],
  config: z.object({
    from: z.enum(["buyer", "agent", "both"]).default("buyer").meta({ zh: "检测谁的消息", en: "Whose messages" }),
    questions: z
      .boolean()
      .default(true)
      .meta({ zh: "询问如何投诉也告警", en: "Also when the buyer asks how to complain" }),
    besidesExposure: z
      .boolean()
      .default(false)
      .meta({ zh: "向监管部门投诉时也同时告警", en: "Also when the complaint goes to an authority" }),
    ignoreSellers: z
      .boolean()
      .default(true)
      .meta({ zh: "排除商家说自己被投诉", en: "Ignore sellers who speak of complaints against themselves" }),
    ...guardSettings,
    ...phraseSettings,
  }),
  codes: {
    threatened: { severity: "urgent", message: { zh: "买家要投诉", en: "The buyer threatens a complaint" } },
    made: { severity: "urgent", message: { zh: "买家已经投诉", en: "The buyer has complained" } },
    "by-agent": {
      severity: "urgent",
      message: { zh: "客服扬言投诉买家", en: "The agent threatens the buyer with a complaint" },
    },
  },
  phrases: (config) => phraseLists([...complaints, ...platformSteps], config),
  inspect({ event, config, hits }) {
    if (event.type !== "message") return [];
    const { role } = event.message.from;
    if (role !== "buyer" && role !== "agent") return [];
    if (config.from !== "both" && config.from !== role) return [];

    const passages = countedPassages(event.message, hits, {
      accepts: (passage, { phrase }) => {
        if (role === "agent") return phrase !== "介入" && isSellersThreat(passage);
        if (phrase === "介入") return isPlatformStep(passage);
        return !(phrase === "举报" && isReportOfOthers(passage));
      },
      guard: (passage) =>
        guarded(passage, config) ||
        isLabel(passage) ||
        (role === "buyer" && config.ignoreSellers && isAgainstSpeaker(passage)) ||
        (!config.questions && asked(passage)) ||
        (!config.besidesExposure && goesOutside(passage)),
    });
    if (passages.length === 0) return [];
    const code = role === "agent" ? "by-agent" : passages.every(isMade) ? "made" : "threatened";
    return [finding(code, merged(passages.map((passage) => passage.evidence)))];
  },
});
