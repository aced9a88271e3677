import { agent, buyer, testPoint } from "interject/testing";
import { threatenExposure } from "./threaten-exposure.ts";

const flag = (code: "authority" | "law" | "publicity", text: string, quote: string) => ({
  name: text,
  script: [buyer(text)],
  expect: [{ code, evidence: [quote] }],
});
const nothing = (text: string) => ({ name: text, script: [buyer(text)] });

testPoint(threatenExposure, {
  flags: [
    { ...flag("authority", "我要去12315投诉你们", "12315"), rows: ["F116"] },
    flag("authority", "我已经打了１２３１５", "１２３１５"),
    { ...flag("authority", "等着工商局来查吧", "工商局"), rows: ["F116"] },
    { ...flag("authority", "我去邮政管理局投诉你们", "邮政管理"), rows: ["F116"] },
    flag("authority", "消費者協會見", "消費者協會"),
    flag("authority", "再不处理就找315", "315"),
    flag("authority", "已向工信部申诉", "工信部"),
    flag("authority", "你们这是诈骗，我要报警", "报警"),
    { ...flag("law", "我要走法律途径", "法律途径"), rows: ["F116"] },
    flag("law", "已经请律师了", "律师"),
    flag("law", "我要去告你们", "去告你们"),
    flag("law", "那就法院见", "法院见"),
    flag("publicity", "曝光你们这家黑店", "曝光"),
    flag("publicity", "我要找媒体来评评理", "媒体"),
    flag("publicity", "发到网上让大家看看", "发到网上"),
    { ...flag("publicity", "在社交媒体上说说你们", "社交媒体"), rows: ["F116"] },
    {
      name: "two ways at once",
      script: [buyer("先打12315，再找媒体")],
      expect: [{ code: "authority", evidence: ["12315", "媒体"] }],
    },
    {
      name: "a scam call, where they count",
      config: { ignoreScamCalls: false },
      script: [buyer("有人冒充公安打电话，我要报警吗")],
      expect: [{ code: "authority", evidence: ["公安", "报警"] }],
    },
    {
      name: "the shop's own word",
      config: { phrases: ["找街道办"] },
      script: [buyer("我找街道办")],
      expect: [{ code: "authority", evidence: ["找街道办"] }],
    },
  ],
  ignores: [
    { ...nothing("我要投诉你们"), rows: ["F116"] },
    nothing("申请小二介入"),
    nothing("开户行是工商银行"),
    nothing("送到朝阳区法院旁边那栋楼"),
    nothing("商品曝光率太低了怎么办"),
    nothing("这个相机怎么设置曝光补偿"),
    nothing("订单号2312315678"),
    nothing("3月15日能到吗"),
    nothing("发朋友圈集赞有优惠吗"),
    nothing("冰箱一直报警怎么办"),
    nothing("我转告你们一声"),
    nothing("支持多媒体播放吗"),
    { ...nothing("有人冒充法院给我打电话，是诈骗吧"), held: [{ guard: "scam-call", evidence: ["法院"] }] },
    { ...nothing("我也不想走法律途径"), held: [{ guard: "denial", evidence: ["法律途径"] }] },
    { name: "the agent's advice", script: [agent("您也可以拨打12315反映")] },
    { name: "the law, where it is switched off", config: { law: false }, script: [buyer("法院见")] },
    { name: "authorities, where they are switched off", config: { authorities: false }, script: [buyer("打12315")] },
    { name: "the public, where it is switched off", config: { publicity: false }, script: [buyer("曝光你们")] },
    {
      name: "a phrase that the shop excepts",
      config: { exceptions: ["12315认证商家"] },
      script: [buyer("你们是12315认证商家吗")],
    },
  ],
});
