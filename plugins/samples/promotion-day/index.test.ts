import { agent, buyer, closed, retracted, testPack, testPoint, wait } from "interject/testing";
import pack from "./index.ts";

function rule(id: string) {
  const point = pack.points.find((candidate) => candidate.id === id);
  if (point === undefined) throw new Error(`no rule ${id}`);
  return point;
}

testPoint(rule("price-drop"), {
  flags: [
    {
      name: "a price that fell the day after",
      script: [buyer("昨天买的，今天降价了")],
      expect: [{ code: "fell", evidence: ["昨天买的，今天降价"] }],
    },
    {
      name: "a price that fell before the parcel came",
      script: [buyer("货还没送你们就降价了")],
      expect: [{ code: "fell", evidence: ["没送你们就降价"] }],
    },
    {
      name: "a price that fell after some days",
      script: [buyer("才买了一周你们就降价?")],
      expect: [{ code: "fell", evidence: ["才买了一周你们就降价"] }],
    },
    { name: "paid too much", script: [buyer("买贵了")], expect: [{ code: "fell", evidence: ["买贵了"] }] },
    {
      name: "an upset buyer, in one message",
      script: [buyer("刚收到货就降价，太气人了吧")],
      expect: [{ code: "angry", evidence: ["降价", "气人"] }],
    },
    {
      name: "an upset buyer, one message later",
      script: [buyer("刚买完就降价"), agent("亲，我帮您看一下"), buyer("真无语")],
      expect: [
        { code: "fell", evidence: ["刚买完就降价"] },
        { code: "angry", evidence: ["降价", "无语"] },
      ],
    },
  ],
  ignores: [
    { name: "a question before buying", script: [buyer("双十一会降价吗，会的话我再等等")] },
    { name: "a price that might fall", script: [buyer("今天买了手机 明天如果降价可以申请价保吗")] },
    { name: "a price that did not fall", script: [buyer("我刚买的，价格没降价吧")] },
    { name: "the agent", script: [agent("您昨天买的这款今天降价了，可以帮您申请价保")] },
    { name: "anger about something else", script: [buyer("客服半天不回，真无语")] },
    {
      name: "anger long after the price was named",
      script: [buyer("能价保吗"), ...small(5), buyer("快递太慢了真无语")],
    },
    { name: "words that were taken back", script: [buyer("现在降价吗"), retracted(), buyer("真无语")] },
  ],
});

testPoint(rule("protection-refused"), {
  flags: [
    {
      name: "a period that is over",
      script: [buyer("刚买就降价了，能价保吗"), agent("您的订单已超出价保周期了呢")],
      expect: [{ code: "refused", evidence: ["价保", "您的订单已超出价保周期了呢"] }],
    },
    {
      name: "goods without protection, some messages later",
      script: [buyer("可以退差价吗"), agent("亲，稍等"), wait(40), agent("套装商品不支持补差价的呢")],
      expect: [{ code: "refused", evidence: ["差价", "套装商品不支持补差价的呢"] }],
    },
    {
      name: "a refusal that names the matter first",
      script: [buyer("帮我申请保价"), agent("价保申请不了了哦")],
      expect: [{ code: "refused", evidence: ["保价", "价保申请不了了哦"] }],
    },
  ],
  ignores: [
    { name: "a refusal with something instead", script: [buyer("能价保吗"), agent("虽然不能价保，给您补偿一张券吧")] },
    { name: "protection that is granted", script: [buyer("申请价保"), agent("价保成功，金额原路返回")] },
    { name: "not yet", script: [buyer("能价保吗"), agent("这边还不能价保，出库以后就可以申请")] },
    { name: "a rule that nobody asked about", script: [buyer("在吗"), agent("特价商品不支持价保哦")] },
    { name: "the rule in general, with a link", script: [buyer("怎么保价"), agent("部分商品不支持价保，详情看链接")] },
  ],
});

testPoint(rule("price-promise"), {
  flags: [
    {
      name: "the price will not fall",
      script: [buyer("双十二会不会更便宜"), agent("放心，绝对不会降价的")],
      expect: [{ code: "never-lower", evidence: ["，绝对不会降价"] }],
    },
    {
      name: "the lowest of the year",
      script: [agent("这是全年最低价了")],
      expect: [{ code: "never-lower", evidence: ["全年最低价"] }],
    },
    {
      name: "the difference at any time",
      script: [agent("降价了随时给您补差价")],
      expect: [{ code: "always-refunded", evidence: ["降价了随时给您补差价"] }],
    },
    {
      name: "the difference for sure",
      script: [agent("后面便宜了肯定退您差价")],
      expect: [{ code: "always-refunded", evidence: ["后面便宜了肯定退您差价"] }],
    },
  ],
  ignores: [
    { name: "the rule as it is", script: [buyer("降价怎么办"), agent("签收七天之内可以价保的哦")] },
    { name: "a promise that is not made", script: [agent("这个不能保证不降价的哦")] },
    { name: "a promise under the rule", script: [agent("如果到时候降价，您可以来找我申请价格保护呢")] },
    { name: "the buyer's wish", script: [buyer("你保证不会降价吗")] },
  ],
});

testPoint(rule("loose-promise"), {
  flags: [
    {
      name: "a gift on the side",
      script: [agent("您拍下我私下给您多送一份小样")],
      expect: [{ code: "gift", evidence: ["您拍下我私下给您多送一份小样"] }],
    },
    {
      name: "a gift more",
      script: [agent("今天下单给您多送两包")],
      expect: [{ code: "gift", evidence: ["今天下单给您多送两包"] }],
    },
    {
      name: "a day for sure",
      script: [buyer("几天能到"), agent("明天肯定能到您手上")],
      expect: [{ code: "arrival", evidence: ["明天肯定能到"] }],
    },
    {
      name: "a guaranteed number of hours",
      script: [agent("保证48小时内给您发货")],
      expect: [{ code: "arrival", evidence: ["保证48小时内给您发"] }],
    },
  ],
  ignores: [
    { name: "the gift of the promotion", script: [agent("赠品也是给您送的呢，和商品一起发出")] },
    { name: "an estimate", script: [agent("预计后天送达，大促期间可能会晚一些")] },
    { name: "what cannot be promised", script: [agent("这个不能说周日一定可以送达的呢")] },
    { name: "perhaps", script: [agent("不一定明天能到哦")] },
    { name: "the buyer's demand", script: [buyer("明天一定要给我送到")] },
  ],
});

testPoint(rule("false-urgency"), {
  flags: [
    {
      name: "the last one",
      script: [agent("亲，这个颜色只剩最后一件了")],
      expect: [{ code: "pressed", evidence: ["最后一件"] }],
    },
    {
      name: "nearly gone",
      script: [agent("再不拍就没有了哦")],
      expect: [{ code: "pressed", evidence: ["再不拍"] }],
    },
    {
      name: "dearer tomorrow",
      script: [agent("明天就涨价了")],
      expect: [{ code: "pressed", evidence: ["明天就涨价"] }],
    },
  ],
  ignores: [
    { name: "when the promotion ends", script: [agent("活动今晚24点结束，您可以考虑一下")] },
    { name: "short stock", script: [agent("库存比较紧张，建议尽早下单")] },
    { name: "a price that stays", script: [agent("明天不会涨价的")] },
    { name: "the buyer", script: [buyer("我拍了最后一件")] },
  ],
});

testPoint(rule("deposit-dispute"), {
  flags: [
    {
      name: "a deposit that is kept",
      script: [buyer("凭什么定金不退给我")],
      expect: [{ code: "kept", evidence: ["定金不退"] }],
    },
    {
      name: "a balance that nobody reminded of",
      script: [buyer("没有提醒我支付尾款，直接取消了吗")],
      expect: [{ code: "balance", evidence: ["提醒我", "尾款"] }],
    },
    {
      name: "dearer than in stock",
      script: [buyer("付了定金怎么比现货便宜不了，反而更贵")],
      expect: [{ code: "dearer", evidence: ["定金", "更贵"] }],
    },
  ],
  ignores: [
    { name: "whether it can be refunded", script: [buyer("这个定金可以退不")] },
    { name: "when the balance is due", script: [buyer("尾款什么时候付")] },
    { name: "how to pay the balance", script: [buyer("尾款可以用花呗吗")] },
    { name: "the agent's rule", script: [agent("未付尾款的话定金不退的哦")] },
  ],
});

testPoint(rule("coupon-failed"), {
  flags: [
    {
      name: "a coupon that worked yesterday",
      script: [buyer("四十块钱的优惠券昨天能用今天不能用怎么办")],
      expect: [{ code: "failed", evidence: ["券", "不能用"] }],
    },
    {
      name: "a coupon that cannot be drawn",
      script: [buyer("我还是领不到券")],
      expect: [{ code: "failed", evidence: ["领不到券"] }],
    },
    {
      name: "the common misspelling",
      script: [buyer("优惠卷用不了啊")],
      expect: [{ code: "failed", evidence: ["惠卷用不了"] }],
    },
    {
      name: "a discount that was not taken, in other words",
      script: [buyer("下单的时候怎么没有减钱")],
      expect: [{ code: "failed", evidence: ["下单的时候怎么没有减钱"] }],
    },
  ],
  ignores: [
    { name: "whether there is one", script: [buyer("有优惠券吗"), buyer("优惠券在哪里领")] },
    { name: "whether it comes back", script: [buyer("退款的话优惠券会返还吧")] },
    { name: "how to use it", script: [buyer("满300-40的券怎么用")] },
    { name: "the agent", script: [agent("这张券不能用在特价商品上哦")] },
  ],
});

testPoint(rule("presale-notice"), {
  flags: [
    {
      name: "an answer without the rules",
      script: [buyer("怎么付定金"), agent("点页面上的立即付定金就行"), closed()],
      expect: [{ code: "untold-missing", evidence: ["付定金"] }],
    },
    {
      name: "half of the rules",
      script: [buyer("尾款什么时候付"), agent("尾款11月10日晚上8点开始支付"), closed()],
      expect: [{ code: "untold-missing", evidence: ["尾款什么时候", "尾款", "点"] }],
    },
  ],
  ignores: [
    {
      name: "both rules, in any words",
      script: [
        buyer("怎么付定金"),
        agent("页面上点立即付定金，尾款10号晚上8点开始付"),
        agent("不付尾款的话定金是不退的哦"),
        closed(),
      ],
    },
    { name: "a refund that is asked for", script: [buyer("定金能退吗"), agent("可以的，取消订单就行"), closed()] },
    { name: "another question", script: [buyer("什么时候发货"), agent("今天发"), closed()] },
  ],
});

testPack(pack, {
  canary: { script: [buyer("interject 测试：刚买就降价")], point: "price-drop" },
  calm: [
    buyer("在吗，这款双十一有活动吗"),
    agent("在的亲，10号晚8点开始，满300减40，和店铺券可以一起用"),
    buyer("几天能到"),
    agent("一般两到三天，大促期间可能会慢一点"),
    buyer("好的，谢谢"),
    agent("不客气，活动价和赠品以页面为准，祝您购物愉快"),
    closed(),
  ],
});

function small(count: number) {
  return Array.from({ length: count }, () => agent("好的亲"));
}
