import { agent, bot, buyer, testPoint } from "interject/testing";
import { agentUnfriendly } from "./agent-unfriendly.ts";

const flag = (text: string, quote = text) => ({
  name: text,
  script: [buyer("怎么还没到"), agent(text)],
  expect: [{ code: "curt" as const, evidence: [quote] }],
});
const nothing = (text: string) => ({ name: text, script: [buyer("怎么还没到"), agent(text)] });

testPoint(agentUnfriendly, {
  flags: [
    { ...flag("我都跟您说了"), rows: ["F112"] },
    { ...flag("您自己看下"), rows: ["F112"] },
    { ...flag("麻烦您看清楚"), rows: ["F112"] },
    { ...flag("没有为什么"), rows: ["F112"] },
    flag("自己去页面看"),
    flag("這不關我的事"),
    flag("爱买不买"),
    flag("别催了"),
    flag("等我有空再来"),
    flag("你去投诉吧"),
    flag("没零钱了,自己出去换去!", "自己出去换去"),
    flag("不行就是不行"),
    flag("赔偿什么"),

    {
      name: "a bare 哦 (F112)",
      script: [buyer("怎么还没到"), agent("哦。")],
      expect: [{ code: "bare", evidence: ["哦。"] }],
    },
    {
      name: "another bare reply, where the shop lists it",
      config: { bareReplies: ["不知道"] },
      script: [buyer("怎么还没到"), agent("不知道")],
      expect: [{ code: "bare", evidence: ["不知道"] }],
    },
    {
      name: "a bare reply to thanks, where it counts",
      config: { ignoreAfterAcknowledgement: false },
      script: [buyer("好的"), agent("哦")],
      expect: [{ code: "bare", evidence: ["哦"] }],
    },
    {
      name: "a quotation, where those count",
      config: { ignoreQuotation: false },
      script: [agent("您说爱买不买")],
      expect: [{ code: "curt", evidence: ["您说爱买不买"] }],
    },
    {
      name: "a phrase of the shop's own list",
      config: { phrases: ["下一个"] },
      script: [agent("下一个")],
      expect: [{ code: "curt", evidence: ["下一个"] }],
    },
  ],
  ignores: [
    nothing("亲，您可以自己看下物流信息哦"),
    nothing("请您看清楚商品描述再拍哦"),
    nothing("抱歉亲，这个不是我们的问题呢，建议您联系厂家"),
    nothing("您不满意的话可以退货哦"),
    nothing("不用急，慢慢选"),
    nothing("需要您自己用快递发货哦"),
    nothing("您这个订单还没完成呢"),
    nothing("哦，我看到了，今天下午派送"),
    nothing("您说爱买不买"),
    { name: "a bare reply to thanks", script: [buyer("好的"), agent("哦")] },
    { name: "a bare reply before the buyer has said anything", script: [agent("哦")] },
    { name: "an automatic message", script: [buyer("在吗"), agent({ text: "自己看", automatic: true })] },
    { name: "the buyer", script: [buyer("随便你")] },
    { name: "the bot", script: [buyer("在吗"), bot("自己看")] },
    {
      name: "a phrase that the shop excepts",
      config: { exceptions: ["爱买不买节"] },
      script: [agent("爱买不买节今天开始")],
    },
  ],
});
