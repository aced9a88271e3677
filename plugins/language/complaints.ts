import { outsideWords, pointsOutside } from "./outside.ts";
import type { Passage } from "./passage.ts";

/** 投诉 with the typos that input methods make of it, and the platform's other words for it. */
export const complaintWords: readonly string[] =
  "投诉 投拆 投述 投素 头诉 偷诉 投斥 tousu 投sù 维权 举报 介入 complain complaint 反映你 反应你 告你们 告你 告状 总部 投到你".split(
    " ",
  );

/** 告你们一状, 反映你的态度, 打你们总部电话: who hears it is above the agent, inside the company. */
const inside = /官方|总部|总公司|平台|上级|领导|主管|上面|公司|客服中心/;

function isTold({ before, word, after, stop }: Passage): boolean {
  const asks = stop === "?" || /(?:吗|么|嘛|在哪|哪里)/.test(after);
  if (word === "总部")
    return (
      !asks &&
      /(?:打|找|联系|反映|反馈|向|去)[^,]{0,5}$/.test(before) &&
      !/^(?:地址|大楼|发|在)/.test(after) &&
      /(?:我|就|要|去|再|直接|只能|只好)/.test(before)
    );
  if (word === "告状" || word.startsWith("告你"))
    return !asks && inside.test(before + after) && !/(?:报|警|通|转|相)$/.test(before);
  if (word === "投到你") return inside.test(after);
  return (
    /(?:要|会|去|向|得|一定|准备|必须)[^,]{0,6}$/.test(before) &&
    /^(?:们)?(?:的|这)?[^,]{0,4}(?:服务|态度|行为|问题|做法)/.test(after)
  );
}

/** A seller among the buyers of a platform's help desk speaks of complaints against himself. */
export function isAgainstSpeaker({ lead, before, after }: Passage): boolean {
  if (/(?:等着|等|小心|想|欠)被$/.test(before)) return false;
  return (
    /(?:被|遭到?|收到|受到|有人(?!处理|解决|管|受理|跟进|联系|回复|接)|客户|客人|买家|顾客|恶意|同行)[^,]{0,8}$/.test(
      before,
    ) ||
    /^(?:到|了|过)?(?:我们?(?:店|家|的店|公司|$)|咱|本店|店铺)/.test(after) ||
    /(?:职业打假|恶意买家|恶意)[^,]{0,10}$/.test(lead) ||
    /(?:我是|作为|我们是)(?:个|一个)?(?:商家|卖家|店主|第三方|pop|店家)/.test(lead)
  );
}

/** Names of menu entries, departments, rates and records, not of something the buyer does. */
export function isLabel({ before, after }: Passage): boolean {
  return (
    /^(?:建议|与建议|和建议|及建议|\/建议|类|中心|率|记录|处罚|扣分|纠纷率|量)/.test(after) ||
    /(?:意见|建议|表扬|交易纠纷)(?:与|和|或|及|\/)?$/.test(before)
  );
}

/** 撤销投诉, 投诉解决了: a complaint that is over. */
export function isSettled({ before, after }: Passage): boolean {
  return (
    /(?:撤销|取消|撤回|撤掉|撤|关闭)(?:了|掉|我的|的|这个)*$/.test(before) ||
    /^(?:的?(?:问题|事情|事)?)?(?:已经?|都)?(?:解决|处理好|处理完|取消|撤销|撤|关闭)(?:掉)?(?:了(?!吗|没)|$)/.test(
      after,
    )
  );
}

/** 举报 of reviews, calls or other people is no complaint about the shop. */
function isReportOfOthers({ before, after }: Passage): boolean {
  return (
    /^(?:了|过|一下|个|一个)?(?:这个|那个|该|这条|一条)?(?:恶意|评价|评论|差评|骚扰|诈骗|短信|买家|用户|信息|电话|号码|链接|邮件|违规)/.test(
      after,
    ) ||
    /(?:骚扰|诈骗|垃圾|短信|电话|评价|评论|差评|号码|骗子)(?:电话|短信)?(?:可以|能|怎么|如何|在哪|哪里|去哪|要)*$/.test(
      before,
    )
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

/** Whether a found word is a complaint of the buyer in its place. Guards are asked apart. */
export function complains(passage: Passage, phrase: string): boolean {
  if (phrase === "介入") return isPlatformStep(passage);
  if (/^(?:反|告|总|投到)/.test(phrase)) return isTold(passage);
  if (phrase.startsWith("complain")) return !/[a-z]$/.test(passage.before);
  return !(phrase === "举报" && isReportOfOthers(passage));
}

/** The complaint goes to somebody outside, named in the same clause. */
export function goesOutside(passage: Passage): boolean {
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
export function isSellersThreat({ before, after }: Passage): boolean {
  return (
    /(?:我|我们|本店|店铺|这边|咱们|小店|店里)[^,您你]{0,8}$/.test(before) &&
    /^(?:到|了|过)?(?:你|您|买家|账号|恶意)/.test(after) &&
    !/(?:帮|为|替|给)(?:您|你)?[^,]{0,4}$/.test(before)
  );
}

/** 已经投诉了, 投诉过三次: made already, and not only threatened. */
export function isMade({ before, after }: Passage): boolean {
  return (
    /(?:已经?|刚刚?|昨天|前天|昨晚|上次|上周|上个?月|早就|一直|反复|多次|几次|天天|之前)[^,]{0,8}$/.test(before) ||
    /^(?:到[^,]{0,6})?(?:过|了(?!啊?$|吧|哦|呢|哈)|多次|好几|几次|没用|无门|无果|无效|也没|都没|一直没|到现在)/.test(
      after,
    )
  );
}
