import { agent, bot, buyer, testPoint } from "interject/testing";
import { askHuman } from "./ask-human.ts";

const flag = (text: string, quote: string) => ({
  name: text,
  script: [bot("您好，请问有什么可以帮您"), buyer(text)],
  expect: [{ code: "asked" as const, evidence: [quote] }],
});
const nothing = (text: string) => ({ name: text, script: [buyer(text)] });

testPoint(askHuman, {
  flags: [
    { ...flag("转人工", "人工"), rows: ["F198"] },
    flag("人工客服!!!", "人工"),
    flag("我要轉人工", "人工"),
    flag("人工客服呢我有发票问题咨询", "人工"),
    flag("[链接x] 人工", "人工"),
    flag("怎么联系人工客服", "人工"),
    flag("没有人工客服吗", "人工"),
    flag("不要机器人", "不要机器人"),
    flag("叫个活人来", "活人"),
    flag("我要和真人说话", "真人"),
    flag("给我转客服", "转客服"),
    flag("能不能来个人回复", "来个人"),
    flag("human agent please", "human agent"),
    {
      name: "a declined offer, where denials count",
      config: { ignoreDenial: false },
      script: [buyer("不用转人工了")],
      expect: [{ code: "asked", evidence: ["人工"] }],
    },
    {
      name: "the telephone, where it counts",
      config: { ignoreTelephone: false },
      script: [buyer("给我人工客服电话")],
      expect: [{ code: "asked", evidence: ["人工"] }],
    },
    {
      name: "reported speech, where it counts",
      config: { ignoreQuotation: false },
      script: [buyer("机器人说可以转人工")],
      expect: [{ code: "asked", evidence: ["人工"] }],
    },
    {
      name: "the shop's own word",
      config: { phrases: ["叫老板"] },
      script: [buyer("叫老板出来")],
      expect: [{ code: "asked", evidence: ["叫老板"] }],
    },
  ],
  ignores: [
    { ...nothing("不用转人工了"), rows: ["F198"], held: [{ guard: "denial", evidence: ["人工"] }] },
    { ...nothing("机器人说可以转人工"), held: [{ guard: "quotation", evidence: ["人工"] }] },
    { ...nothing("人工客服电话打不通"), held: [{ guard: "telephone-line", evidence: ["人工"] }] },
    nothing("安装人工费多少"),
    nothing("支持人工智能吗"),
    { ...nothing("要人工审核多久"), held: [{ guard: "manual-work", evidence: ["人工"] }] },
    nothing("这个是纯人工做的吗"),
    nothing("你是人工吗"),
    nothing("我在人工客服那里说过了"),
    nothing("有真人秀同款吗"),
    { name: "the agent", script: [agent("您可以说转人工")] },
    {
      name: "a phrase that the shop excepts",
      config: { exceptions: ["找人工湖"] },
      script: [buyer("找人工湖附近的店")],
    },
  ],
});
