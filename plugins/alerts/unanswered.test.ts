import { agent, bot, buyer, closed, retracted, testPoint, transferred, wait } from "interject/testing";
import { unanswered } from "./unanswered.ts";

testPoint(unanswered, {
  flags: [
    {
      name: "a question left alone (F081, F102)",
      script: [buyer("什么时候发货"), wait(61)],
      expect: [{ code: "late", evidence: ["什么时候发货"] }],
    },
    {
      name: "an impatient buyer once, counted from the first message (F102)",
      config: { seconds: 10 },
      script: [buyer("在吗"), wait(8), buyer("人呢"), wait(3)],
      expect: [{ code: "late", evidence: ["在吗", "人呢"] }],
    },
    {
      name: "one round once, however often the buyer comes back",
      config: { seconds: 10 },
      script: [buyer("在吗"), wait(11), buyer("人呢"), wait(30), buyer("喂？"), wait(30)],
      expect: [{ code: "late", evidence: ["在吗"] }],
    },
    {
      name: "the buyer who comes back, where the shop wants to hear of it again",
      config: { seconds: 10, again: true },
      script: [buyer("在吗"), wait(11), buyer("人呢"), wait(11)],
      expect: [
        { code: "late", evidence: ["在吗"] },
        { code: "late", evidence: ["在吗", "人呢"] },
      ],
    },
    {
      name: "a new round after an answer",
      script: [buyer("在吗"), wait(5), agent("在的"), buyer("有货吗"), wait(61)],
      expect: [{ code: "late", evidence: ["有货吗"] }],
    },
    {
      name: "a late answer: the alert stays (F091)",
      script: [buyer("在吗"), wait(90), agent("在的，抱歉久等了")],
      expect: [{ code: "late", evidence: ["在吗"], resolved: true }],
    },
    {
      name: "an automatic reply, which answers nothing",
      script: [buyer("在吗"), agent({ text: "您好，客服正忙，请稍候", automatic: true }), wait(61)],
      expect: [{ code: "late", evidence: ["在吗"] }],
    },
    {
      name: "a wait that goes on after a transfer",
      script: [buyer("转售后"), wait(10), transferred("a-2"), wait(51)],
      expect: [{ code: "late", evidence: ["转售后"] }],
    },
    {
      name: "the clock of the second message when the first was taken back",
      config: { seconds: 20 },
      script: [buyer("在吗"), wait(10), buyer("有货吗"), retracted("在吗"), wait(21)],
      expect: [{ code: "late", evidence: ["有货吗"] }],
    },
    {
      name: "a lone question mark and a picture",
      script: [buyer("？"), buyer({ content: [{ type: "image" }] }), wait(61)],
      expect: [{ code: "late", evidence: ["？", ""] }],
    },
    {
      name: "thanks, where the shop wants even those answered",
      config: { ignoreAcknowledgements: false },
      script: [buyer("好的谢谢"), wait(61)],
      expect: [{ code: "late", evidence: ["好的谢谢"] }],
    },
    {
      name: "a buyer whom only the bot answered, where that does not count",
      config: { botAnswers: false },
      script: [buyer("转人工"), bot("请问有什么可以帮您"), wait(61)],
      expect: [{ code: "late", evidence: ["转人工"] }],
    },
  ],
  ignores: [
    {
      name: "a buyer who thinks it over",
      script: [buyer("多少钱"), agent("59 元哦"), buyer("那我考虑考虑"), wait(700)],
    },
    { name: "an answer in time (F102)", script: [buyer("在吗"), wait(30), agent("在的"), wait(600)] },
    { name: "an answer at the deadline itself (F102)", script: [buyer("在吗"), wait(60), agent("在的"), wait(600)] },
    { name: "the bot's answer", script: [buyer("在吗"), bot("您好，请问有什么可以帮您"), wait(600)] },
    { name: "thanks that need no answer", script: [agent("已经发货"), buyer("好的，谢谢亲"), wait(600)] },
    { name: "a sticker", script: [agent("已经发货"), buyer("👌"), wait(600)] },
    { name: "a chat that was closed", script: [buyer("在吗"), wait(30), closed(), wait(600)] },
    { name: "a question that was taken back", script: [buyer("在吗"), wait(5), retracted(), wait(600)] },
    {
      name: "an automatic reply, where the shop lets it count",
      config: { automaticAnswers: true },
      script: [buyer("在吗"), agent({ text: "客服正忙", automatic: true }), wait(600)],
    },
  ],
});
