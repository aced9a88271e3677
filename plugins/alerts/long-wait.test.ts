import { agent, bot, buyer, closed, retracted, testPoint, wait } from "interject/testing";
import { longWait } from "./long-wait.ts";

testPoint(longWait, {
  flags: [
    {
      name: "a question left alone for ten minutes",
      script: [buyer("我的快递呢"), wait(601)],
      expect: [{ code: "waiting", evidence: ["我的快递呢"] }],
    },
    {
      name: "greetings and promises, which help nobody",
      script: [
        buyer("我的快递呢"),
        agent("在的亲"),
        wait(200),
        agent("请稍等，马上为您查询"),
        wait(200),
        buyer("人呢"),
        wait(202),
      ],
      expect: [{ code: "waiting", evidence: ["我的快递呢", "人呢"] }],
    },
    {
      name: "an automatic reply, which helps nobody",
      script: [buyer("我的快递呢"), agent({ text: "客服正忙，请留言", automatic: true }), wait(601)],
      expect: [{ code: "waiting", evidence: ["我的快递呢"] }],
    },
    {
      name: "real help that came at last: the alert is resolved and kept",
      script: [buyer("我的快递呢"), wait(601), agent("今天下午派送")],
      expect: [{ code: "waiting", evidence: ["我的快递呢"], resolved: true }],
    },
    {
      name: "one wait once, however often the buyer comes back",
      config: { seconds: 60 },
      script: [buyer("在吗"), wait(61), buyer("人呢"), wait(300)],
      expect: [{ code: "waiting", evidence: ["在吗"] }],
    },
    {
      name: "the clock of the second message when the first was taken back",
      config: { seconds: 60 },
      script: [buyer("在吗"), wait(30), buyer("有货吗"), retracted("在吗"), wait(61)],
      expect: [{ code: "waiting", evidence: ["有货吗"] }],
    },
    {
      name: "thanks, where the shop wants even those answered",
      config: { ignoreAcknowledgements: false, seconds: 60 },
      script: [buyer("好的谢谢"), wait(61)],
      expect: [{ code: "waiting", evidence: ["好的谢谢"] }],
    },
    {
      name: "a buyer whom only the bot answered, where that does not count",
      config: { botAnswers: false, seconds: 60 },
      script: [buyer("转人工"), bot("请问有什么可以帮您"), wait(61)],
      expect: [{ code: "waiting", evidence: ["转人工"] }],
    },
  ],
  ignores: [
    { name: "an answer in time", script: [buyer("我的快递呢"), wait(300), agent("今天下午派送"), wait(900)] },
    { name: "the bot's answer", script: [buyer("我的快递呢"), bot("今天下午派送"), wait(900)] },
    { name: "thanks", script: [agent("已经发货"), buyer("好的谢谢"), wait(900)] },
    { name: "a chat that was closed", script: [buyer("我的快递呢"), wait(100), closed(), wait(900)] },
    { name: "a question that was taken back", script: [buyer("我的快递呢"), retracted(), wait(900)] },
    {
      name: "one moment, where that counts as help",
      config: { promisesAnswer: true },
      script: [buyer("我的快递呢"), agent("请稍等"), wait(900)],
    },
    {
      name: "an automatic reply, where it counts as help",
      config: { automaticAnswers: true },
      script: [buyer("我的快递呢"), agent({ text: "48小时内发出", automatic: true }), wait(900)],
    },
  ],
});
