import { agent, buyer, ordered, retracted, testPoint } from "interject/testing";
import { addressChange } from "./address-change.ts";

testPoint(addressChange, {
  flags: [
    {
      name: "a wrong address",
      script: [ordered({ status: "paid" }), buyer("我刚刚的订单，地址错了")],
      expect: [{ code: "asked", evidence: ["地址", "错了"] }],
    },
    {
      name: "another address",
      script: [buyer("能不能更换收货地址?")],
      expect: [{ code: "asked", evidence: ["换", "地址"] }],
    },
    {
      name: "another recipient, in traditional characters",
      script: [buyer("想把收貨人改成我媽")],
      expect: [{ code: "asked", evidence: ["收貨人", "改"] }],
    },
    {
      name: "a wrong number",
      script: [buyer("我电话填错了怎么办")],
      expect: [{ code: "asked", evidence: ["电话", "填错"] }],
    },
    {
      name: "a parcel that has left",
      script: [ordered({ status: "shipped" }), buyer("改地址还来得及吗")],
      expect: [{ code: "asked-shipped", evidence: ["改", "地址"] }],
    },
    {
      name: "one parcel that has left and one that has not",
      script: [
        ordered({ id: "o-1", status: "shipped" }),
        ordered({ id: "o-2", status: "paid" }),
        buyer("第二单帮我改下地址"),
      ],
      expect: [{ code: "asked", evidence: ["改", "地址"] }],
    },
  ],
  ignores: [
    { name: "where to send a return", script: [buyer("退货地址发我一下，换个快递行吗")] },
    { name: "an address on an invoice", script: [buyer("发票上的地址要改一下")] },
    { name: "the number of the account", script: [buyer("换绑手机号怎么弄")] },
    { name: "no change after all", script: [buyer("那订单上的地址就不改了")] },
    { name: "an address that is right", script: [buyer("我地址没有错，是你们送错了")] },
    { name: "the words far apart", script: [buyer("地址我已经发给你了，另外这件衣服的颜色我还没想好，要不要改再说")] },
    { name: "a call to the courier", script: [buyer("我打电话过去让他换个时间")] },
    { name: "an order that has arrived", script: [ordered({ status: "received" }), buyer("我想改一下收货地址")] },
    { name: "no order, where orders are wanted", config: { withoutOrder: false }, script: [buyer("改地址")] },
    { name: "the agent", script: [agent("需要帮您修改地址吗")] },
    { name: "a question about delivery", script: [buyer("这个地址能送到吗")] },
    { name: "words before they were typed", script: [buyer("地址"), retracted(), buyer("错了")] },
  ],
});
