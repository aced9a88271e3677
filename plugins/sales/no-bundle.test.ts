import { agent, bot, buyer, closed, ordered, testPoint, wait } from "interject/testing";
import { noBundle } from "./no-bundle.ts";

const item = { type: "product", id: "p-2" } as const;
const flag = (text: string) => ({
  name: text,
  script: [buyer(text), agent("亲，不可以的哦"), closed()],
  expect: [{ code: "missing" as const, evidence: [text] }],
});
const missing = (quote: string) => [{ code: "missing" as const, evidence: [quote] }];

testPoint(noBundle, {
  flags: [
    { ...flag("怎么凑单"), rows: ["F065"] },
    { ...flag("就差1元就给我减了呗"), rows: ["F065"] },
    { ...flag("能不能便宜点"), rows: ["F065"] },
    { ...flag("不够满减怎么办"), rows: ["F065"] },
    { ...flag("可以降低一下门槛吗，降点门槛"), rows: ["F065"] },
    flag("還差3塊錢"),
    {
      name: "words alone (F066)",
      script: [buyer("怎么凑单"), agent("可以看看店里其他的凑一下"), closed()],
      expect: missing("怎么凑单"),
    },
    {
      name: "a link alone (F066)",
      script: [buyer("怎么凑单"), agent({ content: [item] }), closed()],
      expect: missing("怎么凑单"),
    },
    {
      name: "an offer in a review invitation (F066)",
      script: [buyer("怎么凑单"), agent({ text: "推荐您看看这款，收到记得给个五星好评哦", content: [item] }), closed()],
      expect: missing("怎么凑单"),
    },
    {
      name: "an activity, where only products count",
      config: { activities: false },
      script: [
        buyer("怎么凑单"),
        agent({ text: "满减活动在这里", content: [{ type: "card", title: "满减", activity: true }] }),
        closed(),
      ],
      expect: missing("怎么凑单"),
    },
    {
      name: "words and link too far apart",
      config: { apartSeconds: 30 },
      script: [buyer("怎么凑单"), agent("推荐您加一件"), wait(60), agent({ content: [item] }), closed()],
      expect: missing("怎么凑单"),
    },
    {
      name: "words of the shop's own list",
      config: { needPhrases: ["薅一把"] },
      script: [buyer("想薅一把"), agent("没有哦"), closed()],
      expect: missing("想薅一把"),
    },
    {
      name: "an aftersale session, where those are inspected",
      config: { aftersale: true },
      script: [ordered({ status: "shipped" }), buyer("退货了重新买怎么凑单"), agent("不清楚哦"), closed()],
      expect: missing("退货了重新买怎么凑单"),
    },
    {
      name: "a session of the bot, where those are inspected",
      config: { bots: true },
      script: [buyer("怎么凑单"), bot("您好"), closed()],
      expect: missing("怎么凑单"),
    },
  ],
  ignores: [
    {
      name: "a product with words (F065, F066)",
      script: [buyer("怎么凑单"), agent({ text: "推荐您加一件这个", content: [item] }), closed()],
    },
    {
      name: "an activity with words: its card counts as a link (F066)",
      script: [
        buyer("怎么凑单"),
        agent({ text: "满减活动在这里", content: [{ type: "card", title: "满减", activity: true }] }),
        closed(),
      ],
    },
    {
      name: "an activity's page with words",
      script: [buyer("能不能便宜点"), agent("亲，满199减20的活动 https://shop.example/sale"), closed()],
    },
    {
      name: "the shop's own words",
      config: { phrases: ["捎上它"] },
      script: [buyer("怎么凑单"), agent({ text: "捎上它", content: [item] }), closed()],
    },
    { name: "no wish for a discount", script: [buyer("什么时候发货"), agent("今天"), closed()] },
    {
      name: "haggling, where it does not count",
      config: { haggle: false },
      script: [buyer("能不能便宜点"), agent("不行哦"), closed()],
    },
    { name: "a denial", script: [buyer("不用凑单，直接买"), agent("好的"), closed()] },
    { name: "a difference of prices", script: [buyer("这条轮胎差了3块钱"), agent("好的"), closed()] },
    {
      name: "an aftersale session",
      script: [ordered({ status: "shipped" }), buyer("退货了重新买怎么凑单"), agent("不清楚哦"), closed()],
    },
    { name: "a session of the bot", script: [buyer("怎么凑单"), bot("您好"), closed()] },
  ],
});
