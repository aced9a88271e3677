import { expect, it } from "vitest";
import { maskedKinds } from "../../db/schema.ts";
import { maskedName, maskText } from "./mask-text.ts";

const all = (text: string, words: string[] = []) => maskText(text, maskedKinds, { words });

it.each([
  ["我的电话13812345678，急", "我的电话138****5678，急"],
  ["打 138 1234 5678 或 138-1234-5678", "打 138 **** 5678 或 138-****-5678"],
  ["１３８１２３４５６７８", "１３８****５６７８"],
  ["座机 021-12345678", "座机 021-****5678"],
  ["WhatsApp +44 7911 123456", "WhatsApp +44 7*** **3456"],
  ["一半 38123456", "一半 381*****"],
  ["订单 2026112912345678901 呢", "订单 ***************8901 呢"],
  ["单号241129-123456789012345", "单号******************2345"],
  ["SF1234567890123 到哪了", "SF*********0123 到哪了"],
  ["寄到浙江省杭州市余杭区文一西路969号3幢5楼", "***********************"],
  ["在人民路88号", "*******"],
  ["收件人：张三丰", "收件人：***"],
  ["ship to 221 Baker Street, Apt 4", "ship to ***********************"],
])("%s becomes %s (N31)", (text, masked) => {
  expect(all(text)).toBe(masked);
});

it("hides the buyer's name and id wherever they stand, and keeps every length (N31)", () => {
  const text = "我是王小明啊，账号 wang_88，13812345678，上海市浦东新区世纪大道100号";
  const masked = all(text, ["王小明", "wang_88"]);
  expect(masked).toHaveLength(text.length);
  for (const secret of ["王小明", "wang_88", "13812345678", "世纪大道"]) expect(masked).not.toContain(secret);
});

it.each([
  "一共 199.00 元，满300减40",
  "2026-11-29 15:06 下单",
  "什么时候发货？",
  "尺码 165/88A，3件",
  "我这里1号才收到",
])("%s stays as it is (N31)", (text) => {
  expect(all(text)).toBe(text);
});

it("hides only what it is asked to (N31)", () => {
  expect(maskText("13812345678 订单 2026112912345678901", ["orders"])).toBe("13812345678 订单 ***************8901");
  expect(maskText("13812345678 订单 2026112912345678901", ["phones"])).toBe("138****5678 订单 2026112912345678901");
});

it("leaves the first sign of a name (N31)", () => {
  expect([maskedName("张三"), maskedName("t"), maskedName("欧阳娜娜子小")]).toEqual(["张*", "*", "欧****"]);
});
