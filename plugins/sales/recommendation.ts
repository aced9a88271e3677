import type { Evidence, Message, Part, Role } from "interject/sdk";
import { whole } from "interject/sdk";
import { holdsPhrase, isFormalClosing } from "../language/closings.ts";
import { foldedText } from "../language/folded.ts";
import { isReviewInvitation, isUrging } from "../language/urging.ts";

/**
 * The one test of a valid recommendation: words and a link or card together, sent by hand, and never inside a closing, a line
 * that urges to order (催拍) or an invitation to review (邀评). An activity's link or card is a link, too.
 */

export type RecommendationRules = {
  /** Who recommends: the side that serves the session. */
  readonly by: Role;
  /** Which words recommend, for the point that asks. */
  readonly words: RegExp;
  /** The shop's own words, beside them. */
  readonly phrases: readonly string[];
  /** Words and link may be sent apart, at most so many seconds, with nothing of the buyer in between. */
  readonly seconds: number;
  /** An activity's link or card counts as one. */
  readonly activities: boolean;
  /** Products that do not count, such as the one that is sold out. */
  readonly except?: ReadonlySet<string>;
};

export type Recommendation = { readonly evidence: readonly Evidence[]; readonly at: number };

const address =
  /https?:\/\/[^\s]+|(?:item|detail|m|s)\.(?:taobao|tmall|jd|tb)\.[a-z]+[^\s]*|\b(?:e\.tb\.cn|m\.tb\.cn|u\.jd\.com|3\.cn)\/[^\s]+|[￥¥€₤(][a-zA-Z0-9]{8,13}[￥¥€₤)]/gi;

/** The product that an address names, as the platforms write it: `?id=123`, `/123.html`. */
function productIn(url: string): string | null {
  return /[?&](?:id|itemid|goods_id|sku)=(\w+)/i.exec(url)?.[1] ?? /\/(\d{5,})(?:\.html|$|[?#])/.exec(url)?.[1] ?? null;
}

/** `activity`: an activity's card, or a page that names no product. */
type Pointer = { readonly product: string | null; readonly activity: boolean };

function pointerTo(url: string): Pointer {
  const product = productIn(url);
  // A short link or a code to paste hides what it leads to; the agent sent it for what he says beside it.
  return { product, activity: product === null && /^https?:/i.test(url) && !/\.tb\.cn|u\.jd\.com|3\.cn/i.test(url) };
}

function pointerOf(part: Part): Pointer[] {
  switch (part.type) {
    case "product":
      return [{ product: part.id, activity: false }];
    case "card":
      return [{ product: part.url === undefined ? null : productIn(part.url), activity: part.activity === true }];
    case "link":
      return [pointerTo(part.url)];
    case "text":
      return (part.text.match(address) ?? []).map(pointerTo);
    default:
      return [];
  }
}

/** Products, cards and links that a message points at. */
export const pointersIn = ({ content }: Message): Pointer[] => content.flatMap(pointerOf);

/** Products that a message names by card or link. */
export function productsIn(message: Message): string[] {
  return pointersIn(message).flatMap(({ product }) => (product === null ? [] : [product]));
}

/** The agent's own words of a message, without addresses and numbers. */
const wordsBeside = (text: string): string => foldedText(text.replace(address, " "));

/** 请问是这个商品吗: a link that asks which one is meant. */
const asksWhich =
  /请问(?:您)?(?:是|咨询|要|指)|(?:您|你)(?:是|指|说)的?(?:是)?这|是(?:不是)?(?:这个|这款|该|此)[^,。]{0,6}[吗么?]/;

/** Sent for another purpose: what it recommends does not count. */
function isForOtherPurpose(message: Message): boolean {
  return (
    asksWhich.test(foldedText(message.text)) ||
    message.automatic ||
    isFormalClosing(message.text) ||
    isReviewInvitation(message.text) ||
    isUrging(message.text)
  );
}

/** The agent's valid recommendations among these messages, in their order. */
export function recommendationsIn(messages: readonly Message[], rules: RecommendationRules): Recommendation[] {
  const found: Recommendation[] = [];
  let turn: Message[] = [];
  const settle = (): void => {
    const recommendation = recommendationOf(turn, rules);
    if (recommendation !== null) found.push(recommendation);
    turn = [];
  };
  for (const message of messages) {
    if (message.retracted) continue;
    if (message.from.role === rules.by) turn.push(message);
    else if (message.from.role === "buyer") settle();
  }
  settle();
  return found;
}

/** One turn of the agent: whether words and pointer came together in it. */
function recommendationOf(turn: readonly Message[], rules: RecommendationRules): Recommendation | null {
  const own = turn.filter((message) => !isForOtherPurpose(message));
  const spoken = own.filter(({ text }) => rules.words.test(wordsBeside(text)) || holdsPhrase(text, rules.phrases));
  const pointing = own.filter((message) => pointersIn(message).some((pointer) => counts(pointer, rules)));
  for (const words of spoken) {
    const pointer = pointing.find(({ at }) => Math.abs(at - words.at) <= rules.seconds * 1_000);
    if (pointer === undefined) continue;
    const evidence = words.id === pointer.id ? [whole(words)] : [whole(words), whole(pointer)];
    return { evidence, at: Math.max(words.at, pointer.at) };
  }
  return null;
}

function counts({ product, activity }: Pointer, { activities, except }: RecommendationRules): boolean {
  if (activity && !activities) return false;
  return product === null || except === undefined || !except.has(product);
}
