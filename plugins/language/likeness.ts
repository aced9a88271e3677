import { type Evidence, fold, type Message, originalSpan, similarity } from "interject/sdk";
import { isHelpOffer } from "./help-offers.ts";

/** A statement of a message: its place, and its words without politeness, which says the same whoever is addressed. */
export type Statement = {
  readonly place: Evidence;
  readonly words: string;
  readonly pairs: ReadonlySet<string>;
  /** What the statement does, where many wordings do the same. */
  readonly act: string | null;
};

const sentence = /[^\s.!?;。…~^*]+/g;
/** A part between commas is a statement of its own only when it is long enough to say something. */
const part = /[^,、]+/g;
const minPart = 8;

const stickers = /#e-[a-z]?\d*(?:\[[^\]]{1,4}\])?|\[[^\]]{1,20}\]|&nbsp;|https?:\/\/[!-~]+/g;
const address =
  /^(?:(?:亲爱的|亲爱哒|亲爱滴|亲亲|亲|客官|您好|你好|掌柜|小主|不好意思|好的呢|好的|好哒|嗯嗯|恩恩|那|是的呢|是的){1,2})(?=.{4})/;
const fillers =
  /小妹|妹子|妹纸|小二|小红人|这边|咱们|我们|尊敬的|客户|麻烦|劳烦|辛苦|一下|[哦呢哈呀啊嘛哟噢啦了您你亲的请还,、:'"“”()-]/g;

/** Apologies, greetings and thanks are said again without fault. */
const courtesy =
  /^(?:(?:真的?|实在|确实|的确|确|非常|十分|万分|很|也|是|都|这个|给|添|带来|不便|为此|深表|对此|抱歉|对不起|不好意思|歉意|见谅|谅解|理解|没关系|没事|不客气|客气|谢谢|感谢|支持|配合|在|高兴|荣幸|服务|欢迎|光临|能|为|问|有什么|可以帮|帮到|好|吗|稍等|马上|正在|查询|中){1,12})$/;

/** What help desks say in ever other words: two such lines of one kind that also look alike are the same. */
const acts: readonly (readonly [act: string, words: RegExp])[] = [
  [
    "ask-order",
    /(?:订单号|订单编号|单号)[^,流递运都]{0,3}(?:发|提供|报|给)[^,]{0,3}(?:我|下)?$|(?:提供|发下?|报下?|告诉我?)[^,流递运]{0,5}(?:订单号|订单编号|单号)(?:码|给我|吧|吗|好吗|可以吗)?$/,
  ],
  [
    "ask-private",
    /私信[^,]{0,14}(?:号码|联系方式|电话|详情|信息|资料|截图|姓名|地址|账号)|(?:号码|联系方式|电话|详情|信息|资料|截图|姓名|地址|账号)[^,]{0,6}私信/,
  ],
  ["ask-photo", /(?:拍|提供|发)[^,]{0,4}(?:照片|图片|截图|凭证|照)/],
  ["ask-phone", /(?:提供|留|告知|发)[^,]{0,6}(?:电话|手机号|联系方式)/],
  ["ask-address", /(?:提供|告诉|发)[^,]{0,4}地址|地址是(?:哪里|什么|多少)/],
  ["ask-rating", /(?:给|对|为)[^,]{0,8}(?:打个?|做个?|做出?|评|点)[^,]{0,8}(?:评价|好评|小红心)|小红心[^,]{0,6}评价/],
  [
    "will-contact",
    /(?:专员|专人|工作人员|同事|师傅)(?:会|将|稍后|尽快|马上|与|和|跟|给)?[^,]{0,6}(?:联系|回电|致电|回复)/,
  ],
  ["passed-on", /(?:已|帮|将)[^,]{0,10}(?:反馈|上报|反映|催促|登记|记录)/],
];
/** How alike two lines of one kind look at least. */
const alikeInKind = 0.4;

function actOf(piece: string, words: string): string | null {
  if (words.length <= 24 && isHelpOffer(piece) && !/之前|刚才/.test(words))
    return offersMore.test(piece) ? "offer-more" : null;
  return words.length <= 28 ? (acts.find(([, pattern]) => pattern.test(words))?.[0] ?? null) : null;
}

/** The statements of a message that have at least `minLength` characters. */
export function statementsIn(message: Message, minLength: number): Statement[] {
  const folded = fold(message.text);
  // Stickers and masked names stay one opaque word each, so that offsets and sentences stay whole.
  const text = folded.text.replace(stickers, (sticker) => "\ue000".repeat(sticker.length));
  const statements: Statement[] = [];
  const add = (at: number, piece: string): void => {
    const words = piece
      .replace(/\ue000+$/, "")
      .replace(address, "")
      .replace(fillers, "")
      .replace(/\ue000+/g, "\ue000");
    if (piece.replace(/[\p{P}\p{S}\ue000]/gu, "").length < minLength || words.length < 3) return;
    const act = actOf(piece, words);
    if (act === null && courtesy.test(words)) return;
    const pairs = new Set<string>();
    for (let index = 0; index + 1 < words.length; index++) pairs.add(words.slice(index, index + 2));
    const place = { message: message.id, ...originalSpan(folded, at, at + piece.length) };
    statements.push({ place, words, pairs, act });
  };
  for (const { index: at, 0: piece } of text.matchAll(sentence)) {
    add(at, piece);
    const parts = [...piece.matchAll(part)];
    if (parts.length > 1) for (const found of parts) if (found[0].length >= minPart) add(at + found.index, found[0]);
  }
  return statements;
}

/** Length of the longest run of characters that both have. */
function longestCommonRun(a: string, b: string): number {
  let longest = 0;
  let previous = new Uint16Array(b.length + 1);
  for (let i = 1; i <= a.length; i++) {
    const row = new Uint16Array(b.length + 1);
    for (let j = 1; j <= b.length; j++) {
      if (a.charCodeAt(i - 1) !== b.charCodeAt(j - 1)) continue;
      row[j] = (previous[j - 1] as number) + 1;
      if ((row[j] as number) > longest) longest = row[j] as number;
    }
    previous = row;
  }
  return longest;
}

const offersMore = /还有|其他|其它|别的/;
/** A run of this many characters is a sentence of its own, whatever surrounds it in text without punctuation. */
const ownSentence = 9;
/** One says what the other denies: 支持货到付款, 不支持货到付款. */
const denial = /不是|不会|不能|不可|不支持|不需|不用|不行|无法|没法|没有|未|不/;

/**
 * How alike two statements are, from 0 to 1: the mean of their shared pairs of characters, by number, and of the SDK's
 * similarity, which weighs them; more where one repeats the other word for word, or where both are of one kind. Different numbers make different statements, however alike
 * the words are; so does a denial.
 */
export function likeness(a: Statement, b: Statement): number {
  if (a.words === b.words) return 1;
  // 有什么可以帮您 opens a chat, 还有什么可以帮您 ends it.
  if (a.act === "offer-more" || b.act === "offer-more") return a.act === b.act ? 0.9 : 0;
  let shared = 0;
  for (const pair of a.pairs) if (b.pairs.has(pair)) shared++;
  if (shared < 2) return 0;
  const dice = (2 * shared) / (a.pairs.size + b.pairs.size);
  // Nothing below could make them the same: most pairs of statements end here.
  if (dice < 0.3 && shared < 5) return dice;
  const weighted = similarity(a.words, b.words);
  const run = longestCommonRun(a.words, b.words);
  const shorter = Math.min(a.words.length, b.words.length);
  const longer = Math.max(a.words.length, b.words.length);
  // Less than half of the longer one is a part of speech that it shares, not what it says.
  const contained = run === shorter && run >= 6 && 2 * run >= longer ? 0.9 : 0;
  const mean = (weighted + dice) / 2;
  const sameKind = a.act !== null && a.act === b.act && mean >= alikeInKind ? 0.8 : 0;
  const score = Math.max(mean, contained, sameKind, run >= ownSentence ? 0.9 : 0);
  const differs =
    numbersOf(a.words) !== numbersOf(b.words) ||
    denial.test(a.words) !== denial.test(b.words) ||
    alternatives.some((pattern) => isOther(a.words.match(pattern), b.words.match(pattern)));
  const denies = run === shorter && denial.test(a.words) !== denial.test(b.words);
  return (run < ownSentence && differs) || denies ? score / 2 : score;
}

/** Of these a sentence means one: about another day, place or wish it says something else. */
const alternatives: readonly RegExp[] = [
  /今[天日]|明[天日早晚]|后天|昨[天日]|前天|周[一二三四五六日末]|星期[一二三四五六日天]|上午|下午|晚上/g,
  /北京|上海|天津|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|广州|深圳|杭州|南京|成都|武汉|西安|苏州/g,
  /退款|退货|换货|维修|补发|取消|发票/g,
  /[红黑白蓝绿黄灰粉紫棕]色/g,
];

function isOther(a: readonly string[] | null, b: readonly string[] | null): boolean {
  return a !== null && b !== null && !a.some((word) => b.includes(word));
}

function numbersOf(words: string): string {
  return (words.match(/[0-9a-z]+/g) ?? []).join(" ");
}
