import { agent, buyer, testPoint } from "interject/testing";
import { buyerAnger } from "./buyer-anger.ts";

const flag = (text: string, ...quotes: string[]) => ({
  name: text,
  script: [buyer(text)],
  expect: [{ code: "angry" as const, evidence: quotes }],
});
const nothing = (text: string) => ({ name: text, script: [buyer(text)] });

testPoint(buyerAnger, {
  flags: [
    { ...flag("真是服了你们", "真是服了"), rows: ["F121"] },
    { ...flag("氣死我了", "氣死"), rows: ["F121"] },
    { ...flag("坑人", "坑人"), rows: ["F121"] },
    flag("你们什么态度", "什么态度"),
    flag("服务态度也太差了吧", "服务态度也太差"),
    flag("前面两个客服都是糊弄人的吗", "糊弄"),
    flag("你们老板到底想不想做生意，给个说法", "想不想做生意", "给个说法"),
    flag("别找理由了", "别找理由"),
    flag("说了多少遍了", "说了多少遍了"),
    flag("再也不在你们家买了", "再也不在你"),
    flag("客服永远打不通", "客服永远打不通"),
    flag("等了三天还没人来，连个电话都没有，真是无语", "等了三天", "还没人来", "连个电话都没", "无语"),
    flag("客服电话打了半天没人接[怒]", "[怒]"),
    flag("这不是坑人吗", "坑人"),
    {
      name: "swearing, where both alerts are wanted",
      config: { besidesAbuse: true },
      script: [buyer("气死我了，傻逼")],
      expect: [{ code: "angry", evidence: ["气死"] }],
    },
    {
      name: "anger about the goods, where both alerts are wanted",
      config: { besidesGoods: true },
      script: [buyer("包装太坑了")],
      expect: [{ code: "angry", evidence: ["太坑"] }],
    },
    {
      name: "a denial, where denials count",
      config: { ignoreDenial: false },
      script: [buyer("你们也没坑人")],
      expect: [{ code: "angry", evidence: ["坑人"] }],
    },
    {
      name: "reported speech, where it counts",
      config: { ignoreQuotation: false },
      script: [buyer("他们说气死了")],
      expect: [{ code: "angry", evidence: ["气死"] }],
    },
    {
      name: "the shop's own words",
      config: { phrases: ["呵呵哒"] },
      script: [buyer("呵呵哒")],
      expect: [{ code: "angry", evidence: ["呵呵哒"] }],
    },
  ],
  ignores: [
    { ...nothing("气死我了，傻逼"), rows: ["F121"] },
    { ...nothing("衣服质量太差"), rows: ["F121"] },
    nothing("有点失望"),
    nothing("你们服务不是很差，谢谢"),
    nothing("送一个垃圾袋吧"),
    { ...nothing("你们也没坑人"), held: [{ guard: "denial", evidence: ["坑人"] }] },
    { ...nothing("他们说气死了"), held: [{ guard: "quotation", evidence: ["气死"] }] },
    nothing("这个坑位能放吗"),
    nothing("什么情况下可以退"),
    {
      name: "several mild signs, where only strong words count",
      config: { sensitivity: "strong" },
      script: [buyer("等了三天还没人来，连个电话都没有，真是无语")],
    },
    { name: "the agent", script: [agent("真是服了你们")] },
    {
      name: "a phrase that the shop excepts",
      config: { exceptions: ["气死猫玩具"] },
      script: [buyer("气死猫玩具有货吗")],
    },
  ],
});
