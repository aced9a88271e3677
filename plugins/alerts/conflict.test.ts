import { agent, bot, buyer, testPoint } from "interject/testing";
import { conflict } from "./conflict.ts";

testPoint(conflict, {
  flags: [
    {
      name: "the agent answers abuse with scorn",
      script: [buyer("你有病吧"), agent("买不起就别买")],
      expect: [{ code: "conflict", evidence: ["有病", "买不起"] }],
    },
    {
      name: "the buyer answers a challenge with a threat",
      script: [buyer("怎么退"), agent("前面不是说了吗"), buyer("你什么态度，我要投诉")],
      expect: [{ code: "conflict", evidence: ["不是", "什么态度", "投诉"] }],
    },
    {
      name: "one quarrel once, and another after a calm",
      config: { messages: 2 },
      script: [
        buyer("我要投诉"),
        agent("你去投诉吧"),
        buyer("你什么态度"),
        agent("亲，抱歉"),
        buyer("好的"),
        buyer("我要投诉"),
        agent("随便你"),
      ],
      expect: [
        { code: "conflict", evidence: ["投诉", "去投诉吧"] },
        { code: "conflict", evidence: ["去投诉吧", "什么态度"] },
        { code: "conflict", evidence: ["投诉", "随便你"] },
      ],
    },
    {
      name: "phrases of the shop's own lists",
      config: { buyerPhrases: ["等着瞧"], agentPhrases: ["奉陪到底"] },
      script: [buyer("等着瞧"), agent("奉陪到底")],
      expect: [{ code: "conflict", evidence: ["等着瞧", "奉陪到底"] }],
    },
  ],
  ignores: [
    { name: "an angry buyer and a polite agent", script: [buyer("你有病吧"), agent("亲，非常抱歉，马上帮您处理")] },
    { name: "a curt agent and a calm buyer", script: [buyer("什么时候发货"), agent("别催了"), buyer("好吧")] },
    {
      name: "heat that lies too far apart",
      config: { messages: 2 },
      script: [buyer("我要投诉"), agent("抱歉"), buyer("好的"), agent("别催了")],
    },
    { name: "the bot", script: [buyer("你有病吧"), bot("买不起就别买")] },
    {
      name: "a phrase that the shop excepts",
      config: { exceptions: ["随便你选"] },
      script: [buyer("我要投诉"), agent("随便你选")],
    },
  ],
});
