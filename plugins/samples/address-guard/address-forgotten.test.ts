import { agent, buyer, closed, ordered, testPoint, transferred } from "interject/testing";
import { addressForgotten } from "./address-forgotten.ts";

testPoint(addressForgotten, {
  flags: [
    {
      name: "a change to which nobody said a word",
      script: [agent("在的"), buyer("收货人电话留错了，应该是另一个"), agent("没事的"), buyer("嗯"), closed()],
      expect: [{ code: "forgotten", evidence: ["收货人", "留错"] }],
    },
    {
      name: "a session that nobody closes",
      script: [agent("在的"), buyer("地址写错了"), agent("好的稍等")],
      expect: [{ code: "forgotten", evidence: ["地址", "写错"] }],
    },
  ],
  ignores: [
    { name: "a confirmed change", script: [agent("在的"), buyer("地址写错了"), agent("已经帮您修改"), closed()] },
    {
      name: "a change that the next agent confirms",
      script: [agent("在的"), buyer("改地址"), agent("帮您转接售后"), transferred("a-2"), closed()],
    },
    { name: "nobody who could have confirmed", script: [buyer("地址写错了"), closed()] },
    {
      name: "an order that has arrived",
      script: [agent("在的"), ordered({ status: "received" }), buyer("地址写错了"), agent("好"), closed()],
    },
    { name: "another chat", script: [buyer("什么时候发货"), agent("今天"), closed()] },
  ],
});
