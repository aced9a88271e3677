import { agent, bot, buyer, testPoint } from "interject/testing";
import { adLaw } from "./ad-law.ts";

const flag = (code: "superlative" | "rank" | "absolute" | "effect", text: string, quote: string) => ({
  name: text,
  script: [agent(text)],
  expect: [{ code, evidence: [quote] }],
});
const nothing = (text: string) => ({ name: text, script: [agent(text)] });

testPoint(adLaw, {
  flags: [
    flag("superlative", "目前是SE电池最耐用的", "目前是SE电池最耐用的"),
    { ...flag("superlative", "这是最高级的面料，放心", "这是最高级的面料"), rows: ["F109"] },
    { ...flag("superlative", "我们家是淘宝最正宗的", "我们家是淘宝最正宗的"), rows: ["F109"] },
    { ...flag("superlative", "顶级品牌", "顶级"), rows: ["F109"] },
    flag("superlative", "國家級品質", "國家級"),
    flag("superlative", "全網最低價", "全網最低價"),
    { ...flag("rank", "全国销量第一哦", "全国销量第一哦"), rows: ["F109"] },
    { ...flag("rank", "全网销量冠军", "全网销量冠军"), rows: ["F109"] },
    flag("rank", "ＮＯ.１品牌", "ＮＯ.１"),
    flag("absolute", "绝对保证是正品的", "绝对"),
    flag("absolute", "对于商品质量亲可以绝对放心", "绝对"),
    flag("absolute", "100%正品", "100%"),
    flag("effect", "能根治脚气", "根治"),
    {
      name: "the bot",
      script: [bot("本店销量第一")],
      expect: [{ code: "rank", evidence: ["本店销量第一"] }],
    },
    {
      name: "an answer to haggling, where it counts",
      config: { ignoreHaggling: false },
      script: [buyer("便宜点"), agent("已经是最优惠的价格了")],
      expect: [{ code: "superlative", evidence: ["已经是最优惠的价格了"] }],
    },
    {
      name: "a quotation, where those count",
      config: { ignoreQuotation: false },
      script: [agent("您说的顶级配置是哪款")],
      expect: [{ code: "superlative", evidence: ["顶级"] }],
    },
    {
      name: "a word that the shop forbids",
      config: { phrases: ["秒杀同行"] },
      script: [agent("这款秒杀同行")],
      expect: [{ code: "phrase", evidence: ["秒杀同行"] }],
    },
  ],
  ignores: [
    nothing("最晚明天发货，最近单量大"),
    nothing("第一时间为您处理，第一次购买有优惠"),
    nothing("第一款是黑色的"),
    nothing("亲，已经是最低了"),
    { ...nothing("这已经是最低价了亲"), held: [{ guard: "haggling", evidence: ["最"] }] },
    nothing("最好先量一下尺寸"),
    nothing("最大支持128G，最高温度80度"),
    nothing("您的满意是我们最大的动力"),
    nothing("全网通手机"),
    nothing("顾客第一"),
    nothing("不敢保证绝对没有色差"),
    nothing("不是最好的，但性价比不错"),
    nothing("打包好就发出，保证质量"),
    { name: "the buyer", script: [buyer("你们是最好的吗")] },
    {
      name: "a quotation of the buyer",
      script: [agent("您说的顶级配置是哪款")],
      held: [{ guard: "quotation", evidence: ["顶级"] }],
    },
    { name: "the bot, where it is not inspected", config: { bots: false }, script: [bot("销量第一")] },
    { name: "effects, where they do not count", config: { effects: false }, script: [agent("能根治脚气")] },
    {
      name: "a phrase that the shop excepts",
      config: { exceptions: ["销量第一村"] },
      script: [agent("全国销量第一村的大米有货")],
    },
  ],
});
