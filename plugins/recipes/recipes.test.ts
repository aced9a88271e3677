import { agent, buyer, closed, ordered, retracted, testPack, testPoint, transferred, wait } from "interject/testing";
import recipes from "./index.ts";

function recipe(id: string) {
  const point = recipes.points.find((candidate) => candidate.id === id);
  if (point === undefined) throw new Error(`no recipe ${id}`);
  return point;
}

const bad = "brushed-off";

testPoint(recipe("coupon-answers"), {
  flags: [
    {
      name: "a coupon that cannot be drawn, and an agent who does not know (F128)",
      script: [buyer("你们这个券怎么领不了"), wait(20), agent("这个我也不清楚呢")],
      expect: [{ code: bad, evidence: ["券", "领不了", "不清楚"] }],
    },
    {
      name: "the common misspelling of 券 (F128)",
      script: [buyer("我的卷没有了"), agent("你自己看")],
      expect: [{ code: bad, evidence: ["卷没有", "自己看"] }],
    },
    {
      name: "an offer with a hyphen in its name (F128)",
      script: [buyer("满300-40的用不了啊"), agent("页面有写")],
      expect: [{ code: bad, evidence: ["300-40", "用不了", "页面有"] }],
    },
    {
      name: "a red packet, asked in the second bracket (F128)",
      script: [buyer("红包失效了"), agent("还听不懂？")],
      expect: [{ code: bad, evidence: ["红包失效", "还听不懂"] }],
    },
    {
      name: "an answer after other messages",
      script: [buyer("没领到啊"), agent("稍等"), buyer("好"), agent("亲"), agent("这个不关我事")],
      expect: [{ code: bad, evidence: ["没领到", "不关我事"] }],
    },
    {
      name: "each bad answer",
      script: [buyer("没有优惠吗"), agent("不知道"), agent("看页面")],
      expect: [
        { code: bad, evidence: ["没有优惠", "不知道"] },
        { code: bad, evidence: ["没有优惠", "看页面"] },
      ],
    },
    {
      name: "the nearest question, when there are several",
      script: [buyer("没领到"), agent("稍等"), buyer("红包用不了"), agent("我也没办法")],
      expect: [{ code: bad, evidence: ["红包用不了", "我也没办法"] }],
    },
    {
      name: "full-width forms and traditional characters",
      script: [buyer("紅包無法用"), agent("不　知道，不清楚")],
      expect: [{ code: bad, evidence: ["紅包無法用", "不清楚"] }],
    },
    {
      name: "an agent who takes the chat over",
      script: [buyer("券用不了"), agent("给您转接"), transferred("a-2"), agent({ text: "我也没办法", account: "a-2" })],
      expect: [{ code: bad, evidence: ["券用不了", "我也没办法"] }],
    },
  ],
  ignores: [
    { name: "a bad answer to another question (F126, F128)", script: [buyer("什么时候发货"), agent("不知道")] },
    { name: "a good answer (F126, F128)", script: [buyer("券领不了"), agent("亲，请您更新一下再领取试试")] },
    { name: "a bad answer before the question (F126)", script: [agent("不知道"), buyer("券领不了"), agent("稍等")] },
    { name: "half of the words", script: [buyer("券在哪里"), agent("不知道")] },
    { name: "words that two messages share out", script: [buyer("券"), buyer("领不了"), agent("不知道")] },
    { name: "the buyer himself", script: [buyer("券领不了，我不知道怎么办"), buyer("不清楚")] },
    {
      name: "an automatic line",
      script: [buyer("券领不了"), agent({ text: "活动规则请看页面", automatic: true })],
    },
    {
      name: "a question too long ago",
      script: [buyer("券领不了"), ...Array.from({ length: 10 }, () => agent("好的亲")), agent("不知道")],
    },
    { name: "a question that was taken back", script: [buyer("券领不了"), retracted(), agent("不知道")] },
  ],
});

testPoint(recipe("deposit-answers"), {
  flags: [
    {
      name: "a forgotten deposit (F129)",
      script: [buyer("定金我忘记支付了怎么办"), agent("那没办法了")],
      expect: [{ code: bad, evidence: ["定金", "忘记支付", "没办法"] }],
    },
    {
      name: "a deposit that cannot be paid (F129)",
      script: [buyer("为什么不能付定金"), agent("这个我不了解")],
      expect: [{ code: bad, evidence: ["不能付定金", "不了解"] }],
    },
    {
      name: "the last alternative, before the trailing separator (F129)",
      script: [buyer("定金提交不了"), agent("我也没办法")],
      expect: [{ code: bad, evidence: ["定金提交不了", "我也没办法"] }],
    },
  ],
  ignores: [
    { name: "help", script: [buyer("定金付不了"), agent("亲您换个支付方式试试，有问题我帮您处理")] },
    { name: "another matter (F129)", script: [buyer("定金什么时候退"), agent("不清楚")] },
  ],
});

testPoint(recipe("order-answers"), {
  flags: [
    {
      name: "an order that fails (F125, F130)",
      script: [buyer("为什么提交不了订单"), agent("不知道")],
      expect: [{ code: bad, evidence: ["提交不了订单", "不知道"] }],
    },
    {
      name: "a payment that fails (F125, F130)",
      script: [buyer("付不了款"), agent("亲自己看下提示")],
      expect: [{ code: bad, evidence: ["付不了款", "自己看"] }],
    },
  ],
  ignores: [
    { name: "help", script: [buyer("拍不了"), agent("麻烦您截图给我看一下")] },
    { name: "a word of the coupon recipe only (F130)", script: [buyer("拍不了"), agent("看页面")] },
  ],
});

const time = "亲，48小时内发货哦";
const notes = "温馨提示：收到请当面验收";
const order = [buyer("这款有货吗"), agent("有的亲"), wait(60), ordered({ status: "paid" })];

testPoint(recipe("order-reminder"), {
  flags: [
    {
      name: "no shipping time (F035)",
      script: [...order, agent(notes), closed()],
      expect: [{ code: "reminder-missing", evidence: ["温馨提示"] }],
    },
    {
      name: "no notes (F035)",
      script: [...order, agent(time), closed()],
      expect: [{ code: "reminder-missing", evidence: ["小时", "发货"] }],
    },
    {
      name: "neither",
      script: [...order, agent("好的亲"), closed()],
      expect: [{ code: "reminder-missing", evidence: ["好的亲"] }],
    },
    {
      name: "notes before the shipping time (F033, F035)",
      script: [...order, agent(notes), wait(30), agent(time), closed()],
      expect: [{ code: "reminder-order", evidence: ["温馨提示", "小时", "发货"] }],
    },
    {
      name: "notes more than five minutes after the shipping time (F035)",
      script: [...order, agent(time), wait(301), agent(notes), closed()],
      expect: [{ code: "reminder-late", evidence: ["小时", "发货", "温馨提示"] }],
    },
    {
      name: "a session that ends with the day",
      script: [...order, agent(time)],
      expect: [{ code: "reminder-missing", evidence: ["小时", "发货"] }],
    },
    {
      name: "an order that comes after the chat was closed, on the same day (F036)",
      script: [buyer("这款有货吗"), agent("有的亲"), closed(), wait(3_600), ordered({ status: "paid" }), wait(86_400)],
      expect: [{ code: "reminder-missing", evidence: ["有的亲"] }],
    },
    {
      name: "an order that was placed before the agent spoke",
      script: [buyer("这款有货吗"), ordered({ status: "created" }), agent("有的亲"), closed()],
      expect: [{ code: "reminder-missing", evidence: ["有的亲"] }],
    },
  ],
  ignores: [
    { name: "both in order (F035)", script: [...order, agent(time), wait(60), agent(notes), closed()] },
    {
      name: "both within five minutes exactly (F035)",
      script: [...order, agent(time), wait(300), agent(notes), closed()],
    },
    { name: "both in one message", script: [...order, agent(`${notes}。${time}`), closed()] },
    {
      name: "notes twice, the second time in order",
      script: [...order, agent(notes), agent(time), agent(notes), closed()],
    },
    {
      name: "shipping time repeated, the second time in time",
      script: [...order, agent(time), wait(600), agent("在的"), agent(time), wait(60), agent(notes), closed()],
    },
    {
      name: "a wording that is only alike",
      script: [...order, agent("您的宝贝48小时之内就为您安排"), wait(9), agent("收货时麻烦当面检查好再签收"), closed()],
    },
    { name: "a buyer who does not order (F036)", script: [buyer("这款有货吗"), agent("有的亲"), closed()] },
    {
      name: "an order from before the chat (F036)",
      script: [ordered({ status: "paid" }), wait(60), buyer("发货了吗"), agent("我看下"), closed()],
    },
    {
      name: "an order of the next day (F036)",
      script: [buyer("这款有货吗"), agent("有的亲"), closed(), wait(86_400), ordered({ status: "paid" }), wait(86_400)],
    },
    { name: "a session in which no agent spoke", script: [buyer("在吗"), ordered({ status: "paid" }), closed()] },
  ],
});

testPack(recipes, {
  canary: { script: [buyer("测试：券领不了"), agent("不知道")], point: "coupon-answers" },
  calm: [
    buyer("券怎么领"),
    wait(20),
    agent("亲，点商品页上方的领券就可以了"),
    buyer("好的谢谢"),
    ordered({ status: "paid" }),
    agent(time),
    agent(notes),
    closed(),
  ],
});
