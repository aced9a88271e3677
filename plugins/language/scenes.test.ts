import type { Message, Scene } from "interject/sdk";
import { sceneIds } from "interject/sdk";
import { expect, test } from "vitest";
import { sceneOf, sceneOfSession } from "./scenes.ts";

const message = (text: string, change: Partial<Message> = {}): Message => ({
  id: "m-1",
  at: 0,
  from: { role: "buyer", id: "b-1" },
  text,
  content: [{ type: "text", text }],
  automatic: false,
  retracted: false,
  ...change,
});

const lines: { readonly [scene in Scene]: readonly string[] } = {
  product: [
    "这款是什么材质的",
    "孕妇可以用吗，保质期多久",
    "还有现货吗",
    "A款和B款有什么区别",
    "Is it compatible with the old model?",
  ],
  size: ["身高170体重60kg穿什么码", "这双鞋偏大还是偏小", "L码腰围多少", "What size should I take?"],
  price: [
    "能便宜点吗",
    "昨天买的今天降价了，能退差价吗",
    "满300减40的券怎么领不了",
    "包邮吗",
    "定金付了尾款什么时候付",
    "Any discount for two?",
  ],
  "urge-shipping": [
    "什么时候发货啊",
    "拍了三天了怎么还没发",
    "今天能发吗，急用",
    "有货的先发货吧",
    "When will you ship it?",
  ],
  logistics: [
    "到哪里了",
    "快递三天没动静了",
    "发什么快递",
    "还没收到货，显示已签收",
    "能送上门吗",
    "Where is my order?",
  ],
  return: [
    "想退货，怎么申请",
    "可以换大一码吗",
    "七天无理由运费谁出",
    "我要拒收",
    "要维修的话寄到哪里",
    "Can I send it back?",
  ],
  refund: [
    "退款什么时候到账",
    "申请退款了能取消吗",
    "钱退到哪里",
    "退货了钱还没退给我，钱退到哪了",
    "I want my money back",
  ],
  invoice: ["可以开发票吗", "抬头写错了，发票能重开吗", "要增值税专票", "发票和退货单一起寄回吗，补发票怎么补"],
  order: [
    "地址写错了，帮我改一下地址",
    "取消订单",
    "两个订单能一起发吗",
    "付款失败怎么办",
    "备注一下要红色",
    "Please change the address",
  ],
  quality: ["收到就是坏的", "少发了一件", "颜色发错了，我要的是黑色", "开不了机", "衣服掉色起球", "It arrived broken"],
};

for (const scene of sceneIds) {
  test.each(lines[scene])(`${scene}: %s`, (line) => expect(sceneOf(message(line))).toBe(scene));
}

test.each([
  "在吗",
  "好的谢谢",
  "人呢？？",
  "你们什么态度",
  "转人工",
  "支付宝",
  "我退出群聊了",
  "咨询订单号:20231 订单金额:59 下单时间:昨天",
  "",
])("nothing to go by: %s", (line) => expect(sceneOf(message(line))).toBeNull());

test("a longer phrase covers what it holds: 退差价 is about the price, 取消退款 about the refund", () => {
  expect(sceneOf(message("我要退差价"))).toBe("price");
  expect(sceneOf(message("取消退款"))).toBe("refund");
  expect(sceneOf(message("送错地址了"))).toBe("logistics");
});

test("only what the buyer says counts", () => {
  expect(sceneOf(message("想退货", { from: { role: "agent", id: "a-1" } }))).toBeNull();
  expect(sceneOf(message("想退货", { from: { role: "bot", id: "bot-1" } }))).toBeNull();
});

test("a card of the goods without words asks about the goods; a retracted message about nothing", () => {
  expect(sceneOf(message("", { content: [{ type: "product", id: "p-1" }] }))).toBe("product");
  expect(sceneOf(message("", { content: [], retracted: true }))).toBeNull();
});

test("a session is about what most of it speaks of, and of two about what came first", () => {
  const said = (...texts: string[]) => texts.map((text) => message(text));
  expect(sceneOfSession(said("在吗", "这件有现货吗", "想退货", "怎么退货"))).toBe("return");
  expect(sceneOfSession(said("发票开了吗", "好的", "想退货"))).toBe("invoice");
  expect(sceneOfSession(said("在吗", "好的"))).toBeNull();
  expect(sceneOfSession([])).toBeNull();
});
