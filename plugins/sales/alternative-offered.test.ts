import { agent, bot, buyer, closed, ordered, testPoint, wait } from "interject/testing";
import { alternativeOffered } from "./alternative-offered.ts";

const other = { type: "product", id: "p-2" } as const;
const asks = buyer("这款黑色还有吗");
const offer = agent({ text: "推荐您看一下其他款式", content: [other] });
const offered = [{ code: "offered" as const, evidence: ["推荐您看一下其他款式"] }];

testPoint(alternativeOffered, {
  flags: [
    {
      name: "words and card for what is sold out (F068)",
      script: [asks, agent("卖完了亲"), offer, closed()],
      expect: offered,
    },
    {
      name: "words and link, one after the other",
      script: [
        asks,
        agent("下架了哦"),
        agent("推荐您看一下其他款式"),
        agent("https://detail.tmall.com/item.htm?id=998877"),
        closed(),
      ],
      expect: [{ code: "offered", evidence: ["推荐您看一下其他款式", "https://detail.tmall.com/item.htm?id=998877"] }],
    },
    {
      name: "the shop's own words",
      config: { phrases: ["瞅瞅它"], soldOutPhrases: ["搬空了"] },
      script: [asks, agent("搬空了"), agent({ text: "瞅瞅它", content: [other] }), closed()],
      expect: [{ code: "offered", evidence: ["瞅瞅它"] }],
    },
    {
      name: "an aftersale session, where those are inspected",
      config: { aftersale: true },
      script: [ordered({ status: "shipped" }), buyer("我要换货，黑色还有吗"), agent("没货了"), offer, closed()],
      expect: offered,
    },
  ],
  ignores: [
    { name: "words alone (F064, F068)", script: [asks, agent("没货了"), agent("推荐您看一下其他款式"), closed()] },
    { name: "a link alone (F064, F068)", script: [asks, agent("没货了"), agent({ content: [other] }), closed()] },
    { name: "an offer before anything was sold out", script: [asks, offer, agent("黑色没货了"), closed()] },
    { name: "an offer where nothing is sold out", script: [asks, agent("有货"), offer, closed()] },
    {
      name: "an automatic message (F064, F068)",
      script: [asks, agent("没货了"), agent({ text: "推荐您看看这款", content: [other], automatic: true }), closed()],
    },
    {
      name: "a line that urges (F064, F068)",
      script: [asks, agent("没货了"), agent({ text: "推荐这款，赶紧下单吧", content: [other] }), closed()],
    },
    {
      name: "words and link too far apart",
      config: { apartSeconds: 30 },
      script: [asks, agent("没货了"), agent("推荐您看看其他款"), wait(60), agent({ content: [other] }), closed()],
    },
    {
      name: "an aftersale session",
      script: [ordered({ status: "shipped" }), buyer("我要换货，黑色还有吗"), agent("没货了"), offer, closed()],
    },
    {
      name: "a session of the bot",
      script: [
        buyer({ text: "怎么拍不了", content: [{ type: "product", id: "p-1", inStock: false }] }),
        bot({ text: "推荐您看看这款", content: [other] }),
        closed(),
      ],
    },
  ],
});
