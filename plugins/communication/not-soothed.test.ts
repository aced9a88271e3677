import { agent, bot, buyer, closed, ordered, testPoint, transferred } from "interject/testing";
import { notSoothed } from "./not-soothed.ts";

const aftersale = ordered({ status: "shipped" });
const upset = (text: string, answer = "好的，48小时内发货") => [aftersale, buyer(text), agent(answer), closed()];
const flag = (text: string, quote: string) => ({
  name: text,
  script: upset(text),
  expect: [{ code: "unsoothed" as const, evidence: [quote] }],
});

testPoint(notSoothed, {
  flags: [
    { ...flag("再不发货我投诉你们", "投诉"), rows: ["F078"] },
    { ...flag("我要给差评", "差评"), rows: ["F078"] },
    { ...flag("我要去曝光你们", "曝光"), rows: ["F078"] },
    { ...flag("叫你们主管来", "主管"), rows: ["F078"] },
    { ...flag("他妈的还不发货", "他妈的"), rows: ["F078"] },
    flag("你们就是騙子", "騙子"),
    flag("你什么态度", "什么态度"),
    {
      name: "an apology in an automatic message, which soothes nobody",
      script: [aftersale, buyer("我要投诉"), agent({ text: "非常抱歉", automatic: true }), agent("明天发"), closed()],
      expect: [{ code: "unsoothed", evidence: ["投诉"] }],
    },
    {
      name: "an apology before the anger, where it must come after",
      config: { onlyAfter: true },
      script: [aftersale, buyer("在吗"), agent("抱歉久等了"), buyer("我要投诉"), agent("明天发"), closed()],
      expect: [{ code: "unsoothed", evidence: ["投诉"] }],
    },
    {
      name: "a session of unsure type",
      script: [buyer("我要投诉"), agent("明天处理"), closed()],
      expect: [{ code: "unsoothed", evidence: ["投诉"] }],
    },
    {
      name: "a session that was handed on",
      script: [aftersale, buyer("我要投诉"), agent("明天处理"), transferred("a-2")],
      expect: [{ code: "unsoothed", evidence: ["投诉"] }],
    },
    {
      name: "a word of the shop's own list",
      config: { phrases: ["退钱"] },
      script: upset("退钱退钱"),
      expect: [{ code: "unsoothed", evidence: ["退钱", "退钱"] }],
    },
  ],
  ignores: [
    { name: "an apology (F078)", script: upset("我要投诉", "非常抱歉给您带来不便，马上处理") },
    { name: "understanding (F078)", script: upset("我要投诉", "您的心情我特别理解，换做是我也着急") },
    { name: "the blame taken", script: upset("我要给差评", "這是我們的疏忽，馬上給您補發") },
    {
      name: "an apology before the anger",
      script: [aftersale, buyer("在吗"), agent("抱歉久等了"), buyer("我要投诉"), closed()],
    },
    {
      name: "the shop's own soothing line",
      config: { soothing: ["抱抱不哭"] },
      script: upset("我要投诉", "抱抱，不哭~"),
    },
    {
      name: "an automatic apology, where it counts",
      config: { automaticCounts: true },
      script: [aftersale, buyer("我要投诉"), agent({ text: "非常抱歉", automatic: true }), agent("好"), closed()],
    },
    { name: "a calm buyer", script: upset("什么时候发货") },
    { name: "a denial", script: upset("我不是要投诉，只是问问") },
    { name: "a question about complaints", script: upset("投诉电话是多少？") },
    {
      name: "a presale session (F079)",
      script: [buyer("这款有货吗，多少钱，我要投诉你们客服"), agent("59元"), closed()],
    },
    {
      name: "a session of unsure type, where those are not inspected",
      config: { unsure: false },
      script: [buyer("我要投诉"), agent("好"), closed()],
    },
    {
      name: "a session that was handed on, where those are exempt",
      config: { exemptTransfers: true },
      script: [aftersale, buyer("我要投诉"), agent("明天处理"), transferred("a-2")],
    },
    { name: "the bot (F078)", script: [aftersale, buyer("我要投诉"), bot("请问有什么可以帮您"), closed()] },
    {
      name: "a phrase that the shop excepts",
      config: { exceptions: ["投诉建议箱"] },
      script: upset("投诉建议箱多大"),
    },
  ],
});
