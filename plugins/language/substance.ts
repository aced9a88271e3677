import { isFormalClosing } from "./closings.ts";
import { foldedText } from "./folded.ts";
import { isHelpOffer } from "./help-offers.ts";
import { isAcknowledgement, isGreeting, isPromise, wordsOf } from "./small-talk.ts";

/** Said to be polite, or about the chat itself. */
const courtesy =
  /客气|应该(?:做)?的|应该哒|分内|份内|荣幸|善解人意|宽容|包容|评价|打分|评分|满意度|表情栏|点击右|小红心|打赏|祝|感谢|谢谢|谢您|辛苦|支持|再见|期待|怠慢|谅解|见谅|抱歉|不好意思|对不起|理解|么么|比心|为您服务|为您效劳|排忧解难|您还在吗|还在线吗|放心|耐心/;
/** What is left of “one moment, I will look” in its many forms. */
const promising =
  /稍等|稍候|稍微|等待|等一|等下|片刻|不要离开|分钟|正在|马上|立即|立刻|这就|查询|核实|核对|查看|确认|处理中|看(?:一)?下|看看|问(?:一)?下|了解(?:一)?下|咨询(?:一)?下|之前的?问题|处理进度|有结果|有消息|结果|回复|答复|稍后|稍晚|尽快|第一时间|我们|会|积极|飞奔|为您|帮您|给您|帮你|给你|小妹|妹子|妹纸|小二|小红人|这边|亲爱的|亲爱哒|亲亲|亲|您好|您|请|还|好的?|嗯|我|去|的|哦|呢|哈|呀|噢|啦|了|一下|中|需要|可能|小会儿|一会儿?|会儿|\d|x|-/g;
const figures = /\d{3,}|\[(?:数字|电话|链接|订单|时间|日期|金额|orderid)[^\]]{0,16}\]/;

/** 24小时内回电: where such promises are timed, they answer nothing yet. */
const later = /小时|工作日|回电|回复|致电|专员|明天|后天|\d天内/;

export type SubstanceRules = { readonly longTermCounts: boolean; readonly courtesyCounts: boolean };

/** Whether a message says anything to the matter: more than greetings, promises to look, courtesy, offers of help and stickers. */
export function hasSubstance(text: string, { longTermCounts, courtesyCounts }: SubstanceRules): boolean {
  const folded = foldedText(text);
  return folded.split(/[\s,.!?;。~…、]+/).some((piece) => {
    const words = wordsOf(piece);
    if (words.length < 2) return figures.test(piece);
    if (longTermCounts && later.test(piece)) return false;
    if (isGreeting(piece) || isAcknowledgement(piece)) return false;
    if (isPromise(piece, { longTermCounts }) || words.replace(promising, "").length < 3) {
      return figures.test(piece) && !/分钟|小时/.test(piece);
    }
    return courtesyCounts || !(courtesy.test(piece) || isHelpOffer(piece) || isFormalClosing(piece));
  });
}

/** 请稍等，马上为您查询: nothing but the promise to look. */
export function isBarePromise(text: string, longTermCounts: boolean): boolean {
  return (
    isPromise(text, { longTermCounts }) &&
    /稍等|稍候|等一|等下|等会|片刻|查|核实|核对|确认|看(?:一)?下|看看|问(?:一)?下|不要离开/.test(foldedText(text)) &&
    !hasSubstance(text, { longTermCounts, courtesyCounts: false })
  );
}

/** 找到了, 不用了, 没事了: the buyer needs the answer no more. */
export function needsNoMore(text: string): boolean {
  return /找到了|收到了|不用了|不用查|不用麻烦|没事了|没事|解决了|搞定|弄好了|可以了|好了|算了|明白了|知道了|没有了|没了|没啦|先这样|自己(?:查|看|处理)|不需要/.test(
    foldedText(text),
  );
}
