import { agent, buyer, testPoint } from "interject/testing";
import { serviceComplaint } from "./service-complaint.ts";

const flag = (text: string, quote = text) => ({
  name: text,
  script: [buyer(text)],
  expect: [{ code: "discontent" as const, evidence: [quote] }],
});
const nothing = (text: string) => ({ name: text, script: [buyer(text)] });

testPoint(serviceComplaint, {
  flags: [
    { ...flag("你们服务态度太差了"), rows: ["F122"] },
    flag("售后真的很垃圾"),
    flag("京东这个客户体验简直太差了"),
    flag("互相踢皮球"),
    flag("客服一问三不知"),
    flag("服務態度極差"),
    flag("这什么态度，问了半天", "这什么态度"),
    flag("售后服务几乎没有"),
    {
      name: "the courier's manners, where others count",
      config: { ignoreOthers: false },
      script: [buyer("快递员态度太差了")],
      expect: [{ code: "discontent", evidence: ["快递员态度太差了"] }],
    },
    {
      name: "abuse in the same message, where both count",
      config: { besidesAbuse: true },
      script: [buyer("他妈的服务太差了")],
      expect: [{ code: "discontent", evidence: ["他妈的服务太差了"] }],
    },
    {
      name: "a denial, where it counts",
      config: { ignoreDenial: false },
      script: [buyer("你们没有踢皮球")],
      expect: [{ code: "discontent", evidence: ["你们没有踢皮球"] }],
    },
    {
      name: "a supposition, where it counts",
      config: { ignoreSupposition: false },
      script: [buyer("万一售后太差怎么办")],
      expect: [{ code: "discontent", evidence: ["万一售后太差怎么办"] }],
    },
    {
      name: "reported speech, where it counts",
      config: { ignoreQuotation: false },
      script: [buyer("人家说你们售后很差")],
      expect: [{ code: "discontent", evidence: ["人家说你们售后很差"] }],
    },
    {
      name: "the shop's own word",
      config: { phrases: ["已读不回"] },
      script: [buyer("客服已读不回")],
      expect: [{ code: "discontent", evidence: ["客服已读不回"] }],
    },
  ],
  ignores: [
    { ...nothing("你们有什么服务"), rows: ["F122"] },
    nothing("服务很好"),
    nothing("售后电话多少"),
    nothing("快递员态度太差了"),
    nothing("他妈的服务太差了"),
    nothing("你们没有踢皮球"),
    nothing("万一售后太差怎么办"),
    nothing("人家说你们售后很差"),
    nothing("质量一般"),
    { name: "the agent", script: [agent("服务太差是我们的错")] },
    {
      name: "a phrase that the shop excepts",
      config: { exceptions: ["踢皮球比赛"] },
      script: [buyer("踢皮球比赛的球有吗")],
    },
  ],
});
