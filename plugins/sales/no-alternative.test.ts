import { agent, bot, buyer, closed, ordered, retracted, testPoint, wait } from "interject/testing";
import { noAlternative } from "./no-alternative.ts";

const other = { type: "product", id: "p-2" } as const;
const asks = buyer("这款黑色还有吗");
const missing = (quote: string) => [{ code: "missing" as const, evidence: [quote] }];

testPoint(noAlternative, {
  flags: [
    {
      name: "sold out, and nothing else offered (F063)",
      script: [asks, agent("亲，黑色卖完了哦"), closed()],
      expect: missing("亲，黑色卖完了哦"),
    },
    {
      name: "traditional characters",
      script: [buyer("這款還有嗎"), agent("親，已經下架了"), closed()],
      expect: missing("親，已經下架了"),
    },
    {
      name: "a product card that is out of stock (F063)",
      script: [
        buyer({ text: "怎么拍不了", content: [{ type: "product", id: "p-1", inStock: false }] }),
        agent("抱歉亲"),
        closed(),
      ],
      expect: missing("怎么拍不了"),
    },
    {
      name: "words alone (F064)",
      script: [asks, agent("没货了"), agent("推荐您看一下其他款式"), closed()],
      expect: missing("没货了"),
    },
    {
      name: "a link alone (F064)",
      script: [asks, agent("没货了"), agent({ content: [other] }), closed()],
      expect: missing("没货了"),
    },
    {
      name: "a recommendation in the closing (F064)",
      script: [
        asks,
        agent("没货了"),
        agent({ text: "推荐您看看这款，感谢支持，祝您购物愉快", content: [other] }),
        closed(),
      ],
      expect: missing("没货了"),
    },
    {
      name: "a recommendation in an automatic line that urges (F064)",
      script: [asks, agent("没货了"), agent({ text: "推荐您看看这款", content: [other], automatic: true }), closed()],
      expect: missing("没货了"),
    },
    {
      name: "the sold-out product itself",
      script: [
        buyer({ text: "这款有货吗", content: [{ type: "product", id: "p-1" }] }),
        agent("没货了"),
        agent({ text: "推荐您看看这款", content: [{ type: "product", id: "p-1" }] }),
        closed(),
      ],
      expect: missing("没货了"),
    },
    {
      name: "words and link too far apart",
      config: { apartSeconds: 30 },
      script: [asks, agent("没货了"), agent("推荐您看看其他款"), wait(60), agent({ content: [other] }), closed()],
      expect: missing("没货了"),
    },
    {
      name: "a recommendation that was taken back",
      script: [asks, agent("没货了"), agent({ text: "推荐您看看这款", content: [other] }), retracted(), closed()],
      expect: missing("没货了"),
    },
    {
      name: "the shop's own words for sold out",
      config: { soldOutPhrases: ["小仙女搬空了"] },
      script: [asks, agent("被小仙女搬空了"), closed()],
      expect: missing("被小仙女搬空了"),
    },
    {
      name: "an aftersale session, where those are inspected",
      config: { aftersale: true },
      script: [ordered({ status: "shipped" }), buyer("我要换货，黑色还有吗"), agent("没货了"), closed()],
      expect: missing("没货了"),
    },
    {
      name: "a session of the bot, where those are inspected",
      config: { bots: true },
      script: [
        buyer({ text: "怎么拍不了", content: [{ type: "product", id: "p-1", inStock: false }] }),
        bot("抱歉亲"),
        closed(),
      ],
      expect: missing("怎么拍不了"),
    },
  ],
  ignores: [
    {
      name: "words and card together (F063)",
      script: [asks, agent("没货了"), agent({ text: "推荐您看一下这款", content: [other] }), closed()],
    },
    {
      name: "words and link, one after the other",
      script: [asks, agent("没货了，推荐您看看类似的"), agent("https://item.taobao.com/item.htm?id=998877"), closed()],
    },
    {
      name: "the shop's own words of recommendation",
      config: { phrases: ["瞅瞅它"] },
      script: [asks, agent("没货了"), agent({ text: "瞅瞅它", content: [other] }), closed()],
    },
    { name: "a product in stock", script: [asks, agent("有的亲，48小时内发"), closed()] },
    { name: "no shortage", script: [asks, agent("不会缺货的哦"), closed()] },
    { name: "a question about the shortage", script: [asks, agent("是显示没货的问题吗"), closed()] },
    { name: "goods of an order that are late", script: [buyer("怎么还不发"), agent("您的订单暂时缺货"), closed()] },
    {
      name: "an aftersale session",
      script: [ordered({ status: "shipped" }), buyer("我要换货，黑色还有吗"), agent("没货了"), closed()],
    },
    {
      name: "a session of the bot",
      script: [
        buyer({ text: "怎么拍不了", content: [{ type: "product", id: "p-1", inStock: false }] }),
        bot("抱歉亲"),
        closed(),
      ],
    },
  ],
});
