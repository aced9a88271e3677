/** How well the pack judges. Each sentence is really found: `samples.test.ts` plays them all. */
export const card = {
  method: {
    zh: "词表加距离：一条买家消息里“地址、电话”等与“改、错了”等相距不超过 8 个字，且没有“退货、发票、打电话”等词。客服消息里“验证码”等与“提供、告诉”等相距不超过 24 个字，附近没有“不要、请勿”。在 1,126 个真实会话（20,009 条消息）上，改地址 60 处，55 处正确；索要敏感信息 35 处，33 处正确；到结束未确认 3 处，其中 2 处是售后取件。回放数据没有时间，超时未确认没有在真实数据上量过。",
    en: "Word lists and distance: in one message of the buyer “address” or “phone” and “change” or “wrong” stand within 8 characters, and none of “return”, “invoice”, “call”. In one of the agent “one-time code” and “tell me” stand within 24 characters, without “never” nearby. In 1,126 real conversations (20,009 messages): 60 changes found, 55 right; 35 requests for sensitive data, 33 right; 3 never confirmed, of which 2 are about a parcel to be fetched. The recordings carry no times, so the time-out is not measured on them.",
  },
  falsePositives: [
    {
      text: "站点的电话不对，打不通",
      why: {
        zh: "说的是快递站点的电话，不是收货电话。",
        en: "It is the number of the courier's station, not of the recipient.",
      },
    },
    {
      text: "取件的话换一个地址",
      why: {
        zh: "售后上门取件的地址；词表里没有“取件”，需要时自行加入例外。",
        en: "An address where something is fetched; add 取件 to the exceptions where that happens often.",
      },
    },
    {
      text: "电话我不是已经修改了吗",
      why: { zh: "买家说已经自己改好了。", en: "He says that he has changed it himself already." },
    },
    {
      text: "您好，需要退款到卡的话请提供一下银行卡号",
      why: {
        zh: "部分店铺线下退款确实需要卡号，可清空该词表。",
        en: "Some shops need the number for a refund outside the platform: empty that list.",
      },
    },
    {
      text: "为您转接专员，专员会提供随机支付密码",
      why: { zh: "客服给密码，不是要密码。", en: "The agent gives a password instead of asking for one." },
    },
  ],
  samples: [
    { point: "address-change", code: "asked", text: "我刚刚的订单，地址错了", quote: "地址" },
    { point: "address-change", code: "asked", text: "能不能更换收货地址?", quote: "地址" },
    { point: "address-change", code: "asked", text: "我这个收货人电话留错了", quote: "留错" },
    { point: "address-unconfirmed", code: "unconfirmed", text: "buyer: 地址写错了", quote: "写错" },
    {
      point: "address-forgotten",
      code: "forgotten",
      text: "agent: 在的\nbuyer: 收货人电话留错了\nagent: 没事的",
      quote: "留错",
    },
    { point: "private-data", code: "secret", text: "您收到的验证码给我下哦", quote: "验证码" },
    { point: "private-data", code: "bank-card", text: "请您提供下您的银行卡号", quote: "卡号" },
    { point: "private-data", code: "identity", text: "亲，提供一下身份证号码和姓名哦", quote: "身份证" },
  ],
};
