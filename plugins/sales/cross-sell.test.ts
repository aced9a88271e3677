import { agent, bot, buyer, closed, ordered, testPoint, wait } from "interject/testing";
import { crossSell } from "./cross-sell.ts";

const [a, b] = [{ type: "product", id: "p-1" } as const, { type: "product", id: "p-2" } as const];
const asks = buyer({ text: "这条裤子多少钱", content: [a] });
const offer = agent({ text: "59元，搭配这件上衣很好看", content: [b] });
const offered = [{ code: "offered" as const, evidence: ["59元，搭配这件上衣很好看"] }];

testPoint(crossSell, {
  flags: [
    { name: "B for a question about A (F070)", script: [asks, offer, closed()], expect: offered },
    {
      name: "words and link, one after the other",
      script: [asks, agent("可以一起拍这双袜子"), agent("https://item.jd.com/100012043978.html"), closed()],
      expect: [{ code: "offered", evidence: ["可以一起拍这双袜子", "https://item.jd.com/100012043978.html"] }],
    },
    {
      name: "a product that is inspected",
      config: { products: ["p-1"] },
      script: [asks, offer, closed()],
      expect: offered,
    },
    {
      name: "the shop's own words",
      config: { phrases: ["绝配它"] },
      script: [asks, agent({ text: "绝配它", content: [b] }), closed()],
      expect: [{ code: "offered", evidence: ["绝配它"] }],
    },
    {
      name: "an aftersale session, where those are inspected",
      config: { aftersale: true },
      script: [ordered({ status: "shipped" }), asks, offer, closed()],
      expect: offered,
    },
    {
      name: "a session of the bot, where those are inspected",
      config: { bots: true },
      script: [asks, bot({ text: "59元，搭配这件上衣很好看", content: [b] }), closed()],
      expect: offered,
    },
  ],
  ignores: [
    { name: "A itself", script: [asks, agent({ text: "搭配这件很好看", content: [a] }), closed()] },
    { name: "words alone", script: [asks, agent("搭配白色上衣很好看"), closed()] },
    { name: "a link alone", script: [asks, agent({ content: [b] }), closed()] },
    {
      name: "an activity",
      script: [asks, agent({ text: "搭配套餐在这", content: [{ type: "card", activity: true }] }), closed()],
    },
    {
      name: "a closing (F070)",
      script: [asks, agent({ text: "搭配这件更好看，祝您购物愉快", content: [b] }), closed()],
    },
    {
      name: "a line that urges (F070)",
      script: [asks, agent({ text: "搭配这件，喜欢就赶紧下单", content: [b] }), closed()],
    },
    {
      name: "an automatic message (F070)",
      script: [asks, agent({ text: "搭配这件更好看", content: [b], automatic: true }), closed()],
    },
    {
      name: "a question which product is meant",
      script: [asks, agent({ text: "请问是搭配的这件吗", content: [b] }), closed()],
    },
    {
      name: "a session of the bot",
      script: [asks, bot({ text: "59元，搭配这件上衣很好看", content: [b] }), closed()],
    },
    { name: "no question about a product", script: [buyer("你好"), offer, closed()] },
    { name: "a product that is not inspected", config: { products: ["p-9"] }, script: [asks, offer, closed()] },
    {
      name: "words and link too far apart",
      config: { apartSeconds: 30 },
      script: [asks, agent("可以搭配这件"), wait(60), agent({ content: [b] }), closed()],
    },
    {
      name: "an aftersale session",
      script: [ordered({ status: "shipped" }), buyer({ text: "退货退款，多少钱", content: [a] }), offer, closed()],
    },
  ],
});
