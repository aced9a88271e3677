import { agent, bot, buyer, closed, retracted, testPoint, wait } from "interject/testing";
import { slowReply } from "./slow-reply.ts";

testPoint(slowReply, {
  flags: [
    {
      name: "from the first sentence of the round to the first reply (F044)",
      config: { seconds: 100 },
      script: [
        buyer("在吗"),
        wait(40),
        buyer("什么时候发货"),
        wait(40),
        buyer("人呢"),
        wait(30),
        agent("今天"),
        agent("下午发"),
        closed(),
      ],
      expect: [{ code: "slow", evidence: ["在吗"] }],
    },
    {
      name: "each late round as evidence of one finding",
      config: { seconds: 100 },
      script: [
        buyer("有货吗"),
        wait(300),
        agent("有"),
        buyer("包邮吗"),
        wait(5),
        agent("包邮"),
        buyer("什么快递"),
        wait(101),
        agent("圆通"),
        closed(),
      ],
      expect: [{ code: "slow", evidence: ["有货吗", "什么快递"] }],
    },
    {
      name: "a real answer after an automatic one, where that does not count",
      config: { automaticCounts: false },
      script: [buyer("有货吗"), agent({ text: "客服正忙", automatic: true }), wait(200), agent("有的"), closed()],
      expect: [{ code: "slow", evidence: ["有货吗"] }],
    },
    {
      name: "thanks as the start of a round, where the shop wants it so",
      config: { ignoreAcknowledgements: false },
      script: [buyer("好的"), wait(200), buyer("包邮吗"), wait(5), agent("包邮"), closed()],
      expect: [{ code: "slow", evidence: ["好的"] }],
    },
    {
      name: "as many late rounds as needed",
      config: { rounds: 2 },
      script: [buyer("有货吗"), wait(200), agent("有"), buyer("包邮吗"), wait(200), agent("包邮"), closed()],
      expect: [{ code: "slow", evidence: ["有货吗", "包邮吗"] }],
    },
  ],
  ignores: [
    { name: "a quick reply", script: [buyer("在吗"), wait(30), agent("在的"), closed()] },
    {
      name: "exactly the limit (F044)",
      config: { seconds: 100 },
      script: [buyer("在吗"), wait(100), agent("在的"), closed()],
    },
    {
      name: "thanks, a long pause and a new question",
      script: [buyer("好的"), wait(600), buyer("包邮吗"), wait(5), agent("包邮"), closed()],
    },
    { name: "a round that the bot answered", script: [buyer("在吗"), bot("您好"), wait(600), agent("在的"), closed()] },
    {
      name: "an automatic first reply",
      script: [buyer("在吗"), agent({ text: "您好", automatic: true }), wait(600), agent("在的"), closed()],
    },
    { name: "a round without a reply", script: [buyer("在吗"), agent("在的"), buyer("有货吗"), wait(600), closed()] },
    {
      name: "a question that was taken back",
      script: [buyer("在吗"), retracted(), wait(600), agent("您好"), closed()],
    },
    {
      name: "fewer late rounds than needed",
      config: { rounds: 2 },
      script: [buyer("有货吗"), wait(200), agent("有"), closed()],
    },
  ],
});
