import { foldedText } from "./folded.ts";

/** Sentences that only keep a chat polite: they ask nothing and answer nothing. */

const placeholder =
  /#e-[a-z]?\d*\[?[^\s#\]]{0,4}\]?|\[[^\]]{1,6}\]|&nbsp;|\p{Extended_Pictographic}|[\u{1f3fb}-\u{1f3ff}]/gu;
const marks = /[\s,.!?;:。、…~^()"“”'‘’\-_*/\\]+/g;

/** The words of a text alone: folded, without punctuation, emoji and the stickers of help-desk exports. */
export function wordsOf(text: string): string {
  return foldedText(text).replace(placeholder, "").replace(marks, "");
}

const acknowledgement =
  /^(?:(?:好|好的|好吧|好滴|好哒|好嘞|好呢|好哦|嗯|恩|嗯嗯|恩恩|嗯呢|嗯好|哦|哦哦|噢|喔|额|行|行吧|可以|可以的|ok|okay|okk|收到|知道了|明白了|明白|了解|了解了|懂了|是的|对|对的|谢谢|谢谢你|谢谢您|谢谢亲|谢了|多谢|感谢|谢谢啦|辛苦了|麻烦了|麻烦你了|麻烦您了|不用了|不用|没有了|没了|没事了|没事|没有|暂时没有了|暂时没有|暂时没了|暂时没|目前没有了|目前没有|多谢了|多谢亲|多谢你|多谢您|辛苦|辛苦你了|辛苦您了|辛苦啦|先这样|就这样|那好吧|那行|再见|拜拜|晚安|祝你生活愉快|亲|啦|了|呢|哈|哈哈|吧|的|哦了)){1,5}$/;

/** A buyer's 好的, 谢谢, 没有了, a sticker: nobody needs to answer it. */
export function isAcknowledgement(text: string): boolean {
  // A lone question mark is impatience, and a message without text is a picture: both wait for an answer.
  if (text === "" || /[?？]/.test(text)) return false;
  const words = wordsOf(text);
  if (/[没不]有?(?:收到|明白|懂|了解|知道|好|行|可以|对|是)/.test(words)) return false;
  return words === "" || (words.length <= 16 && acknowledgement.test(words));
}

const thinking =
  /^(?:好的?|行|嗯+|亲|那|哦)*(?:那?我(?:先|再|要|回头)?|先|再)(?:考虑|想想?|看看)(?:考虑|想想|看看|一下|再说|哦|吧|了|谢谢)*$/;

/** 那我考虑考虑: he waits for nobody, though a good seller says another word. */
export function isThinkingItOver(text: string): boolean {
  const words = wordsOf(text);
  return words.length <= 16 && thinking.test(words);
}

const greeting =
  /^(?:(?:您好|你好|亲|亲亲|亲爱的|亲爱哒|哈喽|hello|hi|在的|在呢|在的呢|在的哦|在哦|在|欢迎光临|有什么可以帮您的?吗?|请问有什么可以帮您的?吗?|很高兴为您服务|呢|哦|哈)){1,4}$/;

export function isGreeting(text: string): boolean {
  const words = wordsOf(text);
  return words.length <= 40 && greeting.test(words);
}

const promise =
  /稍等|稍候|稍微等|等一下|等下(?!次|载)|等会|等一会|片刻|不要离开|(?:帮|为|给|替)(?:您|你|亲)[^,。!?]{0,8}(?:查|核实|确认|看|问|咨询|联系|核对|了解)|我(?:先|去|来|马上|这就|这边|立刻)?[^,。!?]{0,3}(?:查|看|问|核实|确认)(?:询|看|一下|下|实|问)|正在[^,。!?]{0,10}(?:查|核实|确认|联系)|马上[^,。!?]{0,8}(?:查|看|核实|联系|确认)/g;
/** 已经帮您联系了: kept, not promised. */
const done = /(?:已|刚|之前|上次)[^,。!?]{0,6}$/;
/** 麻烦提供订单号,我帮您查: now it is the buyer's turn. */
const needsBuyer =
  /(?:提供|号给|号发|发下|发一下|发给|告诉|告知|说下|说一下|截图|拍照|拍个|拍张|照片|发个|给我|留下|留个|哪个|哪款|哪一|是不是|是否|什么时候|多少|点击|点开|方便|请问|可以吗|好吗|吗$|吗[?]|呢[?]|[?]$)/;
/** 24小时内回电: an answer outside this chat. */
const longTerm =
  /(?:\d+|\]|[一二两三四五六七八九十几])(?:[-~到至]\S{0,4})?\s?(?:个)?(?:小时|工作日|天|h(?![a-z])|日内|周)|明天|明日|后天|明早|下周|上班(?:后|时间)|回电|给您(?:打|致)电|电话联系|短信通知|留言|登记|专员/;

export type PromiseRules = { readonly longTermCounts: boolean };

/** A longer message says something of substance. */
const longestPromise = 200;

/** What may stand around a promise without answering anything. */
const trimmings =
  /一下|下|哦|呢|哈|噢|哟|请|您好|亲爱的|亲|您|你|稍等|稍候|耐心|等待|还请|不要离开|有结果|马上|回复|答复|问题|进度|情况|订单|结果|的|这边|辛苦|分钟|之后|稍后|为|解答|小妹|妹子|小|好|吗|了|中|给|在|正|谢谢|感谢|理解|实|询|看|再|帮|到|\d|x|-/g;

/** 稍等,我帮您核实一下: the agent owes an answer in this chat. Nothing of substance may follow it in the same message. */
export function isPromise(text: string, { longTermCounts }: PromiseRules): boolean {
  if (text.length > longestPromise) return false;
  const folded = foldedText(text).replace(placeholder, " ").trim();
  const found = [...folded.matchAll(promise)].findLast((match) => {
    const after = folded.slice(match.index + match[0].length);
    return !done.test(folded.slice(0, match.index)) && !/^[^,。!?]{0,8}(?:过了|好了|到了|完了)/.test(after);
  });
  if (found === undefined || needsBuyer.test(folded)) return false;
  if (!longTermCounts && longTerm.test(folded)) return false;
  return wordsOf(folded.slice(found.index + found[0].length)).replace(trimmings, "").length <= 4;
}
