import { agent, bot, buyer, closed, edited, retracted, testPoint } from "interject/testing";
import { badAttitude } from "./bad-attitude.ts";

const chat = (asked: string, answered: string) => [buyer(asked), agent(answered), closed()];

testPoint(badAttitude, {
  flags: [
    {
      name: "abuse that was taken back, without its words (F151)",
      script: [buyer("怎么退"), agent("滚"), retracted(), agent("点击申请售后"), closed()],
      expect: [{ code: "abuse", evidence: [""] }],
    },
    {
      name: "abuse that was edited into a message before that was taken back (F151)",
      script: [buyer("怎么退"), agent("好的"), edited("滚"), retracted("好的"), agent("点击申请售后"), closed()],
      expect: [{ code: "abuse", evidence: [""] }],
    },
    {
      name: "a buyer who took his question about the manners back (F151)",
      script: [buyer("怎么退"), agent("看页面"), buyer("你什么态度"), retracted(), agent("抱歉"), closed()],
      expect: [{ code: "questioned", evidence: [""] }],
    },
    {
      name: "abuse that stands beside abuse that was taken back (F151)",
      script: [buyer("怎么退"), agent("你有病吧"), retracted(), agent("滚"), closed()],
      expect: [{ code: "abuse", evidence: ["", "滚"] }],
    },
    {
      name: "abuse in a quarrel (F046)",
      script: chat("你有病吧", "你才有病"),
      expect: [{ code: "abuse", evidence: ["有病"] }],
    },
    {
      name: "abuse on his own (F046)",
      script: chat("什么时候发货", "滚"),
      expect: [{ code: "abuse", evidence: ["滚"] }],
    },
    {
      name: "您开心就好 (F046)",
      script: chat("我要退货", "您开心就好"),
      expect: [{ code: "sarcasm", evidence: ["您开心就好"] }],
    },
    {
      name: "你在搞笑吗 (F046)",
      script: chat("便宜一半", "你在搞笑吗"),
      expect: [{ code: "sarcasm", evidence: ["你在搞笑吗"] }],
    },
    {
      name: "真是服了你 (F046)",
      script: chat("便宜一半", "真是服了你"),
      expect: [{ code: "sarcasm", evidence: ["真是服了你"] }],
    },
    {
      name: "你服务太差了 (F046)",
      script: [buyer("怎么退"), agent("看页面"), buyer("你服务太差了"), closed()],
      expect: [{ code: "questioned", evidence: ["你服务太差了"] }],
    },
    {
      name: "你什么态度 (F046)",
      script: [buyer("怎么退"), agent("看页面"), buyer("你什麼態度"), closed()],
      expect: [{ code: "questioned", evidence: ["你什麼態度"] }],
    },
    {
      name: "你还不耐烦了 (F046)",
      script: [buyer("怎么退"), agent("看页面"), buyer("你还不耐烦了"), closed()],
      expect: [{ code: "questioned", evidence: ["你还不耐烦了"] }],
    },
    {
      name: "the gravest standard names the finding",
      script: [buyer("怎么退"), agent("你在搞笑吗"), buyer("你怎么说话的"), agent("滚"), closed()],
      expect: [{ code: "abuse", evidence: ["滚"] }],
    },
    {
      name: "a typo that looks like abuse, where those count",
      config: { lookalikes: true },
      script: chat("怎么退", "沙比"),
      expect: [{ code: "abuse", evidence: ["沙比"] }],
    },
    {
      name: "a quotation, where those count",
      config: { ignoreQuotation: false },
      script: chat("怎么退", "您说我是神经病"),
      expect: [{ code: "abuse", evidence: ["神经病"] }],
    },
    {
      name: "a phrase of the shop's own list (F020)",
      config: { phrases: ["下辈子吧"] },
      script: chat("怎么退", "下辈子吧"),
      expect: [{ code: "abuse", evidence: ["下辈子吧"] }],
    },
  ],
  ignores: [
    {
      name: "abuse that was taken back, where retracted messages do not count (F151)",
      config: { countRetracted: false },
      script: [buyer("怎么退"), agent("滚"), retracted(), agent("点击申请售后"), closed()],
    },
    {
      name: "polite words that were taken back",
      script: [buyer("怎么退"), agent("稍等我看下"), retracted(), agent("点击申请售后"), closed()],
    },
    {
      name: "a quotation that was taken back",
      script: [buyer("怎么退"), agent("您说我是神经病"), retracted(), agent("点击申请售后"), closed()],
    },
    {
      name: "abuse that was edited away before the message was taken back",
      script: [buyer("怎么退"), agent("滚"), edited("好的"), retracted("滚"), agent("点击申请售后"), closed()],
    },
    {
      name: "abuse that was taken back, where that standard is off",
      config: { abuse: false },
      script: [buyer("怎么退"), agent("滚"), retracted(), agent("点击申请售后"), closed()],
    },
    { name: "a polite session", script: chat("怎么退", "亲，点击申请售后就可以哦") },
    { name: "the courier's manners", script: chat("快递员态度恶劣", "非常抱歉，我们会反馈") },
    { name: "praise of the manners", script: chat("你们服务态度很好", "谢谢亲") },
    { name: "a denial", script: chat("我没说你态度差", "谢谢理解") },
    { name: "the buyer's own abuse", script: chat("滚", "亲，消消气") },
    { name: "a quotation", script: chat("怎么退", "您说我是神经病") },
    { name: "a typo that looks like abuse", script: chat("怎么退", "沙比") },
    { name: "the bot", script: [buyer("怎么退"), bot("你在搞笑吗"), closed()] },
    { name: "abuse, where that standard is off (F020)", config: { abuse: false }, script: chat("怎么退", "滚") },
    {
      name: "mockery, where that standard is off (F020)",
      config: { sarcasm: false },
      script: chat("退", "您开心就好"),
    },
    {
      name: "a questioned attitude, where that standard is off (F020)",
      config: { questioned: false },
      script: [agent("看页面"), buyer("你什么态度"), closed()],
    },
    {
      name: "a phrase that the shop excepts",
      config: { exceptions: ["什么态度都行"] },
      script: chat("你什么态度都行", "好的"),
    },
  ],
});
