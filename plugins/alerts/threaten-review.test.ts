import { agent, buyer, testPoint } from "interject/testing";
import { threatenReview } from "./threaten-review.ts";

const flag = (text: string, quote: string) => ({
  name: text,
  script: [buyer(text)],
  expect: [{ code: "review" as const, evidence: [quote] }],
});
const nothing = (text: string) => ({ name: text, script: [buyer(text)] });

testPoint(threatenReview, {
  flags: [
    flag("还帮我发邮政我一定要差评填了15天了", "差评"),
    { ...flag("真想给差评", "给差评"), rows: ["F123"] },
    flag("不退就等着收差評吧", "差評"),
    { ...flag("已经给了差评", "差评"), rows: ["F123"] },
    flag("一颗星都不想给", "一颗星"),
    flag("直接打0分", "0分"),
    flag("别逼我给差评", "给差评"),
    flag("不得不给差评", "给差评"),
    flag("从买到现在半个月，差评！", "差评"),
    {
      name: "talk about reviews, where it counts",
      config: { ignoreReviewTalk: false },
      script: [buyer("差评怎么删除")],
      expect: [{ code: "review", evidence: ["差评"] }],
    },
    {
      name: "the shop's own word",
      config: { phrases: ["评论区见"] },
      script: [buyer("行，评论区见")],
      expect: [{ code: "review", evidence: ["评论区见"] }],
    },
  ],
  ignores: [
    nothing("顾客给我店里一个差评怎么处理"),
    { ...nothing("差评申诉要多久"), held: [{ guard: "review-talk", evidence: ["差评"] }] },
    nothing("怎么这么多差评"),
    nothing("看了差评不敢买"),
    { ...nothing("我不会给差评的"), rows: ["F123"] },
    { ...nothing("没给你们差评"), held: [{ guard: "denial", evidence: ["差评"] }] },
    nothing("评价点错了，点成差评了"),
    nothing("一星期能到吗"),
    nothing("10分满意"),
    { name: "the agent", script: [agent("亲，麻烦不要给差评哦")] },
    { name: "one star, where marks do not count", config: { marks: false }, script: [buyer("给你们一星")] },
    {
      name: "a phrase that the shop excepts",
      config: { exceptions: ["差评师傅面馆"] },
      script: [buyer("差评师傅面馆的面有吗")],
    },
  ],
});
