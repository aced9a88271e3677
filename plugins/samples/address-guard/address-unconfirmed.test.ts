import { agent, bot, buyer, closed, edited, ordered, retracted, testPoint, wait } from "interject/testing";
import { addressUnconfirmed } from "./address-unconfirmed.ts";

testPoint(addressUnconfirmed, {
  flags: [
    {
      name: "silence",
      script: [buyer("地址写错了"), wait(301)],
      expect: [{ code: "unconfirmed", evidence: ["地址", "写错"] }],
    },
    {
      name: "talk about something else",
      script: [buyer("帮我改下地址"), wait(60), agent("好的亲，请问还有什么问题"), wait(241)],
      expect: [{ code: "unconfirmed", evidence: ["改", "地址"] }],
    },
    {
      name: "the bot, and an automatic line",
      config: { minutes: 1 },
      script: [
        buyer("改地址"),
        bot("地址可以在订单里修改哦"),
        agent({ text: "修改地址请看订单页", automatic: true }),
        wait(61),
      ],
      // The automatic line begins the next agent's session: the question is quoted whole.
      expect: [{ code: "unconfirmed", evidence: ["改地址"] }],
    },
    {
      name: "counted from the first time he asks",
      script: [buyer("地址写错了"), wait(200), buyer("地址写错了，在吗"), wait(101)],
      expect: [{ code: "unconfirmed", evidence: ["地址", "写错", "地址", "写错"] }],
    },
    {
      name: "a confirmation that comes late",
      script: [buyer("地址写错了"), wait(400), agent("亲，已经帮您修改好了")],
      expect: [{ code: "unconfirmed", evidence: ["地址", "写错"], resolved: true }],
    },
    {
      name: "a second change after the first was confirmed",
      script: [buyer("改下地址"), agent("修改好了"), wait(600), buyer("电话也写错了"), wait(301)],
      expect: [{ code: "unconfirmed", evidence: ["电话", "写错"] }],
    },
  ],
  ignores: [
    { name: "a confirmation", script: [buyer("地址写错了"), wait(120), agent("请问新地址是哪里呢"), wait(600)] },
    {
      name: "a refusal",
      script: [buyer("改地址"), wait(60), agent("订单生成后是没办法修改的呢"), wait(600)],
    },
    {
      name: "the new address, repeated",
      config: { confirmations: ["收到啦"] },
      script: [buyer("地址写错了，改成青松路18号3栋"), wait(60), agent("青松路18号3栋，对吗"), wait(600)],
    },
    {
      name: "the new address in a message of its own, repeated",
      config: { confirmations: ["收到啦"] },
      script: [buyer("改个地址"), buyer("青松路18号3栋"), wait(60), agent("好的青松路18号3栋"), wait(600)],
    },
    { name: "a question that was taken back", script: [buyer("地址写错了"), retracted(), wait(600)] },
    { name: "a question that was changed", script: [buyer("地址写错了"), edited("什么时候发货"), wait(600)] },
    { name: "a chat that was closed", script: [buyer("地址写错了"), wait(10), closed(), wait(600)] },
    {
      name: "an order that arrives meanwhile",
      script: [
        ordered({ status: "shipped" }),
        buyer("地址写错了"),
        wait(100),
        ordered({ status: "received" }),
        wait(600),
      ],
    },
    { name: "another question", script: [buyer("什么时候发货"), wait(600)] },
  ],
});
