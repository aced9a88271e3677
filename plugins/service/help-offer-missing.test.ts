import { agent, bot, buyer, closed, retracted, testPoint, transferred } from "interject/testing";
import { helpOfferMissing } from "./help-offer-missing.ts";

const ends = (...texts: string[]) => [buyer("什么时候发货"), ...texts.map((text) => agent(text)), closed()];
const strict = { standard: "B" as const };

testPoint(helpOfferMissing, {
  flags: [
    {
      name: "a closing without an offer (F041)",
      script: ends("今天发", "感谢您的支持，祝您生活愉快"),
      expect: [{ code: "missing", evidence: ["感谢您的支持，祝您生活愉快"] }],
    },
    {
      name: "an end without closing and offer",
      script: ends("今天发"),
      expect: [{ code: "missing", evidence: ["今天发"] }],
    },
    {
      name: "an offer only at the very beginning",
      config: { lastMessages: 2 },
      script: ends("您看还有其他问题吗", "今天发", "明天到", "祝您生活愉快"),
      expect: [{ code: "missing", evidence: ["祝您生活愉快"] }],
    },
    {
      name: "the question that opens a chat",
      script: ends("您好，有什么可以帮您", "今天发"),
      expect: [{ code: "missing", evidence: ["今天发"] }],
    },
    {
      name: "an offer that was taken back",
      script: [buyer("在吗"), agent("今天发"), agent("还有其他问题吗"), retracted(), closed()],
      expect: [{ code: "missing", evidence: ["今天发"] }],
    },
    {
      name: "standard B: an offer within the closing (F042)",
      config: strict,
      script: ends("今天发", "请问还有其他可以帮您的吗，祝您生活愉快"),
      expect: [{ code: "mixed", evidence: ["请问还有其他可以帮您的吗，祝您生活愉快"] }],
    },
    {
      name: "standard B: an offer together with an answer (F042)",
      config: strict,
      script: ends("您的包裹今天下午从杭州发出，还有其他问题吗", "祝您生活愉快"),
      expect: [{ code: "mixed", evidence: ["您的包裹今天下午从杭州发出，还有其他问题吗"] }],
    },
    {
      name: "standard B: no offer at all",
      config: strict,
      script: ends("今天发", "祝您生活愉快"),
      expect: [{ code: "missing", evidence: ["祝您生活愉快"] }],
    },
    {
      name: "a transfer, where those are inspected",
      config: { exemptTransfers: false },
      script: [buyer("退货"), agent("给您转售后"), transferred("a-2")],
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
      script: [buyer("在吗"), bot("今天发"), closed()],
      expect: [{ code: "missing", evidence: ["今天发"] }],
    },
  ],
  ignores: [
    { name: "是否还有其他疑问 (F041)", script: ends("今天发", "请问是否还有其他疑问呢", "祝您生活愉快") },
    { name: "如有其他疑问可随时联系 (F041)", script: ends("今天发", "如有其他疑问可随时联系，祝您生活愉快") },
    { name: "traditional characters", script: ends("今天發", "請問還有其他可以幫到您的嗎") },
    {
      name: "standard B: an offer of its own (F042)",
      config: strict,
      script: ends("今天发", "亲，请问还有其他可以帮到您的吗~", "祝您生活愉快"),
    },
    {
      name: "the shop's own offer",
      config: { phrases: ["还需要小美做点啥"] },
      script: ends("今天发", "还需要小美做点啥~"),
    },
    { name: "a session that was handed on", script: [buyer("退货"), agent("好的"), transferred("a-2")] },
    { name: "a hand-over in words", script: ends("这边为您转接售后客服") },
    { name: "the end of a shift", script: ends("不好意思亲，我下班了，明天同事跟进") },
    {
      name: "a session without closing, where only closings are inspected",
      config: { needsClosing: true },
      script: ends("今天发"),
    },
    { name: "a session of the bot", script: [buyer("在吗"), bot("今天发"), closed()] },
    { name: "a buyer whom nobody answered", script: [buyer("在吗"), closed()] },
    { name: "an outreach that nobody answered", script: [agent("亲，您的宝贝还没付款哦"), closed()] },
  ],
});
