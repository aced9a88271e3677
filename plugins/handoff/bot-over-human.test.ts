import { agent, bot, buyer, testPoint, transferred, wait } from "interject/testing";
import { botOverHuman } from "./bot-over-human.ts";

const served = [buyer("转人工"), bot("正在为您转接"), transferred("a-1"), agent("您好，我来处理")];
const talks = "亲，您可以在订单页申请退款哦";
const over = { code: "over" as const, evidence: [talks] };

testPoint(botOverHuman, {
  flags: [
    {
      name: "the bot answers while the human serves (N07)",
      script: [...served, buyer("怎么退款"), bot(talks)],
      expect: [over],
    },
    {
      name: "a human nobody transferred to",
      script: [bot("您好"), buyer("在吗"), agent("在的"), bot(talks)],
      expect: [over],
    },
    {
      name: "the platform asks before it sends (N07)",
      script: [...served, bot({ text: talks, pending: true })],
      expect: [over],
    },
    { name: "still within the time", script: [...served, wait(120), bot(talks)], expect: [over] },
    {
      name: "each message of the bot",
      script: [...served, bot(talks), bot("还有什么可以帮您")],
      expect: [over, { code: "over", evidence: ["还有什么可以帮您"] }],
    },
    {
      name: "handed back to the bot, and taken over again",
      script: [...served, transferred("bot-1", { role: "bot" }), bot("我是小蜜"), agent("还是我来"), bot(talks)],
      expect: [over],
    },
    {
      name: "automatic lines, where the shop counts them",
      config: { automatic: true },
      script: [...served, bot({ text: talks, automatic: true })],
      expect: [over],
    },
    { name: "its own time", config: { seconds: 600 }, script: [...served, wait(500), bot(talks)], expect: [over] },
  ],
  ignores: [
    { name: "the bot alone", script: [buyer("在吗"), bot("您好"), buyer("怎么退款"), bot(talks)] },
    { name: "a human who has been silent for longer", script: [...served, wait(121), bot(talks)] },
    {
      name: "a chat that was handed back to the bot",
      script: [...served, transferred("bot-1", { role: "bot" }), bot(talks)],
    },
    { name: "a chat that waits for its human", script: [buyer("转人工"), transferred("a-1"), bot(talks)] },
    { name: "an automatic line", script: [...served, bot({ text: talks, automatic: true })] },
    { name: "another human, whatever he sounds like", script: [...served, agent({ text: talks, account: "a-2" })] },
  ],
});
