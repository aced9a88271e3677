import { agent, bot, buyer, closed, retracted, testPoint } from "interject/testing";
import { refundRetention } from "./refund-retention.ts";

const flag = (wish: string, offer: string) => ({
  name: `${wish} ${offer}`,
  script: [buyer(wish), agent(offer), closed()],
  expect: [{ code: "retained" as const, evidence: [offer] }],
});

testPoint(refundRetention, {
  flags: [
    { ...flag("我要退货", "不退换这边申请补偿您15元可以吗"), rows: ["F062"] },
    { ...flag("可以退款吗", "能接受的话,这边帮您申请优惠6元,实在不合适可以退的呢"), rows: ["F062"] },
    { ...flag("不想要了", "可以转让下,您下次购买的话我们这边可以给您优惠的"), rows: ["F062"] },
    flag("我要退貨", "這邊給您申請5元紅包，您看可以嗎"),
    flag("帮我取消订单", "亲，给您减10元，留着用好吗"),
    {
      name: "every offer of the session",
      script: [buyer("我要退款"), agent("补偿您5元可以吗"), buyer("不行"), agent("那给您补10元红包可以吗"), closed()],
      expect: [{ code: "retained", evidence: ["补偿您5元可以吗", "那给您补10元红包可以吗"] }],
    },
    {
      name: "an automatic offer, where it counts",
      config: { automaticCounts: true },
      script: [buyer("我要退款"), agent({ text: "给您补偿5元可以吗", automatic: true }), agent("亲"), closed()],
      expect: [{ code: "retained", evidence: ["给您补偿5元可以吗"] }],
    },
    {
      name: "words of the shop's own lists",
      config: { wishPhrases: ["原路送回"], phrases: ["给您一个小惊喜"] },
      script: [buyer("给你原路送回"), agent("给您一个小惊喜~"), closed()],
      expect: [{ code: "retained", evidence: ["给您一个小惊喜~"] }],
    },
    {
      name: "no offer, where that is deducted",
      config: { deductMissing: true },
      script: [buyer("我要退货"), agent("好的，点申请售后"), closed()],
      expect: [{ code: "missing", evidence: ["我要退货"] }],
    },
    {
      name: "a session of the bot, where those are inspected",
      config: { bots: true },
      script: [buyer("我要退货"), bot("补偿您5元可以吗"), closed()],
      expect: [{ code: "retained", evidence: ["补偿您5元可以吗"] }],
    },
  ],
  ignores: [
    { name: "no offer", script: [buyer("我要退货"), agent("好的，点申请售后"), closed()] },
    {
      name: "an offer before the wish (F062)",
      script: [agent("给您优惠5元可以吗"), buyer("我要退货"), agent("好的"), closed()],
    },
    { name: "an offer without a wish (F062)", script: [buyer("有点色差"), agent("给您补偿5元可以吗"), closed()] },
    { name: "money under way", script: [buyer("我的退款到账了吗"), agent("给您申请补偿5元可以吗"), closed()] },
    { name: "a denial", script: [buyer("我不是要退货"), agent("给您优惠5元可以吗"), closed()] },
    {
      name: "what happens to the coupon",
      script: [buyer("我要退款"), agent("优惠券会退回您账户的，可以吗"), closed()],
    },
    {
      name: "who pays the parcel",
      script: [buyer("我要退货"), agent("非质量问题客户承担运费，赔付运费险，可以吗"), closed()],
    },
    {
      name: "an automatic offer",
      script: [buyer("我要退款"), agent({ text: "给您补偿5元可以吗", automatic: true }), agent("亲"), closed()],
    },
    {
      name: "an offer that was taken back",
      script: [buyer("我要退款"), agent("亲"), agent("给您补偿5元可以吗"), retracted(), closed()],
    },
    { name: "a session of the bot", script: [buyer("我要退货"), bot("补偿您5元可以吗"), closed()] },
  ],
});
