import { expect, test } from "vitest";
import { isFormalClosing, isGoingOffDuty, isPassingOn } from "./closings.ts";
import { foldedText } from "./folded.ts";
import { isAcknowledgement, isGreeting, isPromise, isThinkingItOver, wordsOf } from "./small-talk.ts";

test("reads 么 as everybody writes it, in either script", () => {
  expect(foldedText("什么怎麼這麽")).toBe("什么怎么这么");
});

test("takes the words out of marks, stickers and masks", () => {
  expect(wordsOf("嗯嗯~😊#E-s[数字x]")).toBe("嗯嗯");
  expect(wordsOf("[微笑] 好的！")).toBe("好的");
});

test.each([
  "好的",
  "好的，谢谢亲",
  "嗯嗯",
  "没有了",
  "OK",
  "👌",
  "謝謝",
  "没事了，辛苦了",
  "没有了，多谢了!辛苦辛苦!",
  "暂时没了 谢谢",
])("%s needs no answer", (text) => expect(isAcknowledgement(text)).toBe(true));
test.each(["那我考虑考虑", "我再看看吧", "好的，我先看看", "再想想"])("%s is thinking it over", (text) =>
  expect(isThinkingItOver(text)).toBe(true),
);
test.each(["你们考虑一下怎么赔", "我想看看尺码表", "考虑好了吗", "看看物流"])("%s is not", (text) =>
  expect(isThinkingItOver(text)).toBe(false),
);
test.each(["？", "", "那我考虑考虑", "好的，什么时候发货", "好了吗？", "没有收到", "在吗"])("%j needs one", (text) =>
  expect(isAcknowledgement(text)).toBe(false),
);

test("tells a greeting from an answer", () => {
  expect(isGreeting("亲，您好，在的呢")).toBe(true);
  expect(isGreeting("在的，有货")).toBe(false);
});

const promises = (text: string, longTermCounts = false) => isPromise(text, { longTermCounts });
test.each(["稍等，我帮您核实一下", "我给您看下", "请您稍等~", "正在为您查询", "好的，馬上為您查詢，請稍等喔"])(
  "%s is a promise",
  (text) => expect(promises(text)).toBe(true),
);
test.each([
  "麻烦提供下订单号，我帮您查询",
  "稍等 您的快递今天下午派送到站点",
  "已经帮您联系过了",
  "我帮您查询，是这个订单吗？",
  "今天发货",
])("%s is none", (text) => expect(promises(text)).toBe(false));
test("a promise for another day is one only where it counts", () => {
  expect(promises("帮您核实，24小时内给您回电")).toBe(false);
  expect(promises("帮您核实，24小时内给您回电", true)).toBe(true);
});

test.each(["祝您生活愉快", "感谢您对本店的支持与信任", "期待亲的下次光临", "感謝您的光臨，再見", "欢迎再次光临哦"])(
  "%s is a closing",
  (text) => expect(isFormalClosing(text)).toBe(true),
);
test.each(["好的再见", "请问还有其他可以帮您的吗", "感谢您的理解", "感谢您的支持，请问还有其他问题吗"])(
  "%s is none",
  (text) => expect(isFormalClosing(text)).toBe(false),
);

test("knows the end of a shift and a hand-over in words", () => {
  expect(isGoingOffDuty("亲我下班了，明天同事跟进")).toBe(true);
  expect(isGoingOffDuty("我们18点下班时间到了会关店吗")).toBe(false);
  expect(isPassingOn("这边为您转接售后客服")).toBe(true);
  expect(isPassingOn("为您转接专员，好吗")).toBe(false);
  expect(isPassingOn("目前占线，无法转接")).toBe(false);
});
