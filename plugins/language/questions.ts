import { foldedText } from "./folded.ts";
import { wordsOf } from "./small-talk.ts";

const asking =
  /[?]|(?:吗|么|呢|嘛|不)[!。~ ]*$|什么|啥|怎么|如何|多久|多少|几(?:天|点|个|号|时)|哪|何时|为何|为什么|是不是|有没有|能不能|可不可以|会不会|要不要|可以.{0,6}吗|谁/;

/** Whether a sentence asks something. */
export function isQuestion(text: string): boolean {
  return asking.test(foldedText(text));
}

/** 是A还是B, A吗?还是B; not 还是没到, 还是这样. */
const alternatives =
  /(?:[^,。!?\s]{1,12}|[吗么]?[?,，] ?)还是(?!没|不(?!仅|会)|要|得|那|这|一样|有|在|很|挺|太|等|先|老|可以|能|会(?!不会))[^,。!?]{1,20}/;
const particulars =
  /什么时候|多久|多少|几(?:天|点|号|时)|哪(?:个|一|种|里|天|款)|何时|为什么|为何|(?<!要不)怎么(?!样了|了|还|又|会|可能|这么|那么|办理吧|不|没|老)/;

/** Asks which of two, or for a time, a number, a reason: nothing that a nod could answer. */
export function asksWhichOf(text: string): boolean {
  const folded = foldedText(text);
  const last = folded.split(/[。!;]+/).findLast((piece) => piece.trim() !== "") ?? "";
  if (alternatives.test(last) && asking.test(last)) return true;
  return (
    particulars.test(last) && /[?]|(?:呢|啊|呀)[~ ]*$/.test(last) && !/(?:吗|么|嘛|是吧|对吧|不)[?~ ]*$/.test(last)
  );
}

const nod = /^(?:嗯+呢?|恩+呢?|哦+|是|是的|是呢|是哒|对|对的|好|好的|好哒|可以|可以的|有|有的|行|ok)$/;

/** A reply that only nods. */
export function isBareNod(text: string): boolean {
  return nod.test(wordsOf(text).replace(/(?:亲+|呢|哦|哈|呀|啊|您)$/, ""));
}
