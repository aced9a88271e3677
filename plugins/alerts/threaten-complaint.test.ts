import { agent, buyer, testPoint } from "interject/testing";
import { threatenComplaint } from "./threaten-complaint.ts";

const threat = (text: string, quote: string) => ({
  name: text,
  script: [buyer(text)],
  expect: [{ code: "threatened" as const, evidence: [quote] }],
});
const made = (text: string, quote: string) => ({
  name: text,
  script: [buyer(text)],
  expect: [{ code: "made" as const, evidence: [quote] }],
});
const nothing = (text: string) => ({ name: text, script: [buyer(text)] });

testPoint(threatenComplaint, {
  flags: [
    { ...threat("再不发货我就投诉你们了", "投诉"), rows: ["F119"] },
    threat("昨天下午下的单现在还没行投诉", "投诉"),
    threat("投訴！！！", "投訴"),
    threat("我要头诉你", "头诉"),
    threat("我要叫介入了", "介入"),
    { ...threat("申请淘宝小二介入", "介入"), rows: ["F119"] },
    { ...threat("那我只能维权了", "维权"), rows: ["F119"] },
    threat("信不信我举报你们店", "举报"),
    threat("投诉电话是多少", "投诉"),
    threat("别逼我投诉", "投诉"),
    threat("不投诉不行了", "投诉"),
    threat("等着被投诉吧", "投诉"),
    { ...made("我已经投诉了，坐等处理", "投诉"), rows: ["F119"] },
    made("投诉过三次都没人管", "投诉"),
    made("一直投诉到京东才收到货", "投诉"),
    {
      name: "a seller who speaks of complaints against himself, where they count",
      config: { ignoreSellers: false },
      script: [buyer("有买家要投诉我怎么办")],
      expect: [{ code: "threatened", evidence: ["投诉"] }],
    },
    {
      name: "a denial, where denials count",
      config: { ignoreDenial: false },
      script: [buyer("我不投诉你")],
      expect: [{ code: "threatened", evidence: ["投诉"] }],
    },
    {
      name: "a supposition, where suppositions count",
      config: { ignoreSupposition: false },
      script: [buyer("万一坏了可以投诉吗")],
      expect: [{ code: "threatened", evidence: ["投诉"] }],
    },
    {
      name: "reported speech, where it counts",
      config: { ignoreQuotation: false },
      script: [buyer("你们客服让我去投诉")],
      expect: [{ code: "threatened", evidence: ["投诉"] }],
    },
    {
      name: "a complaint to an authority, where both alerts are wanted",
      config: { besidesExposure: true },
      script: [buyer("我要去12315投诉你们")],
      expect: [{ code: "threatened", evidence: ["投诉"] }],
    },
    {
      name: "the shop's own word",
      config: { phrases: ["找你们总部"] },
      script: [buyer("我找你们总部说理去")],
      expect: [{ code: "threatened", evidence: ["找你们总部"] }],
    },
    {
      name: "the agent who threatens the buyer (F119)",
      config: { from: "agent" },
      script: [agent("再骂人我们就投诉您账号")],
      expect: [{ code: "by-agent", evidence: ["投诉"] }],
    },
    {
      name: "both sides",
      config: { from: "both" },
      script: [buyer("我要投诉"), agent("那我也举报你")],
      expect: [
        { code: "threatened", evidence: ["投诉"] },
        { code: "by-agent", evidence: ["举报"] },
      ],
    },
  ],
  ignores: [
    { ...nothing("我不是投诉配送员，只希望快点"), held: [{ guard: "denial", evidence: ["投诉"] }] },
    { ...nothing("你让我去投诉有什么用"), held: [{ guard: "quotation", evidence: ["投诉"] }] },
    { ...nothing("万一坏了可以投诉吗"), held: [{ guard: "hypothetical", evidence: ["投诉"] }] },
    { ...nothing("有买家投诉我怎么申诉"), held: [{ guard: "seller", evidence: ["投诉"] }] },
    nothing("恶意投诉怎么处理"),
    { ...nothing("意见投诉在哪里写"), held: [{ guard: "label", evidence: ["投诉"] }] },
    nothing("怎么举报这个恶意评价"),
    { ...nothing("我要去12315投诉你们"), held: [{ guard: "other-point", evidence: ["投诉"] }] },
    nothing("已经向工商局举报"),
    { ...nothing("投诉已经解决了，谢谢"), held: [{ guard: "settled", evidence: ["投诉"] }] },
    nothing("支架介入手术的护理用品有吗"),
    { name: "an agent's help with a complaint", script: [agent("这边帮您投诉快递，您看可以吗")] },
    { name: "advice to complain, whoever is watched", config: { from: "both" }, script: [agent("您可以投诉配送员的")] },
    { name: "the agent, where only buyers are watched", script: [agent("我要投诉你")] },
    { name: "the buyer, where only agents are watched", config: { from: "agent" }, script: [buyer("我要投诉你")] },
    {
      name: "a question about complaining, where questions do not count",
      config: { questions: false },
      script: [buyer("怎么投诉？")],
      held: [{ guard: "question", evidence: ["投诉"] }],
    },
    {
      name: "a phrase that the shop excepts",
      config: { exceptions: ["投诉侠"] },
      script: [buyer("投诉侠这款游戏有货吗")],
      held: [{ guard: "shop-phrase", evidence: ["投诉"] }],
    },
  ],
});
