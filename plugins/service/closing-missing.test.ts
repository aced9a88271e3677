import { agent, bot, buyer, closed, retracted, testPoint, transferred } from "interject/testing";
import { closingMissing } from "./closing-missing.ts";

const ends = (...texts: string[]) => [buyer("什么时候发货"), ...texts.map((text) => agent(text)), closed()];

testPoint(closingMissing, {
  flags: [
    {
      name: "an offer of help is no closing",
      script: ends("今天发", "请问还有其他可以帮到您的吗？"),
      expect: [{ code: "missing", evidence: ["请问还有其他可以帮到您的吗？"] }],
    },
    {
      name: "嗯啊,好的再见- (F054)",
      script: ends("今天发", "嗯啊,好的再见-"),
      expect: [{ code: "missing", evidence: ["嗯啊,好的再见-"] }],
    },
    {
      name: "thanks for support in passing",
      script: ends("感谢您的支持，请问还有其他可以帮到您的吗"),
      expect: [{ code: "missing", evidence: ["感谢您的支持，请问还有其他可以帮到您的吗"] }],
    },
    {
      name: "a closing long before the end",
      script: ends("祝您生活愉快，再见", "今天发", "48小时内", "到了会短信通知"),
      expect: [{ code: "missing", evidence: ["到了会短信通知"] }],
    },
    {
      name: "a closing that was taken back",
      script: [buyer("在吗"), agent("在的"), agent("祝您生活愉快"), retracted(), closed()],
      expect: [{ code: "missing", evidence: ["在的"] }],
    },
    {
      name: "a session that ends with the day",
      script: [buyer("在吗"), agent("在的")],
      expect: [{ code: "missing", evidence: ["在的"] }],
    },
    {
      name: "an automatic closing, where the shop wants the agent's own",
      config: { automaticCounts: false },
      script: [buyer("在吗"), agent("在的"), agent({ text: "感谢您的光临，再见", automatic: true }), closed()],
      expect: [{ code: "missing", evidence: ["感谢您的光临，再见"] }],
    },
    {
      name: "a transfer, where those are inspected",
      config: { exemptTransfers: false },
      script: [buyer("我要退货"), agent("给您转售后"), transferred("a-2")],
      expect: [{ code: "missing", evidence: ["给您转售后"] }],
    },
    {
      name: "the end of a shift, where it is no excuse",
      config: { exemptOffDuty: false },
      script: ends("亲我下班了，同事会跟进"),
      expect: [{ code: "missing", evidence: ["亲我下班了，同事会跟进"] }],
    },
    {
      name: "a session of the bot, where those are inspected",
      config: { bots: true },
      script: [buyer("在吗"), bot("请问有什么可以帮您"), closed()],
      expect: [{ code: "missing", evidence: ["请问有什么可以帮您"] }],
    },
  ],
  ignores: [
    {
      name: "the guide's own closing (F054)",
      script: ends("亲,感谢您对本店的支持与信任,我们会继续努力的哦~期待亲的下次光临!"),
    },
    { name: "wishes", script: ends("祝您购物愉快哦~") },
    { name: "thanks and goodbye", script: ends("感谢您對京東的支持，祝您生活愉快，再見！") },
    { name: "a wish for the week-end", script: ends("周末愉快哦亲") },
    { name: "an invitation", script: ends("妹子期待再次为您服务") },
    { name: "a closing and then a last answer", script: ends("祝您生活愉快，再见", "今天发的哦") },
    { name: "the shop's own closing (F056)", config: { phrases: ["山水有相逢"] }, script: ends("山水，有相逢~") },
    {
      name: "a session that was handed on (F055)",
      script: [buyer("我要退货"), agent("好的"), transferred("a-2")],
      held: [{ guard: "transfer", evidence: ["好的"] }],
    },
    { name: "a hand-over in words", script: ends("这边为您转接售后客服") },
    {
      name: "the end of a shift (F055)",
      script: ends("不好意思亲，我下班了，明天同事跟进"),
      held: [{ guard: "off-duty", evidence: ["不好意思亲，我下班了，明天同事跟进"] }],
    },
    { name: "a session of the bot", script: [buyer("在吗"), bot("请问有什么可以帮您"), closed()] },
    { name: "an outreach that nobody answered", script: [agent("亲，您的宝贝还没付款哦"), closed()] },
    { name: "a buyer whom nobody answered", script: [buyer("在吗"), closed()] },
  ],
});
