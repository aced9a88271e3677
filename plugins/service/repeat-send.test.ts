import { agent, bot, buyer, closed, retracted, testPoint } from "interject/testing";
import { repeatSend } from "./repeat-send.ts";

const chat = (...texts: string[]) => [
  buyer("什么时候发货"),
  ...texts.flatMap((text) => [agent(text), buyer("还没好吗")]),
  closed(),
];

testPoint(repeatSend, {
  flags: [
    {
      name: "the same in a row, at its later place (F047)",
      script: [buyer("在吗"), agent("请您耐心等待一下"), agent("请您耐心等待一下哦~"), closed()],
      expect: [{ code: "continuous", evidence: ["请您耐心等待一下哦"] }],
    },
    {
      name: "the same again after other sentences (F048)",
      script: chat("商品活动请以页面为准", "正在核实", "商品活动请以页面为准。"),
      expect: [{ code: "interval", evidence: ["商品活动请以页面为准"] }],
    },
    {
      name: "the same inside messages that hold several sentences",
      script: chat("今天发货 请问还有其他可以帮到您的吗", "明天到", "圆通的 请问还有其他可以帮到您的吗?"),
      expect: [{ code: "interval", evidence: ["请问还有其他可以帮到您的吗"] }],
    },
    {
      name: "similar words (F047, F048)",
      script: chat("物流单号只能查询物流情况的", "稍等", "运单号只能查询物流信息的"),
      expect: [{ code: "interval", evidence: ["运单号只能查询物流信息的"] }],
    },
    {
      name: "traditional characters and full width are no other words",
      script: chat("请您提供一下订单号码", "好的", "請您提供一下訂單號碼！"),
      expect: [{ code: "interval", evidence: ["請您提供一下訂單號碼"] }],
    },
    {
      name: "the same meaning in other words",
      script: chat("请问还有其他可以帮到您的吗", "发了", "亲，还有什么能为您效劳的呢"),
      expect: [{ code: "interval", evidence: ["亲，还有什么能为您效劳的呢"] }],
    },
    {
      name: "only the third time, where two are allowed (F047)",
      config: { count: 3 },
      script: chat("会尽快给您处理的", "会尽快给您处理的", "会尽快给您处理的哦"),
      expect: [{ code: "continuous", evidence: ["会尽快给您处理的哦"] }],
    },
    {
      name: "a short sentence, where those count (F051)",
      config: { minLength: 3 },
      script: chat("已经发货", "顺丰的", "已经发货"),
      expect: [{ code: "interval", evidence: ["已经发货"] }],
    },
    {
      name: "the bot, where it is inspected",
      config: { bots: true },
      script: [buyer("在吗"), bot("请描述您的问题"), buyer("退款"), bot("请描述您的问题"), closed()],
      expect: [{ code: "continuous", evidence: ["请描述您的问题"] }],
    },
  ],
  ignores: [
    { name: "fewer than five characters (F051)", script: chat("好的亲", "好的亲", "在的呢") },
    { name: "different sentences", script: chat("今天下午发货", "顺丰快递送到", "包装会加固处理") },
    { name: "the same words about other numbers", script: chat("预计3号送到您家", "好的", "预计8号送到您家") },
    { name: "apologies and thanks", script: chat("非常抱歉给您添麻烦", "核实了", "非常抱歉给您添麻烦") },
    { name: "an opening and a closing offer", script: chat("请问有什么可以帮您的", "发了", "请问还有什么可以帮您的") },
    {
      name: "a sentence that was taken back (F151)",
      script: [buyer("在吗"), agent("请您耐心等待一下"), retracted(), agent("请您耐心等待一下"), closed()],
    },
    {
      name: "an automatic message",
      script: [
        buyer("在吗"),
        agent({ text: "点击关注店铺领券", automatic: true }),
        agent({ text: "点击关注店铺领券", automatic: true }),
        closed(),
      ],
    },
    {
      name: "a line that the shop lets agents repeat (F050)",
      config: { allowed: ["耐心等待"] },
      script: chat("请您耐心等待一下", "在查", "请您耐心等待一下"),
      held: [{ guard: "shop-phrase", evidence: ["请您耐心等待一下"] }],
    },
    {
      name: "repetition after other sentences, where only a row counts",
      config: { interval: false },
      script: chat("商品活动请以页面为准", "正在核实订单信息", "商品活动请以页面为准"),
    },
    {
      name: "similar words, where only equal ones count (F049)",
      config: { similarity: 100 },
      script: chat("物流单号只能查询物流情况的", "稍等", "运单号只能查询物流信息的"),
    },
    { name: "the buyer", script: [buyer("什么时候发货呢"), agent("今天"), buyer("什么时候发货呢"), closed()] },
    { name: "the bot", script: [buyer("在吗"), bot("请描述您的问题"), buyer("退"), bot("请描述您的问题"), closed()] },
  ],
});
