import { agent, bot, buyer, closed, testPoint } from "interject/testing";
import { crossPlatform } from "./cross-platform.ts";

const said = (...texts: string[]) => [buyer("有货吗"), ...texts.map((text) => agent(text)), closed()];
const flag = (code: "platform" | "contact", text: string, quote = text) => ({
  name: text,
  script: said(text),
  expect: [{ code, evidence: [quote] }],
});
const nothing = (text: string) => ({ name: text, script: said(text) });

testPoint(crossPlatform, {
  flags: [
    { ...flag("platform", "您去京东买吧"), rows: ["F071"] },
    { ...flag("platform", "您去拼多多拍吧，那边便宜", "您去拼多多拍吧"), rows: ["F071"] },
    flag("platform", "去pdd拍吧有百亿补贴"),
    flag("platform", "我们京东店有活动更便宜"),
    flag("platform", "這邊沒貨了，您去抖音小店拍吧", "您去抖音小店拍吧"),
    flag("contact", "加我微信下单便宜10块"),
    flag("contact", "亲加一下店长威信 发您红包", "亲加一下店长威信"),
    flag("contact", "線下交易可以便宜"),
    {
      name: "another platform in a chat on JD",
      script: [buyer("有货吗"), agent("感谢您对京东的支持"), agent("您可以去淘宝买"), closed()],
      expect: [{ code: "platform", evidence: ["您可以去淘宝买"] }],
    },
    {
      name: "JD in a shop of Taobao that says so in its settings",
      config: { homePlatform: "taobao" },
      script: said("感谢您对京东的支持", "您去京东买吧"),
      expect: [{ code: "platform", evidence: ["您去京东买吧"] }],
    },
    {
      name: "any platform, where the shop has none",
      config: { homePlatform: "none" },
      script: said("京东客服为您服务", "您去京东买吧"),
      expect: [{ code: "platform", evidence: ["您去京东买吧"] }],
    },
    {
      name: "the brand's own store, where that counts",
      config: { outlets: true },
      script: said("您去实体店买吧"),
      expect: [{ code: "platform", evidence: ["您去实体店买吧"] }],
    },
    {
      name: "a phrase that the shop forbids",
      config: { phrases: ["换个地方买"] },
      script: said("要不换个地方买"),
      expect: [{ code: "phrase", evidence: ["要不换个地方买"] }],
    },
    {
      name: "the bot",
      script: [buyer("有货吗"), bot("您去拼多多买吧"), closed()],
      expect: [{ code: "platform", evidence: ["您去拼多多买吧"] }],
    },
  ],
  ignores: [
    {
      name: "JD in a chat on JD (F071)",
      script: [buyer("有货吗"), agent("您可以去京东超市购买"), agent("感谢您对京东的支持，再见"), closed()],
    },
    {
      name: "JD in a chat on JD, named in passing",
      script: [buyer("怎么退"), agent("在京东APP点击我的订单"), agent("您可以去京东超市购买"), closed()],
    },
    { name: "the shop's platform by its settings", config: { homePlatform: "pdd" }, script: said("您去拼多多拍吧") },
    nothing("亲，我们和京东的价格不一样哦"),
    nothing("微信零钱3-5个工作日到账"),
    nothing("支持微信支付和支付宝"),
    nothing("请不要加微信私下交易，谨防诈骗"),
    nothing("所有沟通和交易都建议在淘宝平台内进行哦"),
    nothing("发票会发到您的QQ邮箱"),
    nothing("您是在京东买的吗"),
    nothing("您去实体店买吧"),
    nothing("扫描二维码进行充值，之后需要付费购买"),
    { name: "the buyer", script: [buyer("我去拼多多买了"), agent("好的"), closed()] },
    { name: "contacts, where they do not count", config: { contacts: false }, script: said("加我微信下单便宜10块") },
    {
      name: "the bot, where it is not inspected",
      config: { bots: false },
      script: [buyer("有货吗"), bot("您去拼多多买吧"), closed()],
    },
    { name: "a phrase that the shop excepts", config: { exceptions: ["去京东买"] }, script: said("您去京东买吧") },
  ],
});
