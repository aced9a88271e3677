import { agent, buyer, closed, testPack } from "interject/testing";
import pack from "./index.ts";

testPack(pack, {
  canary: { script: [buyer("interject 测试：我的收货地址写错了")], point: "address-change" },
  calm: [
    buyer("在吗，什么时候发货"),
    agent("在的亲，今天下午发出"),
    buyer("发到哪个快递"),
    agent("默认中通，送货上门"),
    buyer("好的，谢谢"),
    agent("不客气，验证码请不要告诉任何人，祝您生活愉快"),
    closed(),
  ],
});
