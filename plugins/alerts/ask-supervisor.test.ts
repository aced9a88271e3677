import { agent, buyer, testPoint } from "interject/testing";
import { askSupervisor } from "./ask-supervisor.ts";

const flag = (text: string, quote: string) => ({
  name: text,
  script: [buyer(text)],
  expect: [{ code: "asked" as const, evidence: [quote] }],
});
const nothing = (text: string) => ({ name: text, script: [buyer(text)] });

testPoint(askSupervisor, {
  flags: [
    { ...flag("给我转接你们主管", "主管"), rows: ["F120"] },
    { ...flag("给我转接负责人", "负责人"), rows: ["F120"] },
    { ...flag("把你们领导电话给我", "领导"), rows: ["F120"] },
    flag("叫你们經理來", "經理"),
    flag("你们主管呢", "主管"),
    flag("转主管！", "主管"),
    flag("让你们老板跟我说", "老板"),
    flag("找个能做主的来", "做主"),
    flag("换个说了算的", "说了算"),
    flag("你没权限就让有权限的人来", "有权限"),
    flag("有没有更高级别的人可以处理", "级别"),
    flag("叫你们管事的出来", "管事"),
    flag("我要跟你们经理反映", "经理"),
    flag("请让贵公司的负责人给我回电话", "负责人"),
    flag("zhuguan呢", "zhuguan"),
    flag("get me your manager", "manager"),
    {
      name: "a declined offer, where denials count",
      config: { ignoreDenial: false },
      script: [buyer("不用找主管了")],
      expect: [{ code: "asked", evidence: ["主管"] }],
    },
    {
      name: "reported speech, where it counts",
      config: { ignoreQuotation: false },
      script: [buyer("客服说会给我转主管")],
      expect: [{ code: "asked", evidence: ["主管"] }],
    },
    {
      name: "an advertising session, where it counts",
      config: { ignoreAdvertising: false },
      script: [buyer("您好，我们是做直播带货合作的"), buyer("麻烦转接负责人")],
      expect: [{ code: "asked", evidence: ["负责人"] }],
    },
    {
      name: "the shop's own word",
      config: { phrases: ["站长"] },
      script: [buyer("叫你们站长来")],
      expect: [{ code: "asked", evidence: ["站长"] }],
    },
  ],
  ignores: [
    {
      name: "an advertising session (F120)",
      script: [buyer("您好，我们是做直播带货合作的"), buyer("麻烦转接负责人")],
    },
    nothing("不用找主管了"),
    nothing("客服说会给我转主管"),
    nothing("谢谢老板"),
    nothing("老板你好，有货吗"),
    nothing("我们领导要发票"),
    nothing("我是店长，想问下后台怎么操作"),
    nothing("你们老板到底想不想做生意"),
    nothing("你们领导怎么想的"),
    nothing("销售经理怎么联系呢"),
    nothing("主管说可以给我补差价"),
    nothing("我已经找过主管了，没用"),
    nothing("和领导出差用的"),
    nothing("文件管理员打不开"),
    nothing("店长推荐的那款有货吗"),
    { name: "the agent", script: [agent("我帮您转主管处理")] },
    {
      name: "a phrase that the shop excepts",
      config: { exceptions: ["找经理课程"] },
      script: [buyer("找经理课程多少钱")],
    },
  ],
});
