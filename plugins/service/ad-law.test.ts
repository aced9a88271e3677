import { agent, bot, buyer, closed, testPoint } from "interject/testing";
import { adLaw } from "./ad-law.ts";

const said = (...texts: string[]) => [buyer("这款怎么样"), ...texts.map((text) => agent(text)), closed()];
const flag = (text: string, quote: string) => ({
  name: text,
  script: said(text),
  expect: [{ code: "claim" as const, evidence: [quote] }],
});
const nothing = (text: string) => ({ name: text, script: said(text) });

testPoint(adLaw, {
  flags: [
    { ...flag("这是最高级的面料", "这是最高级的面料"), rows: ["F043"] },
    { ...flag("我们家是淘宝最正宗的", "我们家是淘宝最正宗的"), rows: ["F043"] },
    { ...flag("全网销量冠军哦", "全网销量冠军"), rows: ["F043"] },
    { ...flag("顶级品牌", "顶级"), rows: ["F043"] },
    { ...flag("全国销量第一", "全国销量第一"), rows: ["F043"] },
    { ...flag("全球最强", "全球最强"), rows: ["F043"] },
    {
      name: "all claims of a session as one finding",
      script: said("全国销量第一", "好的", "能根治脚气"),
      expect: [{ code: "claim", evidence: ["全国销量第一", "根治"] }],
    },
    {
      name: "a session of the bot, where those are inspected (F150)",
      config: { bots: true },
      script: [buyer("怎么样"), bot("销量第一"), closed()],
      expect: [{ code: "claim", evidence: ["销量第一"] }],
    },
    {
      name: "an answer to haggling, where it counts",
      config: { ignoreHaggling: false },
      script: said("已经是最优惠的价格了"),
      expect: [{ code: "claim", evidence: ["已经是最优惠的价格了"] }],
    },
    {
      name: "a quotation, where those count",
      config: { ignoreQuotation: false },
      script: said("您说的顶级配置是哪款"),
      expect: [{ code: "claim", evidence: ["顶级"] }],
    },
    {
      name: "a word that the shop forbids (F020, F043)",
      config: { phrases: ["秒杀同行"] },
      script: said("这款秒杀同行"),
      expect: [{ code: "phrase", evidence: ["秒杀同行"] }],
    },
  ],
  ignores: [
    nothing("最晚明天发货"),
    nothing("第一时间为您处理"),
    nothing("亲，已经是最低了"),
    nothing("您说的顶级配置是哪款"),
    { name: "the buyer", script: [buyer("你们是销量第一吗"), agent("欢迎选购"), closed()] },
    { name: "a session of the bot", script: [buyer("怎么样"), bot("销量第一"), closed()] },
    { name: "effects, where they do not count (F020)", config: { effects: false }, script: said("能根治脚气") },
    {
      name: "a phrase that the shop excepts",
      config: { exceptions: ["销量第一村"] },
      script: said("全国销量第一村的大米有货"),
    },
  ],
});
