import { agent, bot, buyer, closed, retracted, testPoint, transferred, wait } from "interject/testing";
import { missedFollowup } from "./missed-followup.ts";

testPoint(missedFollowup, {
  flags: [
    {
      name: "only the buyer asked (F060)",
      script: [buyer("你好"), buyer("什么时候发货"), wait(900), closed()],
      expect: [{ code: "unanswered", evidence: ["什么时候发货"] }],
    },
    {
      name: "a day that ends without an answer",
      script: [buyer("什么时候发货")],
      expect: [{ code: "unanswered", evidence: ["什么时候发货"] }],
    },
    {
      name: "only a greeting came (F060)",
      script: [buyer("什么时候发货"), agent("您好，在的亲"), closed()],
      expect: [{ code: "greeted", evidence: ["什么时候发货"] }],
    },
    {
      name: "稍等,帮您核实情况 and nothing after it (F060)",
      script: [buyer("我的快递呢"), agent("稍等，帮您核实情况"), closed()],
      expect: [{ code: "promised", evidence: ["稍等，帮您核实情况"] }],
    },
    {
      name: "courtesy after a promise",
      script: [
        buyer("我的快递呢"),
        agent("請稍等，馬上為您查詢~"),
        buyer("好的"),
        agent("请问还有其他可以帮到您的吗？祝您生活愉快"),
        closed(),
      ],
      expect: [{ code: "promised", evidence: ["請稍等，馬上為您查詢~"] }],
    },
    {
      name: "another promise after a promise",
      script: [buyer("我的快递呢"), agent("请稍等"), wait(60), agent("还请您再稍等一下哦"), closed()],
      expect: [{ code: "promised", evidence: ["还请您再稍等一下哦"] }],
    },
    {
      name: "an answer that was taken back",
      script: [buyer("我的快递呢"), agent("请稍等"), agent("今天下午派送"), retracted(), closed()],
      expect: [{ code: "promised", evidence: ["请稍等"] }],
    },
    {
      name: "a promise for later, where those count",
      config: { longTermCounts: true },
      script: [buyer("什么时候退"), agent("这边帮您核实，24小时内回复"), closed()],
      expect: [{ code: "promised", evidence: ["这边帮您核实，24小时内回复"] }],
    },
    {
      name: "the shop's own way to promise",
      config: { phrases: ["容我瞅瞅"] },
      script: [buyer("到哪了"), agent("容我瞅瞅哈"), closed()],
      expect: [{ code: "promised", evidence: ["容我瞅瞅哈"] }],
    },
    {
      name: "a buyer who found it himself, where an answer is still owed",
      config: { settledByBuyer: false },
      script: [buyer("快递呢"), agent("请稍等"), buyer("找到了"), agent("好的"), closed()],
      expect: [{ code: "promised", evidence: ["请稍等"] }],
    },
    {
      name: "a session that was handed on, where those are inspected",
      config: { exemptTransfers: false },
      script: [buyer("快递呢"), agent("请稍等"), transferred("a-2")],
      expect: [{ code: "promised", evidence: ["请稍等"] }],
    },
    {
      name: "a session of the bot, where those are inspected",
      config: { bots: true },
      script: [buyer("快递呢"), bot("您好"), closed()],
      expect: [{ code: "greeted", evidence: ["快递呢"] }],
    },
  ],
  ignores: [
    {
      name: "a late answer, which the live alert does not forgive (F061)",
      script: [buyer("我的快递呢"), agent("稍等，帮您核实一下"), wait(7_200), agent("查到了，今天下午派送"), closed()],
    },
    { name: "an answer", script: [buyer("什么时候发货"), agent("今天下午"), closed()] },
    { name: "a promise with its answer", script: [buyer("快递呢"), agent("请稍等 您的包裹今天下午派送"), closed()] },
    {
      name: "an answer followed by courtesy in one message",
      script: [
        buyer("在哪看账单"),
        agent("稍等呢"),
        agent("首页--财务管理--结算管理 请问还有其他可以帮到您的吗?"),
        closed(),
      ],
    },
    {
      name: "a picture as the answer",
      script: [buyer("怎么装"), agent("稍等"), agent({ content: [{ type: "image" }] }), closed()],
    },
    {
      name: "a buyer who found it himself",
      script: [buyer("快递呢"), agent("请稍等"), buyer("找到了，谢谢"), closed()],
    },
    {
      name: "a request that waits for the buyer",
      script: [buyer("快递呢"), agent("麻烦提供下订单号，我帮您查询"), closed()],
    },
    { name: "a promise for later", script: [buyer("什么时候退"), agent("这边帮您核实，24小时内回复"), closed()] },
    {
      name: "courtesy after a promise, where it counts as an answer",
      config: { courtesyAnswers: true },
      script: [buyer("快递呢"), agent("请稍等"), agent("请问还有其他可以帮到您的吗？"), closed()],
    },
    { name: "a greeting without a question", script: [buyer("你好"), agent("您好，在的"), closed()] },
    { name: "thanks that nobody answered", script: [buyer("好的谢谢"), closed()] },
    { name: "a session that was handed on", script: [buyer("快递呢"), agent("请稍等"), transferred("a-2")] },
    { name: "a session of the bot", script: [buyer("快递呢"), bot("您好"), closed()] },
    {
      name: "nobody answered, where that does not count",
      config: { neverAnswered: false },
      script: [buyer("快递呢"), closed()],
    },
    {
      name: "only greeted, where that does not count",
      config: { onlyGreeted: false },
      script: [buyer("快递呢"), agent("您好"), closed()],
    },
    { name: "a question that was taken back", script: [buyer("快递呢"), retracted(), closed()] },
  ],
});
