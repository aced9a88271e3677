/** How well the pack judges. Each sentence is really found: `samples.test.ts` plays them all. */
export const card = {
  method: {
    zh: "词表：一条买家消息里出现“太贵、这么慢、等了好久”等，且没有“退款、投诉、差评、售后”等。在 1,126 个真实会话（20,009 条消息）上检出 48 处，逐条读过，43 处正确。买家对优惠券的答复只看 24 个字以内的短句；更长的话不当作答复。",
    en: "Word lists: one message of the buyer says “too dear”, “so slow”, “waited long” and none of “refund”, “complaint”, “bad review”, “after-sales”. In 1,126 real conversations (20,009 messages) it makes 48 findings; all were read, 43 are right. Only sentences of at most 24 characters are read as an answer to the coupon; longer ones are about something else.",
  },
  falsePositives: [
    {
      text: "要多久可以先退回来? 这么久。",
      why: { zh: "说的是退货退款的时间，不是发货。", en: "It is about how long a return takes." },
    },
    {
      text: "来回邮太慢了",
      why: { zh: "寄修的往返时间。", en: "The way to the workshop and back." },
    },
    {
      text: "这么贵的酒送人正合适",
      why: { zh: "“这么贵”是夸。", en: "Here “so expensive” is praise." },
    },
    {
      text: "昨天拍的 今天还没发货",
      why: {
        zh: "有时只是询问进度；觉得太多可删掉“还没发货”。",
        en: "Sometimes just a question; remove 还没发货 where that is too much.",
      },
    },
  ],
  samples: [
    { point: "let-down", code: "price", text: "你们比实体店都贵", quote: "都贵" },
    { point: "let-down", code: "price", text: "买了一天就降价", quote: "就降价" },
    { point: "let-down", code: "waiting", text: "我等了好久了", quote: "等了好久" },
    { point: "let-down", code: "waiting", text: "现在已经四五天了呀这么慢的吗", quote: "这么慢" },
  ],
};
