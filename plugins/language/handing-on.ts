import { holdsPhrase } from "./closings.ts";
import { foldedText } from "./folded.ts";

/** The agent tells the buyer, before he passes him on, that somebody else takes over. */
const announcements = [
  /(?:转接|转给|转到|转至|转交|移交|交接|接入|转人工|转售后|转售前|转客服|转专员|转主管|帮您转|给您转|为您转|帮你转|给你转|转一下|转下)/,
  /(?:由|换|让|请|安排|交给|有|会有|联系)[^,。!?]{0,10}(?:同事|专员|专席|售后|售前|客服|主管|小伙伴|伙伴|妹子|小二|技术|负责人|组长|师傅|部门|同仁|小姐姐|人员)[^。!?]{0,10}(?:为您|给您|帮您|来|接待|处理|解答|服务|跟进|对接|联系您|接手|负责|协助|为你|给你|帮你)/,
  /(?:同事|专员|售后客服|售前客服|主管|小伙伴)[^,。!?]{0,8}(?:将|会|马上|稍后|接下来|来|继续)[^,。!?]{0,6}(?:为您|给您|帮您|接待|处理|服务|跟进|联系|解答)/,
] as const;

const refusal = /(?:无法|不能|不支持|没法|没有办法|不可以)(?:给您|帮您|为您)?(?:转|接入)/;

export function announcesHandOver(text: string, own: readonly string[] = []): boolean {
  if (holdsPhrase(text, own)) return true;
  const folded = foldedText(text);
  return !refusal.test(folded) && announcements.some((pattern) => pattern.test(folded));
}

/** 转售后, 找售后客服, 售后在吗: the buyer himself wants the aftersale desk. */
export function asksForAftersale(text: string): boolean {
  const folded = foldedText(text);
  return (
    /(?:转|找|接|要|叫|联系|换|给我|帮我|需要|安排|请)[^,。!?]{0,6}(?:售后|售後)/.test(folded) ||
    /售后(?:客服|部门?|人员|专员|小二)?[^,。!?]{0,3}(?:在吗|在不在|呢|在哪|怎么联系|人呢|有人吗)/.test(folded) ||
    /^(?:你好|您好|亲|我要|[,。 ])*售后(?:客服|服务|部|问题)?[。!?]*$/.test(folded)
  );
}
