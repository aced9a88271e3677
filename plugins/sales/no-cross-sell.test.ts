import { agent, bot, buyer, closed, ordered, testPoint, wait } from "interject/testing";
import { noCrossSell } from "./no-cross-sell.ts";

const item = { type: "product", id: "p-2" } as const;
const asks = buyer("这条裤子搭配什么上衣好");
const missing = [{ code: "missing" as const, evidence: ["这条裤子搭配什么上衣好"] }];

testPoint(noCrossSell, {
  flags: [
    { name: "advice without an answer (F069)", script: [asks, agent("都可以的"), closed()], expect: missing },
    { name: "words alone (F069)", script: [asks, agent("建议您搭配白色T恤"), closed()], expect: missing },
    { name: "a link alone (F069)", script: [asks, agent({ content: [item] }), closed()], expect: missing },
    {
      name: "a line that urges (F069)",
      script: [asks, agent({ text: "推荐这件搭配，喜欢就赶紧拍下哦", content: [item] }), closed()],
      expect: missing,
    },
    {
      name: "a review invitation (F069)",
      script: [asks, agent({ text: "推荐这件搭配，麻烦给个五星好评哦", content: [item] }), closed()],
      expect: missing,
    },
    {
      name: "有推荐的吗",
      script: [buyer("有推薦的嗎，求推薦"), agent("看您喜好"), closed()],
      expect: [{ code: "missing", evidence: ["有推薦的嗎，求推薦"] }],
    },
    {
      name: "a product that needs it (F069)",
      config: { products: ["p-1"] },
      script: [buyer({ text: "这个配什么好", content: [{ type: "product", id: "p-1" }] }), agent("都行"), closed()],
      expect: [{ code: "missing", evidence: ["这个配什么好"] }],
    },
    {
      name: "words of the shop's own list",
      config: { needPhrases: ["凑一身"] },
      script: [buyer("想凑一身"), agent("都行"), closed()],
      expect: [{ code: "missing", evidence: ["想凑一身"] }],
    },
    {
      name: "words and link too far apart",
      config: { apartSeconds: 30 },
      script: [asks, agent("推荐这件搭配"), wait(60), agent({ content: [item] }), closed()],
      expect: missing,
    },
    {
      name: "an aftersale session, where those are inspected",
      config: { aftersale: true },
      script: [ordered({ status: "shipped" }), asks, agent("都行"), closed()],
      expect: missing,
    },
    {
      name: "a session of the bot, where those are inspected",
      config: { bots: true },
      script: [asks, bot("您好"), closed()],
      expect: missing,
    },
  ],
  ignores: [
    {
      name: "words and card together (F069)",
      script: [asks, agent({ text: "推荐这件搭配", content: [item] }), closed()],
    },
    {
      name: "the shop's own words",
      config: { phrases: ["绝配它"] },
      script: [asks, agent({ text: "绝配它", content: [item] }), closed()],
    },
    { name: "no wish for advice", script: [buyer("什么时候发货"), agent("今天"), closed()] },
    { name: "a denial", script: [buyer("不用推荐，我自己看"), agent("好的"), closed()] },
    {
      name: "a product that does not need it (F069)",
      config: { products: ["p-1"] },
      script: [buyer({ text: "这个配什么好", content: [{ type: "product", id: "p-9" }] }), agent("都行"), closed()],
    },
    {
      name: "an aftersale session",
      script: [ordered({ status: "shipped" }), buyer("退货退款，配什么好"), agent("都行"), closed()],
    },
    { name: "a session of the bot", script: [asks, bot("您好"), closed()] },
  ],
});
