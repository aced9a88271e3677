import { agent, buyer, testPoint } from "interject/testing";
import { buyerAbuse } from "./buyer-abuse.ts";

const flag = (code: "abuse" | "likely", text: string, ...quotes: string[]) => ({
  name: text,
  script: [buyer(text)],
  expect: [{ code, evidence: quotes }],
});
const nothing = (text: string) => ({ name: text, script: [buyer(text)] });

testPoint(buyerAbuse, {
  flags: [
    { ...flag("abuse", "妈的在逗我", "妈的"), rows: ["F115"] },
    flag("abuse", "服务这么垃圾他妈的人呢", "他妈的"),
    flag("abuse", "草泥马", "草泥马"),
    flag("abuse", "你媽的到底發不發貨", "你媽的"),
    { ...flag("abuse", "你们是不是有病", "有病"), rows: ["F115"] },
    flag("abuse", "滚", "滚"),
    flag("abuse", "操", "操"),
    flag("abuse", "一群骗子，不要脸", "不要脸"),
    flag("abuse", "卧槽怎么又降价了", "卧槽"),
    flag("likely", "特么的又降价", "特么"),
    flag("likely", "ＳＢ客服", "ＳＢ"),
    flag("likely", "傻*逼", "傻*逼"),
    flag("likely", "沙比玩意", "沙比"),
    {
      name: "the third uncivil word, where three are needed (F115)",
      config: { count: 3 },
      script: [buyer("妈的"), agent("您好"), buyer("傻逼"), buyer("快点"), buyer("王八蛋")],
      expect: [{ code: "abuse", evidence: ["王八蛋"] }],
    },
    {
      name: "two words in one message, where two are needed",
      config: { count: 2 },
      script: [buyer("傻逼，滚蛋")],
      expect: [{ code: "abuse", evidence: ["傻逼", "滚蛋"] }],
    },
    {
      name: "the shop's own word, which counts towards the number",
      config: { count: 2, phrases: ["垃圾客服"] },
      script: [buyer("垃圾客服"), buyer("垃圾客服")],
      expect: [{ code: "abuse", evidence: ["垃圾客服"] }],
    },
    {
      name: "reported speech, where it counts",
      config: { ignoreQuotation: false },
      script: [buyer("快递员说我神经病")],
      expect: [{ code: "abuse", evidence: ["神经病"] }],
    },
  ],
  ignores: [
    nothing("给我妈的生日礼物"),
    nothing("他妈妈喜欢这个颜色"),
    nothing("滚筒洗衣机多少钱"),
    nothing("操作不了"),
    nothing("USB接口有几个"),
    nothing("老人有病能用吗"),
    nothing("我这网购白痴，麻烦你了"),
    nothing("狗粮和草莓味的都要"),
    nothing("低能耗的有吗"),
    nothing("玛德琳蛋糕还有吗"),
    nothing("买了个垃圾，质量太差"),
    { ...nothing("快递员说我神经病"), held: [{ guard: "quotation", evidence: ["神经病"] }] },
    { name: "the agent", script: [agent("滚")] },
    {
      name: "fewer words than set (F115)",
      config: { count: 2 },
      script: [buyer("妈的"), agent("您好"), buyer("快点")],
    },
    {
      name: "a look-alike, where those do not count",
      config: { lookalikes: false },
      script: [buyer("特么的又降价")],
      held: [{ guard: "look-alike", evidence: ["特么"] }],
    },
    {
      name: "a phrase that the shop excepts",
      config: { exceptions: ["狗屁股贴"] },
      script: [buyer("狗屁股贴有货吗")],
    },
  ],
});
