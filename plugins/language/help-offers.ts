import { foldedText } from "./folded.ts";
import { wordsOf } from "./small-talk.ts";

/** 是否还有其他疑问, 如有其他疑问可随时联系: the agent offers further help before he takes leave. */
const offers = [
  /(?:还有|是否有|是否还有|有没有|还需要|有无|可还有|有)(?:没有)?[^,。!?]{0,8}(?:其他|其它|别的|另外|什么|哪些|任何|疑问|问题|不清楚|不明白|需要)[^,。!?]{0,6}(?:还)?[^,。!?]{0,12}(?:帮|吗|么|呢|嘛|服务|效劳|解答|解决|咨询|处理|疑问|问题|需要|可以|了解|不)/,
  /(?:如有|如果有|如果还有|若有|有任何|有什么|还有|有|如需|需要)[^,。!?]{0,14}(?:随时|可以|欢迎|请|都可以|再|尽管|直接|及时)[^,。!?]{0,8}(?:联系|咨询|找|问|反馈|告知|告诉|滴滴|呼叫|说|提|留言|叫|call)/,
  /(?:随时|欢迎)(?:再次?)?(?:联系|咨询|找|问|召唤|滴滴)(?:我|我们|小妹|妹子|客服|在线)/,
  /(?:还能|还可以|可以|能)(?:再)?(?:帮|为|给)(?:您|你|亲)?[^,。!?]{0,6}(?:做|解决|解答|处理|服务|效劳|什么|些)[^,。!?]{0,6}(?:吗|么|呢|嘛|的)/,
] as const;

/** 请问有什么可以帮您 opens a chat and offers nothing further. */
const opening =
  /^(?:您好|你好|亲|在的?|欢迎光临|请问|很高兴|为您服务|[^,。!?]{0,6}客服[^,。!?]{0,6})*(?:有|是有)?(?:什么|啥|哪些)[^,。!?]{0,6}(?:可以|能)(?:帮|为)/;

export function isHelpOffer(text: string): boolean {
  const folded = foldedText(text);
  if (opening.test(wordsOf(text)) && !/还|其他|其它|别的/.test(folded)) return false;
  return offers.some((pattern) => pattern.test(folded));
}

const around =
  /请问|您好|你好|亲爱的|亲爱哒|亲亲|亲|尊敬的|客户|客官|顾客|掌柜|那|您|你|看|这边|小妹|妹子|妹纸|小二|我们?|哦|呢|哈|呀|啊|哟|吗|么|嘛|的|噢|了|都|在|会|好|一直|一下|可以|不客气|客气|谢谢|感谢|没事|好的|嗯/g;

/** Standard B: the offer is a message of its own, with nothing else in it than courtesy. */
export function isHelpOfferAlone(text: string): boolean {
  if (!isHelpOffer(text)) return false;
  let rest = foldedText(text);
  for (const pattern of offers) rest = rest.replace(pattern, "");
  return wordsOf(rest.replace(around, "")).length <= 6;
}
