/** How well the pack judges. Each sentence is really found: `samples.test.ts` plays them all. */
export const card = {
  method: {
    zh: "全部为规则：关键词组合、RE2 模式和相似句，不用模型，同样的话结果永远一样。模式读到“如果、会不会”就不算买后降价，读到“不、没”就不算承诺。在 1,126 个真实会话（20,009 条消息，含一次 618 大促）上有 39 个检出，逐条读过，38 个正确；只说“降价了”而没说已经买了的不检出，约占降价话题的四成。",
    en: "Rules only: joined keywords, RE2 patterns and similar sentences, no model, so the same words always give the same result. “If” and “will it” keep a message from being a complaint about a lower price, “not” keeps it from being a promise. In 1,126 real conversations (20,009 messages, one June sale among them) it makes 39 findings; all were read, 38 are right. Buyers who only say “it is cheaper now”, without saying that they have bought, are not found: about four in ten of those who speak of it.",
  },
  falsePositives: [
    {
      text: "刚收到宝贝就降价了，联系客服马上返还了差价，很满意",
      why: {
        zh: "前半句是买后降价；后面说已经解决、很满意，规则不读语气。",
        en: "The first half tells of a lower price; that all is well by now is not read.",
      },
    },
    {
      text: "buyer: 还没买，能价保吗\nagent: 亲，未购买的商品是无法申请价保的呢",
      why: { zh: "买家还没有下单，谈不上拒绝。", en: "He has not bought yet: nothing was refused." },
    },
    {
      text: "我朋友刚买就降价了，我现在拍合适吗",
      why: { zh: "说的是朋友的订单。", en: "It is about a friend's order." },
    },
    {
      text: "红包不能用也没关系，我直接付款吧",
      why: { zh: "券用不了但买家不在意。", en: "The coupon does not work, and the buyer does not mind." },
    },
    {
      text: "定金不退的规则我知道，尾款几号付",
      why: { zh: "复述规则，不是纠纷。", en: "He repeats the rule; it is no dispute." },
    },
    {
      text: "这款确实只剩最后一件，拍下前请核对颜色",
      why: {
        zh: "库存属实时不算制造紧迫感，规则看不到库存。",
        en: "It is no false urgency where it is true, and rules do not see the stock.",
      },
    },
    {
      text: "活动页写明，今天下单给您多送两包",
      why: {
        zh: "活动规则里的赠品；可把这句加入允许的话。",
        en: "A gift of the promotion itself: put the sentence among the allowed ones.",
      },
    },
    {
      text: "这个价格不是全年最低价，您可以再等等",
      why: { zh: "关键词不看前面的“不是”。", en: "Keywords do not see the “not” before them." },
    },
  ],
  samples: [
    { point: "price-drop", code: "fell", text: "货还没送你们就降价了", quote: "没送你们就降价" },
    { point: "price-drop", code: "fell", text: "才买了一周你们就降价?", quote: "才买了一周你们就降价" },
    { point: "price-drop", code: "angry", text: "刚收到货就降价，太气人了吧", quote: "气人" },
    {
      point: "protection-refused",
      code: "refused",
      text: "buyer: 刚买就降价了，能价保吗\nagent: 您的订单已超出价保周期了呢",
      quote: "您的订单已超出价保周期了呢",
    },
    { point: "deposit-dispute", code: "kept", text: "凭什么定金不退给我", quote: "定金不退" },
    { point: "deposit-dispute", code: "balance", text: "没有提醒我支付尾款，直接取消了吗", quote: "尾款" },
    { point: "coupon-failed", code: "failed", text: "优惠券昨天能用今天不能用怎么办", quote: "不能用" },
    { point: "price-promise", code: "never-lower", text: "放心，绝对不会降价的", quote: "，绝对不会降价" },
    {
      point: "price-promise",
      code: "always-refunded",
      text: "降价了随时给您补差价",
      quote: "降价了随时给您补差价",
    },
    { point: "loose-promise", code: "gift", text: "今天下单给您多送两包", quote: "今天下单给您多送两包" },
    { point: "loose-promise", code: "arrival", text: "保证48小时内给您发货", quote: "保证48小时内给您发" },
    { point: "false-urgency", code: "pressed", text: "亲，这个颜色只剩最后一件了", quote: "最后一件" },
    {
      point: "presale-notice",
      code: "untold-missing",
      text: "buyer: 怎么付定金\nagent: 点页面上的立即付定金就行",
      quote: "付定金",
    },
  ],
};
