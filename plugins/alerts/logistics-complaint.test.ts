import { agent, buyer, testPoint } from "interject/testing";
import { logisticsComplaint } from "./logistics-complaint.ts";

const flag = (text: string, quote = text) => ({
  name: text,
  script: [buyer(text)],
  expect: [{ code: "discontent" as const, evidence: [quote] }],
});
const nothing = (text: string) => ({ name: text, script: [buyer(text)] });

testPoint(logisticsComplaint, {
  flags: [
    { ...flag("物流也太慢了"), rows: ["F122"] },
    flag("什么破快递"),
    flag("發貨速度太慢了"),
    flag("等了半个月还不发货"),
    flag("快递简直龟速"),
    flag("花儿都谢了快递还没到"),
    {
      name: "abuse in the same message, where both count",
      config: { besidesAbuse: true },
      script: [buyer("妈的，物流太慢了")],
      expect: [{ code: "discontent", evidence: ["物流太慢了"] }],
    },
    {
      name: "a denial, where it counts",
      config: { ignoreDenial: false },
      script: [buyer("没说快递太烂")],
      expect: [{ code: "discontent", evidence: ["没说快递太烂"] }],
    },
    {
      name: "a supposition, where it counts",
      config: { ignoreSupposition: false },
      script: [buyer("万一快递太烂呢")],
      expect: [{ code: "discontent", evidence: ["万一快递太烂呢"] }],
    },
    {
      name: "reported speech, where it counts",
      config: { ignoreQuotation: false },
      script: [buyer("人家说快递太烂")],
      expect: [{ code: "discontent", evidence: ["人家说快递太烂"] }],
    },
    {
      name: "the shop's own word",
      config: { phrases: ["绕地球一圈"] },
      script: [buyer("包裹绕地球一圈了")],
      expect: [{ code: "discontent", evidence: ["包裹绕地球一圈了"] }],
    },
  ],
  ignores: [
    { ...nothing("什么时候发货"), rows: ["F122"] },
    nothing("发什么快递"),
    nothing("请问我的快递怎么动得这么慢"),
    nothing("我不是投诉配送员"),
    nothing("快递很快，满意"),
    nothing("妈的，物流太慢了"),
    nothing("没说快递太烂"),
    nothing("万一快递太烂呢"),
    nothing("人家说快递太烂"),
    { name: "the agent", script: [agent("物流太慢了，抱歉")] },
    {
      name: "a phrase that the shop excepts",
      config: { exceptions: ["太慢快递"] },
      script: [buyer("太慢快递这本小说有吗，发什么太慢快递")],
    },
  ],
});
