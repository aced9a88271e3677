import { agent, bot, buyer, closed, ordered, testPoint, wait } from "interject/testing";
import { notUrged } from "./not-urged.ts";

const asks = [buyer("这款有货吗，多少钱"), agent("有的，59元")];
const strict = { option: "B" as const };

testPoint(notUrged, {
  flags: [
    {
      name: "option A: a presale session without a line; the finding sits on its last sentence (F072, F076)",
      script: [...asks, buyer("我考虑下"), closed()],
      expect: [{ code: "never", evidence: ["我考虑下"] }],
    },
    {
      name: "option A: a day that ends without a line",
      script: [...asks],
      expect: [{ code: "never", evidence: ["有的，59元"] }],
    },
    {
      name: "option B: a line that came too late (F073)",
      config: strict,
      script: [...asks, wait(601), agent("喜欢的话可以拍下哦"), closed()],
      expect: [{ code: "late", evidence: ["喜欢的话可以拍下哦"] }],
    },
    {
      name: "option B: a line before the buyer's last sentence (F073)",
      config: strict,
      script: [...asks, agent("喜欢的话可以拍下哦"), buyer("包邮吗"), agent("包邮"), wait(900), closed()],
      expect: [{ code: "late", evidence: ["包邮"] }],
    },
    {
      name: "option B: another limit (F073)",
      config: { option: "B", seconds: 60 },
      script: [...asks, wait(61), agent("喜欢的话可以拍下哦"), closed()],
      expect: [{ code: "late", evidence: ["喜欢的话可以拍下哦"] }],
    },
    {
      name: "an automatic line, where it does not count",
      config: { automaticCounts: false },
      script: [...asks, agent({ text: "喜欢就赶紧下单吧", automatic: true }), closed()],
      expect: [{ code: "never", evidence: ["喜欢就赶紧下单吧"] }],
    },
    {
      name: "an order that is not paid, where it does not count",
      config: { unpaidCounts: false },
      script: [...asks, ordered({ status: "created" }), closed()],
      expect: [{ code: "never", evidence: ["有的，59元"] }],
    },
    {
      name: "a session of unsure type, where those are inspected",
      config: { unsure: true },
      script: [buyer("你好，在吗亲亲"), agent("在的"), closed()],
      expect: [{ code: "never", evidence: ["在的"] }],
    },
    {
      name: "a buyer who wants nothing, where that is no excuse",
      config: { exemptSettled: false },
      script: [...asks, buyer("不要了"), closed()],
      expect: [{ code: "never", evidence: ["不要了"] }],
    },
    {
      name: "option B: thanks as the last sentence, where they count as one",
      config: { option: "B", ignoreAcknowledgements: false },
      script: [...asks, agent("需要的话尽快拍下哦"), buyer("好的"), closed()],
      expect: [{ code: "late", evidence: ["好的"] }],
    },
    {
      name: "a session of the bot, where those are inspected",
      config: { bots: true },
      script: [buyer("这款有货吗，多少钱"), bot("有的，59元"), closed()],
      expect: [{ code: "never", evidence: ["有的，59元"] }],
    },
  ],
  ignores: [
    {
      name: "option A: a line at any time (F072)",
      script: [...asks, wait(7_200), agent("喜欢的话可以拍下哦"), closed()],
    },
    {
      name: "option A: a line in the middle",
      script: [...asks, agent("早拍早发哦"), buyer("包邮吗"), agent("包邮"), closed()],
    },
    {
      name: "option B: a line in time (F073)",
      config: strict,
      script: [...asks, wait(300), agent("喜歡的話可以拍下哦"), closed()],
    },
    {
      name: "option B: thanks after the line",
      config: strict,
      script: [...asks, agent("需要的话尽快拍下哦"), buyer("好的"), closed()],
    },
    {
      name: "the shop's own line (F077)",
      config: { phrases: ["缘分到了就带走"] },
      script: [...asks, agent("缘分到了，就带走~"), closed()],
    },
    { name: "an automatic line", script: [...asks, agent({ text: "喜欢就赶紧下单吧", automatic: true }), closed()] },
    { name: "an order in the session (F074)", script: [...asks, ordered({ status: "created" }), closed()] },
    { name: "option A: an order later that day (F075)", script: [...asks, wait(7_200), ordered({ status: "paid" })] },
    { name: "an aftersale session", script: [buyer("我要退货退款，东西坏了"), agent("好的"), closed()] },
    { name: "a session of unsure type", script: [buyer("你好，在吗亲亲"), agent("在的"), closed()] },
    { name: "a buyer who ordered by his own words", script: [...asks, buyer("我已经拍下了"), agent("好的"), closed()] },
    { name: "a buyer who wants nothing", script: [...asks, buyer("不要了"), agent("好的"), closed()] },
    { name: "a session of the bot", script: [buyer("这款有货吗，多少钱"), bot("有的，59元"), closed()] },
    { name: "a buyer whom nobody answered", script: [buyer("这款有货吗，多少钱"), closed()] },
  ],
});
