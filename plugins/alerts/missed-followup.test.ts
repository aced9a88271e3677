import { agent, bot, buyer, closed, retracted, testPoint, transferred, wait } from "interject/testing";
import { missedFollowup } from "./missed-followup.ts";

testPoint(missedFollowup, {
  flags: [
    {
      name: "a promise and nothing after it (F081, F098)",
      script: [buyer("我的快递呢"), agent("稍等，我帮您核实一下"), wait(301)],
      expect: [{ code: "late", evidence: ["稍等，我帮您核实一下"] }],
    },
    {
      name: "an answer that came too late: it fires all the same (F091, F098)",
      script: [buyer("我的快递呢"), agent("亲，我给您看下"), wait(400), agent("查到了，今天派送")],
      expect: [{ code: "late", evidence: ["亲，我给您看下"], resolved: true }],
    },
    {
      name: "one moment after another, counted from the first",
      script: [buyer("到哪了"), agent("请稍等"), wait(200), agent("还请您再稍等一下哦"), wait(101)],
      expect: [{ code: "late", evidence: ["请稍等"] }],
    },
    {
      name: "another promise as a new start, where the shop wants it so",
      config: { promiseAnswers: true },
      script: [buyer("到哪了"), agent("请稍等"), wait(200), agent("还请您再稍等一下哦"), wait(301)],
      expect: [{ code: "late", evidence: ["还请您再稍等一下哦"] }],
    },
    {
      name: "a promise in the words of a big platform",
      config: { seconds: 60 },
      script: [buyer("查下订单"), agent("请稍等，小妹正在为您查询中~有结果马上回复您，请您不要离开哦"), wait(61)],
      expect: [{ code: "late", evidence: ["请稍等，小妹正在为您查询中~有结果马上回复您，请您不要离开哦"] }],
    },
    {
      name: "traditional characters and full width",
      config: { seconds: 60 },
      script: [buyer("到哪了"), agent("請稍等，馬上為您查詢～"), wait(61)],
      expect: [{ code: "late", evidence: ["請稍等，馬上為您查詢～"] }],
    },
    {
      name: "the shop's own way to promise",
      config: { seconds: 60, phrases: ["容我瞅瞅"] },
      script: [buyer("到哪了"), agent("容我瞅瞅哈"), wait(61)],
      expect: [{ code: "late", evidence: ["容我瞅瞅哈"] }],
    },
    {
      name: "a promise for later, where the shop wants it timed",
      config: { seconds: 3_600, longTermCounts: true },
      script: [buyer("什么时候退"), agent("这边帮您核实，24小时内给您回电"), wait(3_601)],
      expect: [{ code: "late", evidence: ["这边帮您核实，24小时内给您回电"] }],
    },
  ],
  ignores: [
    {
      name: "an answer in time (F098)",
      script: [buyer("我的快递呢"), agent("稍等，我帮您核实一下"), wait(60), agent("今天派送"), wait(900)],
    },
    {
      name: "the answer in the same message",
      script: [buyer("我的快递呢"), agent("请稍等 您的快递今天下午派送，快递员电话 139"), wait(900)],
    },
    { name: "a request that waits for the buyer", script: [agent("麻烦提供下订单号，我帮您查询"), wait(900)] },
    { name: "a question back", script: [agent("我帮您查询，是这个订单吗？"), wait(900)] },
    { name: "a promise for another day", script: [agent("这边帮您核实，24小时内给您回电"), wait(900)] },
    { name: "a chat that was closed", script: [buyer("在吗"), agent("稍等"), closed(), wait(900)] },
    { name: "a chat that was handed on", script: [buyer("在吗"), agent("稍等"), transferred("a-2"), wait(900)] },
    { name: "a promise that was taken back", script: [buyer("在吗"), agent("稍等"), retracted(), wait(900)] },
    { name: "the bot took over", script: [buyer("在吗"), agent("稍等"), bot("您的包裹已签收"), wait(900)] },
    { name: "the buyer's own promise", script: [agent("提供下单号"), buyer("稍等我查下"), wait(900)] },
    {
      name: "a phrase that the shop excepts",
      config: { exceptions: ["稍等片刻马上发货"] },
      script: [buyer("发货"), agent("稍等片刻马上发货"), wait(900)],
    },
  ],
});
