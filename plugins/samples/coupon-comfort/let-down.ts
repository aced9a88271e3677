import { definePoint, finding, held, quoted } from "interject/sdk";
import { z } from "zod";

const words = (titles: { zh: string; en: string }, usual: string[]) =>
  z.array(z.string().trim().min(1).max(32)).max(200).default(usual).meta(titles);

/** The buyer is let down by the price or by the wait, in words that a small coupon can answer. */
export const letDown = definePoint({
  id: "let-down",
  title: { zh: "买家对价格或时效失望", en: "The buyer is let down by price or waiting" },
  description: {
    zh: "买家嫌贵、买贵了，或抱怨发货、物流慢。同一句里已经要投诉、退款的不算：那不是一张小券能解决的。",
    en: "The buyer finds it dear, has paid too much, or complains that shipping is slow. Where he wants a refund or files a complaint in the same message it does not count: no small coupon settles that.",
  },
  kind: "alert",
  moment: "message",
  wakes: "hits",
  rows: [],
  config: z.object({
    price: words({ zh: "对价格失望的话", en: "Let down by the price" }, [
      "太贵",
      "好贵",
      "有点贵",
      "有些贵",
      "这么贵",
      "那么贵",
      "还贵",
      "都贵",
      "买贵",
      "不划算",
      "不值这个价",
      "就降价",
      "又降价",
      "比别家",
      "别家便宜",
      "别人家便宜",
      "too expensive",
    ]),
    waiting: words({ zh: "对时效失望的话", en: "Let down by the wait" }, [
      "太慢",
      "好慢",
      "这么慢",
      "那么慢",
      "等了好久",
      "等了很久",
      "等了几天",
      "等好几天",
      "这么久",
      "好几天了",
      "四五天了",
      "一个星期了",
      "一周了",
      "怎么还没",
      "为什么还没",
      "为啥还没",
      "还没发货",
      "还不发货",
      "还没有发货",
      "都没收到",
      "说好的",
      "so slow",
    ]),
    beyond: words({ zh: "出现这些词时不算", en: "Does not count beside these words" }, [
      "退款",
      "退货",
      "退钱",
      "投诉",
      "举报",
      "12315",
      "骗",
      "差评",
      "到账",
      "审核",
      "出票",
      "维修",
      "质保",
      "售后",
      "寄出",
      "收到回复",
      "会不会",
      "没那么",
      "不贵",
      "不慢",
      "refund",
    ]),
  }),
  codes: {
    price: { severity: "low", message: { zh: "买家觉得不划算", en: "The buyer finds it too dear" } },
    waiting: { severity: "low", message: { zh: "买家等得不满", en: "The buyer is tired of waiting" } },
  },
  phrases: ({ price, waiting, beyond }) => ({ price, waiting, beyond }),
  inspect({ event, hits }) {
    if (event.type !== "message" || event.message.from.role !== "buyer") return [];
    const code = hits.price.length > 0 ? "price" : "waiting";
    const found = hits[code];
    if (found.length === 0) return [];
    if (hits.beyond.length > 0) return [held("beyond-a-coupon", hits.beyond.map(quoted))];
    return [finding(code, found.map(quoted))];
  },
});
