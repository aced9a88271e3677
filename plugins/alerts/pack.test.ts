import { agent, buyer, closed, testPack, wait } from "interject/testing";
import alerts from "./index.ts";

testPack(alerts, {
  canary: { script: [buyer("这是测试：我要去12315投诉你们")], point: "threaten-exposure" },
  calm: [
    buyer("你好，昨天买的洗衣机什么时候发货？"),
    wait(20),
    agent("亲，在的哦，稍等，我帮您查询一下"),
    wait(40),
    agent("查到了，今天下午发出，最晚明天到，操作很简单，请放心"),
    wait(10),
    buyer("好的，谢谢"),
    wait(600),
    agent("感谢您的支持，祝您生活愉快，期待再次光临"),
    closed(),
  ],
});
