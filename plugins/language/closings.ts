import { foldedText } from "./folded.ts";
import { wordsOf } from "./small-talk.ts";

/** What is wished: 祝您生活愉快, 愿您每天好心情, 周末愉快. */
const wish =
  "(?:愉快|开心|快乐|顺利|幸福|安康|健康|顺心|如意|兴隆|大卖|平安|吉祥|发财|好运|大吉|美满|天天|舒心|好心情|好梦|顺遂|一切都?好|步步高升|合家欢乐|阖家欢乐)";
/** What the wish is for. */
const occasion =
  "(?:周末|节日|假期|假日|新年|新春|春节|圣诞|中秋|国庆|元旦|五一|端午|元宵|生活|工作|购物|用餐|旅途|出行|学习|上午|中午|下午|晚上|新的一[天周年])";

/** 感谢…支持, 祝您…, 期待再次光临: a closing that a customer would call polite. 再见 or an offer of help alone is none. */
const formal = [
  /祝(?!(?:福|寿|贺)(?:卡|礼|袋|语|词))(?:福|愿)?(?:您|你|亲|客官|掌柜|大家|老板|贵店|店铺|君|贵公司|全家|阖)(?!好运的)/,
  new RegExp(`(?:祝|愿)(?!福卡|福语|寿)[^,。!]{0,14}${wish}`),
  new RegExp(`(?:祝好|商祺|顺祝|敬祝|预祝|恭祝)|(?<!为了您的?)${occasion}(?:愉快|快乐|顺利|平安)(?![的卡券])`),
  /(?:期待|恭候|盼望?|欢迎|希望)[^,。!?]{0,10}(?:再次|下次|下回(?![电复])|再来|常来|回购|再会|再度|下一次)/,
  /(?:期待|恭候|静候|盼望?)[^,。!?]{0,10}(?:光临|惠顾|光顾|相遇|为您服务|为你服务)/,
  /(?:感谢|谢谢|多谢)[^。!?\s]{0,16}(?:支持|信任|光临|惠顾|选购|购买|选择|厚爱|青睐|来访|关注|信赖|喜爱|光顾|陪伴|来电|咨询)/,
  /(?:感谢|谢谢|多谢)[^。!?]{0,24}(?:再见|再会|拜拜|晚安)|(?:谢谢|多谢)(?:惠顾|光临)/,
  /(?:有缘|下次|期待)[^,。!?]{0,6}(?:再见|再会)/,
  /(?:很|非常|十分|万分)?(?:高兴|荣幸|开心)(?:能)?(?:为|给)(?:您|你)(?:提供)?服务[^,。!?]{0,4}[,。!~ ]{0,2}[^。!?]{0,10}(?:再见|再会|祝)/,
] as const;
const thanks = 5;

/** Thanks for support in passing, while the work goes on: 感谢您的支持,请问还有其他可以帮到您的吗 */
const goesOn =
  /(?:还有(?:什么|其他|其它|别的)|请稍等|正在|马上为您|帮您查|(?:请|麻烦|需要)(?:您|你|亲)?(?:提供|告知|私信|描述|留|发|说|选择|输入|点击))/;

export function isFormalClosing(text: string): boolean {
  const folded = foldedText(text);
  return formal.some((pattern, index) => {
    const found = pattern.exec(folded);
    if (found === null) return false;
    return index !== thanks || !goesOn.test(folded.slice(found.index + found[0].length));
  });
}

/** 亲我下班了, 现在由早班同事接待: the agent goes off duty. */
export function isGoingOffDuty(text: string): boolean {
  const folded = foldedText(text);
  return (
    /(?:我|小二|妹子|小妹|客服|小编|这边|我们)[^。!?]{0,6}(?:下班|交接班|交班|换班|倒班|休息了|要下线|下线了)(?!时间)/.test(
      folded,
    ) && !/(?:明天|几点|还没|没有|到)[^。!?]{0,6}下班/.test(folded)
  );
}

/** 为您转接售后客服: the agent passes the buyer on in words, where the platform reports no transfer. */
export function isPassingOn(text: string): boolean {
  const folded = foldedText(text);
  if (/(?:无法|不能|不支持|没法|没有办法|不可以|占线|需要.{0,6}吗|可以吗|好吗|[吗?]$)/.test(folded)) return false;
  return /(?:为您|帮您|给您|帮你|给你|这边|马上|正在|现在|我)[^。!?]{0,8}(?:转接|转给|转到|转至|转人工|转下|转一下|接入)/.test(
    folded,
  );
}

/** Whether a text holds one of the shop's own closing phrases, however it is punctuated. */
export function holdsPhrase(text: string, phrases: readonly string[]): boolean {
  if (phrases.length === 0) return false;
  const words = wordsOf(text);
  return phrases.some((phrase) => words.includes(wordsOf(phrase)));
}
