import { agent, bot, buyer, closed, retracted, system, testPoint, transferred } from "interject/testing";
import { lastNotAgent } from "./last-not-agent.ts";

testPoint(lastNotAgent, {
  flags: [
    {
      name: "the buyer had the last word (F037)",
      script: [buyer("在吗"), agent("在的，还有其他可以帮您的吗"), buyer("没有了"), closed()],
      expect: [{ code: "unfollowed", evidence: ["没有了"] }],
    },
    {
      name: "all that the buyer said since",
      script: [buyer("在吗"), agent("在的"), buyer("什么时候发货"), buyer("人呢"), closed()],
      expect: [{ code: "unfollowed", evidence: ["什么时候发货", "人呢"] }],
    },
    {
      name: "a system message after the buyer's",
      script: [buyer("在吗"), agent("在的"), buyer("有货吗"), system("会话已超时"), closed()],
      expect: [{ code: "unfollowed", evidence: ["有货吗"] }],
    },
    {
      name: "an automatic message, which follows up nothing",
      script: [buyer("在吗"), agent("在的"), buyer("有货吗"), agent({ text: "邀请您评价", automatic: true }), closed()],
      expect: [{ code: "unfollowed", evidence: ["有货吗"] }],
    },
    {
      name: "an answer that was taken back",
      script: [buyer("在吗"), agent("在的"), buyer("有货吗"), agent("没有"), retracted(), closed()],
      expect: [{ code: "unfollowed", evidence: ["有货吗"] }],
    },
    {
      name: "a transfer, where those are inspected",
      config: { exemptTransfers: false },
      script: [buyer("在吗"), agent("在的"), buyer("我要退货"), transferred("a-2")],
      expect: [{ code: "unfollowed", evidence: ["我要退货"] }],
    },
    {
      name: "a session of the bot, where those are inspected",
      config: { bots: true },
      script: [buyer("在吗"), bot("您好"), buyer("有货吗"), closed()],
      expect: [{ code: "unfollowed", evidence: ["有货吗"] }],
    },
  ],
  ignores: [
    {
      name: "an agent's last word",
      script: [buyer("在吗"), agent("在的"), buyer("好的"), agent("祝您愉快"), closed()],
    },
    {
      name: "a transfer (F037)",
      script: [buyer("在吗"), agent("在的"), buyer("我要退货"), transferred("a-2")],
      held: [{ guard: "transfer", evidence: ["我要退货"] }],
    },
    { name: "a hand-over in words", script: [buyer("退货"), agent("为您转接售后客服"), buyer("好的"), closed()] },
    { name: "a session of the bot", script: [buyer("在吗"), bot("您好"), buyer("有货吗"), closed()] },
    { name: "a buyer whom nobody answered", script: [buyer("在吗"), closed()] },
    {
      name: "a last thanks, where the shop forgives it",
      config: { ignoreAcknowledgements: true },
      script: [buyer("在吗"), agent("在的"), buyer("好的谢谢"), closed()],
      held: [{ guard: "acknowledgement", evidence: ["好的谢谢"] }],
    },
    {
      name: "an automatic message, where it counts",
      config: { automaticCounts: true },
      script: [buyer("在吗"), agent("在的"), buyer("好"), agent({ text: "邀请您评价", automatic: true }), closed()],
    },
    {
      name: "a last word that was taken back",
      script: [buyer("在吗"), agent("在的"), buyer("算了"), retracted(), closed()],
    },
  ],
});
