import { agent, bot, buyer, closed, ordered, testPoint, wait } from "interject/testing";
import { bundleOffered } from "./bundle-offered.ts";

const item = { type: "product", id: "p-2" } as const;
const offer = agent({ text: "推荐您加一件这个凑满减", content: [item] });
const offered = [{ code: "offered" as const, evidence: ["推荐您加一件这个凑满减"] }];
const activity = agent({ text: "满减活动在这里", content: [{ type: "card", title: "满减", activity: true }] });

testPoint(bundleOffered, {
  flags: [
    { name: "a product with words (F067)", script: [buyer("就差1元就给我减了呗"), offer, closed()], expect: offered },
    {
      name: "an activity with words (F067)",
      script: [buyer("怎么凑单"), activity, closed()],
      expect: [{ code: "offered", evidence: ["满减活动在这里"] }],
    },
    {
      name: "words of the shop's own lists",
      config: { needPhrases: ["薅一把"], phrases: ["捎上它"] },
      script: [buyer("想薅一把"), agent({ text: "捎上它", content: [item] }), closed()],
      expect: [{ code: "offered", evidence: ["捎上它"] }],
    },
    {
      name: "an aftersale session, where those are inspected",
      config: { aftersale: true },
      script: [ordered({ status: "shipped" }), buyer("退货了重新买怎么凑单"), offer, closed()],
      expect: offered,
    },
  ],
  ignores: [
    { name: "words alone (F066, F067)", script: [buyer("怎么凑单"), agent("推荐您加一件"), closed()] },
    { name: "a link alone (F066, F067)", script: [buyer("怎么凑单"), agent({ content: [item] }), closed()] },
    { name: "an offer nobody wanted", script: [buyer("什么时候发货"), offer, closed()] },
    { name: "an offer before the wish", script: [offer, buyer("怎么凑单"), agent("看上面"), closed()] },
    {
      name: "an automatic message (F066, F067)",
      script: [buyer("怎么凑单"), agent({ text: "推荐您加一件", content: [item], automatic: true }), closed()],
    },
    {
      name: "a closing (F066, F067)",
      script: [buyer("怎么凑单"), agent({ text: "推荐您加一件，祝您购物愉快", content: [item] }), closed()],
    },
    {
      name: "an activity, where only products count",
      config: { activities: false },
      script: [buyer("怎么凑单"), activity, closed()],
    },
    {
      name: "haggling, where it does not count",
      config: { haggle: false },
      script: [buyer("能不能便宜点"), offer, closed()],
    },
    {
      name: "words and link too far apart",
      config: { apartSeconds: 30 },
      script: [buyer("怎么凑单"), agent("推荐您加一件"), wait(60), agent({ content: [item] }), closed()],
    },
    {
      name: "an aftersale session",
      script: [ordered({ status: "shipped" }), buyer("退货了重新买怎么凑单"), offer, closed()],
    },
    {
      name: "a session of the bot",
      script: [buyer("怎么凑单"), bot({ text: "推荐您加一件", content: [item] }), closed()],
    },
  ],
});
