import { agent, buyer, testPoint } from "interject/testing";
import { productComplaint } from "./product-complaint.ts";

const flag = (text: string, ...quotes: string[]) => ({
  name: text,
  script: [buyer(text)],
  expect: [{ code: "discontent" as const, evidence: quotes }],
});
const nothing = (text: string) => ({ name: text, script: [buyer(text)] });

testPoint(productComplaint, {
  flags: [
    { ...flag("就一件很小的衣服质量超级差", "衣服质量超级差"), rows: ["F113"] },
    flag("收到的貨太差了", "貨太差"),
    { ...flag("换了俩次了，用一次就坏了", "用一次就坏"), rows: ["F113"] },
    flag("什么破玩意", "什么破玩意"),
    flag("花钱买垃圾", "花钱买垃圾"),
    flag("水果全是烂的，一股恶臭", "全是烂的", "恶臭"),
    flag("才穿两天就开线", "才穿两天就开线"),
    flag("根本没法用", "根本没法用"),
    {
      name: "a supposition, where suppositions count",
      config: { ignoreSupposition: false },
      script: [buyer("加急可别发个质量太差的")],
      expect: [{ code: "discontent", evidence: ["质量太差"] }],
    },
    {
      name: "reported speech, where it counts",
      config: { ignoreQuotation: false },
      script: [buyer("快递说包装太烂")],
      expect: [{ code: "discontent", evidence: ["包装太烂"] }],
    },
    {
      name: "a denial, where denials count",
      config: { ignoreDenial: false },
      script: [buyer("我没说质量太差")],
      expect: [{ code: "discontent", evidence: ["质量太差"] }],
    },
    flag("手机用了半年黑屏了，什么玩意", "手机用了半年黑屏"),
    flag("杯子漏水了，真让人无语！！", "杯子漏水"),
    {
      name: "another shop's goods, where they count",
      config: { ignoreElsewhere: false },
      script: [buyer("以前在别家买的质量太差")],
      expect: [{ code: "discontent", evidence: ["质量太差"] }],
    },
    {
      name: "the shop's own words",
      config: { phrases: ["翻车了"] },
      script: [buyer("这次翻车了")],
      expect: [{ code: "discontent", evidence: ["翻车了"] }],
    },
  ],
  ignores: [
    { ...nothing("有色差我要换货"), rows: ["F114"] },
    { ...nothing("质量一般"), rows: ["F114"] },
    { ...nothing("颜色不好看"), rows: ["F114"] },
    { ...nothing("商品脏了"), rows: ["F114"] },
    { ...nothing("和图片相差大"), rows: ["F114"] },
    { ...nothing("我对尺寸有疑问"), rows: ["F114"] },
    {
      ...nothing("加急可别发个质量太差的啊"),
      rows: ["F114"],
      held: [{ guard: "hypothetical", evidence: ["质量太差"] }],
    },
    { ...nothing("质量太差了也不行"), rows: ["F114"] },
    nothing("国货也不是很差"),
    nothing("你们服务太差"),
    { ...nothing("我没说质量太差"), held: [{ guard: "denial", evidence: ["质量太差"] }] },
    { ...nothing("快递说包装太烂"), held: [{ guard: "quotation", evidence: ["包装太烂"] }] },
    { ...nothing("以前在别家买的质量太差，换你们试试"), held: [{ guard: "elsewhere", evidence: ["质量太差"] }] },
    nothing("屏幕有划痕，申请换货"),
    nothing("手机黑屏了，怎么保修"),
    { name: "the agent", script: [agent("抱歉质量太差了")] },
    {
      name: "a phrase that the shop excepts",
      config: { exceptions: ["破东西收纳箱"] },
      script: [buyer("破东西收纳箱有吗")],
    },
  ],
});
