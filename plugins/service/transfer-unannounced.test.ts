import { agent, bot, buyer, closed, testPoint, transferred } from "interject/testing";
import { transferUnannounced } from "./transfer-unannounced.ts";

testPoint(transferUnannounced, {
  flags: [
    {
      name: "a silent transfer in mid-chat (F038)",
      script: [buyer("我要退货"), agent("您好"), buyer("怎么操作"), transferred("a-2")],
      expect: [{ code: "silent", evidence: ["怎么操作"] }],
    },
    {
      name: "a buyer who asked for another agent and got no word (F038)",
      script: [
        buyer("在吗"),
        agent("在的"),
        buyer("换个客服，找刚才那个"),
        transferred("a-2", { name: "小美", askedByBuyer: true }),
      ],
      expect: [{ code: "silent", evidence: ["换个客服，找刚才那个"] }],
    },
    {
      name: "a buyer who asked for aftersale and got no word at all (F040)",
      script: [buyer("在吗"), agent("在的"), buyer("帮我转售后"), transferred("a-2", { askedByBuyer: true })],
      expect: [{ code: "silent", evidence: ["帮我转售后"] }],
    },
    {
      name: "aftersale on request, where that is no excuse",
      config: { exemptAftersale: false },
      script: [buyer("帮我转售后"), agent("好的亲"), transferred("a-2", { askedByBuyer: true })],
      expect: [{ code: "silent", evidence: ["好的亲"] }],
    },
    {
      name: "an announcement long before",
      config: { lastMessages: 1 },
      script: [buyer("退货"), agent("给您转售后"), agent("今天天气不错"), transferred("a-2")],
      expect: [{ code: "silent", evidence: ["今天天气不错"] }],
    },
    {
      name: "an automatic line, where it does not count",
      config: { automaticCounts: false },
      script: [buyer("退货"), agent("您好"), agent({ text: "正在为您转接", automatic: true }), transferred("a-2")],
      expect: [{ code: "silent", evidence: ["正在为您转接"] }],
    },
    {
      name: "another agent who takes over, where the platform reports nothing",
      script: [
        buyer("在吗"),
        agent("在的"),
        buyer("退货"),
        agent({ text: "您好，我来处理", account: "a-2" }),
        closed(),
      ],
      expect: [{ code: "silent", evidence: ["在的"] }],
    },
    {
      name: "a refusal to transfer is no announcement",
      script: [buyer("退货"), agent("抱歉，现在无法转接"), transferred("a-2")],
      expect: [{ code: "silent", evidence: ["抱歉，现在无法转接"] }],
    },
  ],
  ignores: [
    {
      name: "an announced transfer (F038)",
      script: [buyer("退货"), agent("这边给您转接售后同事哦"), transferred("a-2")],
    },
    { name: "traditional characters", script: [buyer("退貨"), agent("這邊為您轉接"), transferred("a-2")] },
    { name: "a colleague who will help", script: [buyer("退货"), agent("稍后由专员为您处理"), transferred("a-2")] },
    {
      name: "the shop's own line",
      config: { phrases: ["换棒选手上场"] },
      script: [buyer("退货"), agent("换棒选手上场~"), transferred("a-2")],
    },
    {
      name: "an automatic line",
      script: [buyer("退货"), agent("您好"), agent({ text: "正在为您转接", automatic: true }), transferred("a-2")],
    },
    {
      name: "a buyer who asked for aftersale and got an answer (F040)",
      script: [buyer("帮我转售后"), agent("好的亲"), transferred("a-2", { askedByBuyer: true })],
    },
    { name: "from the bot to a human (F039)", script: [buyer("转人工"), bot("您好"), transferred("a-1")] },
    {
      name: "from a human to the bot (F039)",
      script: [
        buyer("退货"),
        agent("您好"),
        buyer("好"),
        { step: "happens", event: { type: "transferred", to: { role: "bot", id: "bot-1" } } },
      ],
    },
    { name: "no transfer", script: [buyer("退货"), agent("您好"), closed()] },
  ],
});
