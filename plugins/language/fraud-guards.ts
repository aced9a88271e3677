import type { Passage } from "./passage.ts";

/** Why a word of deceit accuses nobody in its place: named filters, which a shop can switch off one by one. */

/** 怕买到假货, 会不会被骗, 怎么辨别假货: fear and caution accuse nobody. */
const fear =
  /(?:怕|担心|担忧|防止|以防|避免|谨防|小心|警惕|会不会|能不能|如何|怎么(?:辨|分|区|看出|看真|看是)|辨别|鉴别|区分|分辨|打击|查处|拒绝|是否|保证|承诺|绝无|杜绝|真的?(?:还是|或者?|和|与))[^,]{0,8}$/;
export const isFear = ({ before }: Passage): boolean => fear.test(before);

/** 如果是假货怎么赔, 万一你们忽悠我呢 */
export const isSupposition = ({ before }: Passage): boolean =>
  /(?:如果|要是|万一|倘若|假如|若是)[^,]{0,10}$/.test(before);

/** Somebody is told not to: 别骗我 pleads, 别再骗人了 accuses. */
const pleads = /(?:别|不要|可别|千万别|请勿)$/;
/** Whether the words plead rather than accuse: 你别骗我. */
export const pleadsOnly = ({ before }: Passage): boolean => pleads.test(before);

/** 别再忽悠我了, 不要老骗人: it went on until now. */
export const goesOn = ({ before }: Passage): boolean =>
  /(?:别|不要|少|甭)(?:再|老|总|老是|总是|天天|一直|继续|又)(?:来|想)?$/.test(before);

/** 这不是骗人吗, 不就是忽悠消费者: a denial in form, an accusation in sense. */
export function accusesByAsking({ before, after, stop }: Passage): boolean {
  if (!/(?:不|难道不)(?:就|正|明摆着|纯粹|都|也|算)?(?:是|叫)(?:在|明摆着|纯粹|纯|赤裸裸的?)?[^,]{0,4}$/.test(before))
    return false;
  return stop === "?" || /(?:吗|么|嘛|啊|!|呀|是什么)/.test(after) || /这不就?是[^,]{0,4}$/.test(before);
}

/** 有骗子给我打电话, 冒充你们客服, 刷单兼职: swindlers from outside, of whom the shop is told. */
const outsiders =
  /(?:冒充|假冒|自称|谎称|假装)(?:是)?(?:你们?|您|贵|京东|淘宝|天猫|客服|官方|平台|银行|快递|公安|警察|公司|卖家|商家|店)|(?:电话|短信|来电|陌生人?|网友|微信群|qq群|兼职|刷单|中奖|验证码|钓鱼|贷款|公安|警察|注销)[^。!?]{0,20}(?:骗|诈)|(?:骗|诈)[^。!?]{0,14}(?:电话|短信|来电|兼职|刷单|验证码|链接|网站)|(?:防|反)诈|防骗|谨防/;

export const isAboutSwindlers = (text: string): boolean => outsiders.test(text);

/** 我还以为是骗子, 一开始以为被骗了: a suspicion that is over. */
export function isOver({ before, lead }: Passage): boolean {
  return (
    /(?:以为|还当|当成|误以为|误会|怀疑过|差点以为|本来以为|原来不是|幸好不是|不像)(?:你们?|您|这|他|又|自己|我)*(?:是|遇到|遇见|碰到|碰上|家|们|个)*$/.test(
      before,
    ) || /(?:以为|误会|一听|听着|听起来)[^,。!?]{0,6}$/.test(lead.slice(-10))
  );
}

/** 网友都说是假货, 听朋友讲是骗子: other people's judgement, not the buyer's. */
export function isHearsay({ before, lead }: Passage): boolean {
  return (
    /(?:别人|朋友|同事|网友|有人|网上|人家|他们|家人|老婆|老公|我妈|亲戚|专柜|评论里?|评价里?)(?:都|也|就|会|还)?(?:说|讲|反映|告诉|认为|觉得)[^,]{0,8}$/.test(
      before,
    ) || /[“"「『][^”"」』]{0,12}$/.test(lead)
  );
}
