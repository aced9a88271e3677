import type { Evidence, Message, Session } from "interject/sdk";
import { whole } from "interject/sdk";
import { foldedText } from "../language/folded.ts";
import { denied } from "../language/guards.ts";
import { passageOf } from "../language/passage.ts";
import { productsIn } from "./recommendation.ts";

/** What a buyer needs that calls for a recommendation. `at` is when it became known; only what comes later answers it. */
export type Need = {
  readonly evidence: readonly Evidence[];
  readonly index: number;
  /** Products that the buyer asked about. */
  readonly products: ReadonlySet<string>;
};

export type NeedRules = { readonly phrases: readonly string[] };

const gone =
  /(?:没有?|无|缺|断|暂无|暂时没|都没|已经没)(?:有)?(?:现)?货(?!源|款|到付|运)|售罄|卖完|卖光|卖没了|抢光|抢完|下架|停产|停售|绝版|断码|断色|不生产|不卖了|没有(?:了)?这(?:个|款|种|件)(?:款|货|颜色|尺码|规格|型号|商品|产品|宝贝|码)?(?:了|哦|呢|的?$|[,.!。~ ])|这(?:个|款|种|件)[^,。!?]{0,6}没有了|(?:码|色|号|款|尺寸)[^,。!?]{0,4}(?:没有了|没了|没有货|缺|断)/;
const asksStock =
  /(?:有货|现货|有没有货|还有货|还有吗|有吗|下架|没货|无货|缺货|售罄|补货|到货|上架|买不了|拍不了|不能拍|怎么没有了|没有了吗)/;
const isThere = /(?:不|没有?|不会|未|怎么会|如果|要是|万一|才会|有可能|避免|除非)[^,。!?]{0,3}$/;

/** 是无货还是限购呢, 是没货的问题吗: asked, not said. */
const isOpen = (text: string, end: number): boolean => /^[^。!]{0,20}(?:[吗么?]|还是)/.test(text.slice(end));

/** The agent says that it is gone, or the buyer shows a product that is not in stock. */
export function soldOutNeed({ messages }: Session, { phrases }: NeedRules): Need | null {
  const products = new Set<string>();
  let asked = false;
  for (const [index, message] of messages.entries()) {
    if (message.retracted) continue;
    const text = foldedText(message.text);
    if (message.from.role === "buyer") {
      for (const product of productsIn(message)) products.add(product);
      asked ||= products.size > 0 || asksStock.test(text) || /这(?:个|款|种|件)|吗|[?]/.test(text);
      const empty = message.content.some((part) => part.type === "product" && part.inStock === false);
      if (empty) return { evidence: [whole(message)], index, products };
      continue;
    }
    if (message.from.role === "system" || message.automatic) continue;
    const own = phrases.some((phrase) => text.includes(foldedText(phrase)));
    const found = gone.exec(text);
    const says =
      own ||
      (found !== null &&
        !isThere.test(text.slice(0, found.index)) &&
        !isOpen(text, found.index + found[0].length) &&
        !/(?:您|你)的?(?:这)?(?:个|一)?(?:单|订单)/.test(text.slice(0, found.index)));
    if (asked && says) return { evidence: [whole(message)], index, products };
  }
  return null;
}

const bundling =
  /凑单|凑个单|凑一单|凑满|凑够|凑到|怎么凑|凑什么|凑点|满减|(?:还|就|只|才|就只)(?:差|缺|少)(?:了|个|着|一点|点)?(?:\d+(?:\.\d+)?|[一二三四五六七八九十几]+|\[[^\]]{1,6}\])(?:块|元|毛|角|分)|(?:不|没)(?:够|到|满)(?:满减|包邮|门槛|优惠|减|券|\d+)|(?:门槛|起订|起送|起拍)[^,。!?]{0,6}(?:低|降|少|高)|降(?:低)?(?:点|一点|下)?门槛/;
const haggling =
  /(?:便宜|优惠|打折|少|减|让)(?:一?点|些|几块|几元|个零头|\d+(?:块|元))(?:吧|吗|么|嘛|呗|不|呢|可以|行|好|$|[,。!?])|(?:能|可以|可不可以|能不能|可否|再|给我?|帮我?)(?:再)?(?:便宜|优惠|打折|减价|降价|让利)(?:点|些|吗|么|嘛|呗|不|吧|一|\d|$)|(?:有没有|有什么|还有|有)(?:优惠|折扣|活动)(?:吗|么|呢|可以|$|[,?])|包个?邮(?:吧|吗|呗|可以)|抹(?:个|掉)?零/;

/** The buyer wants to reach a discount, or a lower price: 怎么凑单, 就差1元, 能不能便宜点. */
export function bundleNeed({ messages }: Session, { phrases, haggle }: NeedRules & { haggle: boolean }): Need | null {
  return firstOfBuyer(messages, (message, text) => {
    if (phrases.some((phrase) => text.includes(foldedText(phrase)))) return true;
    return [bundling, ...(haggle ? [haggling] : [])].some((pattern) => matches(message, text, pattern));
  });
}

const adviceWanted =
  /(?:推荐|介绍)(?:一?下|一?个|一?款|几个|几款|点|些|什么|哪)|(?:有(?:什么|没有|啥)?|给我|帮我|求|能|可以|麻烦|请)[^,。!?]{0,4}推荐|(?:搭配?|配)(?:什么|啥|哪|起来|着)|(?:还需要|要不要|需不需要|用不用)(?:配|买|搭|另外)|哪(?:个|款|种|一款|件)[^,。!?]{0,6}(?:好|合适|适合|推荐)|(?:有没有|有什么)(?:别的|其他|其它|类似|配套|同款|搭配)(?:的)?(?:款|商品|颜色|产品|推荐|型号|牌子|$|[,?吗])|买(?:什么|哪个|哪款)[^,。!?]{0,4}好|适合[^,。!?]{0,12}的(?:吗|有|推荐)/;

/** The buyer asks about a product and wants advice. With `products` only questions about those count. */
export function adviceNeed(
  { messages }: Session,
  { phrases, products }: NeedRules & { products: readonly string[] },
): Need | null {
  return firstOfBuyer(
    messages,
    (message, text) =>
      phrases.some((phrase) => text.includes(foldedText(phrase))) || matches(message, text, adviceWanted),
    products,
  );
}

const aboutProduct =
  /[?]|吗|么$|呢|多少|几|什么|怎么|哪|有没有|能不能|可以|是不是|好不好|好用|好吃|尺码|尺寸|颜色|材质|质量|这(?:个|款|件|种|双|套|台)/;

/** The buyer asks about a product at all. */
export function productNeed({ messages }: Session, { products }: { products: readonly string[] }): Need | null {
  return firstOfBuyer(messages, (message, text) => productsIn(message).length > 0 || aboutProduct.test(text), products);
}

function matches(message: Message, text: string, pattern: RegExp): boolean {
  const found = pattern.exec(text);
  if (found === null) return false;
  const place = { message: message.id, start: found.index, end: found.index + found[0].length };
  // Offsets of folded text are good enough to read the words around.
  return !denied(passageOf(text, place));
}

function firstOfBuyer(
  messages: readonly Message[],
  wants: (message: Message, text: string) => boolean,
  among: readonly string[] = [],
): Need | null {
  const products = new Set<string>();
  for (const [index, message] of messages.entries()) {
    if (message.retracted || message.from.role !== "buyer") continue;
    for (const product of productsIn(message)) products.add(product);
    if (among.length > 0 && !among.some((product) => products.has(product))) continue;
    if (wants(message, foldedText(message.text))) return { evidence: [whole(message)], index, products };
  }
  return null;
}
