import { agent, bot, buyer, closed, ordered, retracted, testPoint, transferred, wait } from "interject/testing";
import { notUrged } from "./not-urged.ts";

const asks = [buyer("这款有货吗，多少钱"), agent("有的，59元")];

testPoint(notUrged, {
  flags: [
    {
      name: "a presale buyer left alone after his last sentence (F104)",
      script: [...asks, buyer("那我考虑考虑"), wait(601)],
      expect: [{ code: "late", evidence: ["那我考虑考虑"] }],
    },
    {
      name: "a line that came at last: the alert is resolved and kept (F091, F104)",
      script: [...asks, wait(601), agent("喜欢的话可以拍下哦")],
      expect: [{ code: "late", evidence: ["这款有货吗，多少钱"], resolved: true }],
    },
    {
      name: "an order that came at last",
      script: [...asks, wait(601), ordered({ status: "paid" })],
      expect: [{ code: "late", evidence: ["这款有货吗，多少钱"], resolved: true }],
    },
    {
      name: "again when the buyer speaks again (F105)",
      script: [...asks, wait(601), buyer("包邮吗"), agent("包邮"), wait(601)],
      expect: [
        { code: "late", evidence: ["这款有货吗，多少钱"] },
        { code: "late", evidence: ["包邮吗"] },
      ],
    },
    {
      name: "once only, where the shop wants it so",
      config: { again: false },
      script: [...asks, wait(601), buyer("包邮吗"), agent("包邮"), wait(601)],
      expect: [{ code: "late", evidence: ["这款有货吗，多少钱"] }],
    },
    {
      name: "a line that urges before the buyer's last sentence",
      script: [...asks, agent("喜欢的话可以拍下哦"), buyer("包邮吗"), agent("包邮"), wait(601)],
      expect: [{ code: "late", evidence: ["包邮吗"] }],
    },
    {
      name: "an automatic line, where it does not count",
      config: { automaticCounts: false },
      script: [...asks, agent({ text: "亲，喜欢就赶紧下单吧", automatic: true }), wait(601)],
      expect: [{ code: "late", evidence: ["这款有货吗，多少钱"] }],
    },
    {
      name: "an order that is not paid, where it does not count",
      config: { unpaidCounts: false },
      script: [...asks, ordered({ status: "created" }), wait(601)],
      expect: [{ code: "late", evidence: ["这款有货吗，多少钱"] }],
    },
    {
      name: "a session of unsure type, where those are inspected",
      config: { unsure: true },
      script: [buyer("你好，在吗亲亲"), agent("在的"), wait(601)],
      expect: [{ code: "late", evidence: ["你好，在吗亲亲"] }],
    },
    {
      name: "thanks as the last sentence, where it starts the clock",
      config: { ignoreAcknowledgements: false },
      script: [...asks, wait(300), buyer("好的"), wait(601)],
      expect: [{ code: "late", evidence: ["好的"] }],
    },
    {
      name: "a buyer who wants nothing, where that is no excuse",
      config: { exemptSettled: false },
      script: [...asks, buyer("不要了"), wait(601)],
      expect: [{ code: "late", evidence: ["不要了"] }],
    },
    {
      name: "a session of the bot, where those are inspected",
      config: { bots: true },
      script: [buyer("这款有货吗，多少钱"), bot("有的，59元"), wait(601)],
      expect: [{ code: "late", evidence: ["这款有货吗，多少钱"] }],
    },
  ],
  ignores: [
    { name: "a line that urges in time (F104)", script: [...asks, wait(300), agent("喜欢的话可以拍下哦"), wait(900)] },
    { name: "scarce stock", script: [...asks, agent("亲，库存不多了，早拍早发哦"), wait(900)] },
    {
      name: "the shop's own line (F107)",
      config: { phrases: ["缘分到了就带走"] },
      script: [...asks, agent("缘分到了，就带走~"), wait(900)],
    },
    {
      name: "an automatic line",
      script: [...asks, agent({ text: "亲，喜欢就赶紧下单吧", automatic: true }), wait(900)],
    },
    { name: "an order in the session (F106)", script: [...asks, ordered({ status: "created" }), wait(900)] },
    { name: "a paid order", script: [...asks, ordered({ status: "paid" }), wait(900)] },
    { name: "an aftersale session (F106)", script: [buyer("我要退货退款，东西坏了"), agent("好的"), wait(900)] },
    { name: "a session of unsure type", script: [buyer("你好，在吗亲亲"), agent("在的"), wait(900)] },
    { name: "a buyer who ordered by his own words", script: [...asks, buyer("我已经拍下了"), wait(900)] },
    { name: "thanks after the line", script: [...asks, agent("需要的话尽快拍下哦"), buyer("好的谢谢"), wait(900)] },
    { name: "a chat that was closed", script: [...asks, closed(), wait(900)] },
    { name: "a chat that was handed on", script: [...asks, transferred("a-2"), wait(900)] },
    {
      name: "a question that was taken back",
      script: [buyer("有货吗，多少钱"), agent("有"), retracted("有货吗，多少钱"), wait(900)],
    },
    { name: "a session of the bot", script: [buyer("这款有货吗，多少钱"), bot("有的，59元"), wait(900)] },
  ],
});
