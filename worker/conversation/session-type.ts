import type { Message, SessionType } from "../../plugins/sdk/conversation.ts";
import type { Order } from "../../plugins/sdk/event.ts";
import { compileMatcher } from "../../plugins/sdk/text/matcher.ts";
import { foldedOf } from "../../plugins/sdk/text/message.ts";

/**
 * Presale or aftersale (F027): by the state of the buyer's orders and by what he asks. Both are evidence of different weight in
 * log-odds, negative for presale; between the thresholds a session is `unsure`, which has scores of its own (N19).
 */

const intents: readonly (readonly [weight: number, phrases: readonly string[]])[] = [
  [
    2,
    "退货 退款 换货 退换 维修 返修 售后 保修 坏了 破损 漏发 少发 错发 发错 没收到 未收到 收到货 到货了 签收 拒收 质量问题 不能用了 用不了 退回 退运费 补发 取件 开箱 漏液 裂了 掉色 起球".split(
      " ",
    ),
  ],
  [
    1.2,
    "物流 快递到 到哪 到哪里了 催发货 还没发货 怎么还没 改地址 发票 催一下 单号 几天能到 派送 中转 揽收 取消订单 我的订单 下单了 已经买 买了 订单号".split(
      " ",
    ),
  ],
  [
    -2,
    "有货吗 有现货 还有货 怎么买 想买 要买 拍下 怎么下单 什么材质 尺码 哪款 哪个好 推荐 优惠券 活动 便宜点 能便宜 包邮 多少钱 什么价格 赠品 有赠送 区别 适合 支持吗 保价吗 是正品吗 发什么快递 几天发货 参数 颜色有".split(
      " ",
    ),
  ],
];

const phrases = intents.flatMap(([, list]) => list);
const weights = intents.flatMap(([weight, list]) => list.map(() => weight));
const matcher = compileMatcher(phrases);

/** The intent of one message, as log-odds of aftersale. Each phrase counts once, and one message cannot settle everything. */
export function intentOf(message: Message): number {
  if (message.from.role !== "buyer" || message.text === "") return 0;
  const seen = new Set<number>();
  let sum = 0;
  matcher.find(foldedOf(message).text, (phrase) => {
    if (seen.has(phrase)) return;
    seen.add(phrase);
    sum += weights[phrase] ?? 0;
  });
  return Math.max(-3, Math.min(3, sum));
}

const afterPayment: ReadonlySet<Order["status"]> = new Set(["paid", "shipped", "received", "refunding", "refunded"]);

/** An order that is paid speaks for aftersale, one that is not for presale; none says nothing. */
function orderEvidence(orders: readonly Order[]): number {
  if (orders.some(({ status }) => status === "refunding" || status === "refunded")) return 4;
  if (orders.some(({ status }) => afterPayment.has(status))) return 2;
  return orders.some(({ status }) => status === "created") ? -1.5 : 0;
}

export type TypeGuess = { readonly type: SessionType /** 0.5 to 1. */; readonly confidence: number };

/** Below this confidence a session counts as `unsure`. */
export const leastConfidence = 0.75;

/** `intent`: sum of `intentOf` over the buyer's messages of the session. */
export function guessType(orders: readonly Order[], intent: number): TypeGuess {
  const evidence = orderEvidence(orders) + Math.max(-4, Math.min(4, intent));
  const confidence = 1 / (1 + Math.exp(-Math.abs(evidence)));
  if (confidence < leastConfidence) return { type: "unsure", confidence };
  return { type: evidence > 0 ? "aftersale" : "presale", confidence };
}
