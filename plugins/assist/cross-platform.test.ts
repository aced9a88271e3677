import { agent, bot, buyer, testPoint } from "interject/testing";
import { crossPlatform } from "./cross-platform.ts";

const said = (text: string) => [buyer("有货吗"), agent(text)];
const flag = (code: "platform" | "contact", text: string, quote = text) => ({
  name: text,
  script: said(text),
  expect: [{ code, evidence: [quote] }],
});
const nothing = (text: string) => ({ name: text, script: said(text) });

testPoint(crossPlatform, {
  flags: [
    { ...flag("platform", "您去拼多多拍吧，那边便宜", "您去拼多多拍吧"), rows: ["F071"] },
    { ...flag("contact", "加我微信下单便宜10块"), rows: ["F071"] },
    {
      name: "the bot",
      script: [buyer("有货吗"), bot("您去拼多多买吧")],
      expect: [{ code: "platform", evidence: ["您去拼多多买吧"] }],
    },
    {
      name: "another platform in a chat on JD",
      script: [buyer("有货吗"), agent("感谢您对京东的支持"), agent("您可以去淘宝买")],
      expect: [{ code: "platform", evidence: ["您可以去淘宝买"] }],
    },
    {
      name: "before it is sent (N33)",
      script: [buyer("有货吗"), agent({ text: "加我微信下单便宜10块", pending: true })],
      expect: [{ code: "contact", evidence: ["加我微信下单便宜10块"] }],
    },
    {
      name: "a phrase that the shop forbids",
      config: { phrases: ["换个地方买"] },
      script: said("要不换个地方买"),
      expect: [{ code: "phrase", evidence: ["要不换个地方买"] }],
    },
  ],
  ignores: [
    {
      name: "JD in a chat on JD (F071)",
      script: [buyer("有货吗"), agent("感谢您对京东的支持"), agent("您可以去京东超市购买")],
    },
    { name: "the shop's platform by its settings", config: { homePlatform: "pdd" }, script: said("您去拼多多拍吧") },
    nothing("支持微信支付和支付宝"),
    nothing("请不要加微信私下交易，谨防诈骗"),
    nothing("您去实体店买吧"),
    { name: "the buyer", script: [buyer("我去拼多多买了"), agent("好的")] },
    { name: "contacts, where they do not count", config: { contacts: false }, script: said("加我微信下单便宜10块") },
    {
      name: "the bot, where it is not inspected",
      config: { bots: false },
      script: [buyer("有货吗"), bot("您去拼多多买吧")],
    },
    {
      name: "a phrase that the shop has allowed",
      config: { exceptions: ["去拼多多拍"] },
      script: said("您去拼多多拍吧"),
    },
  ],
});
