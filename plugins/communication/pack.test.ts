import { agent, buyer, closed, testPack, wait } from "interject/testing";
import communication from "./index.ts";

testPack(communication, {
  canary: { script: [buyer("这是测试：怎么退"), agent("前面不是说了吗"), closed()], point: "rhetorical" },
  calm: [
    buyer("我的快递太慢了，我要投诉"),
    wait(20),
    agent("亲，非常抱歉让您久等了，马上为您催促快递"),
    buyer("好的"),
    closed(),
  ],
});
