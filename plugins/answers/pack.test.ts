import { agent, buyer, closed, testPack, wait } from "interject/testing";
import answers from "./index.ts";

testPack(answers, {
  canary: { script: [buyer("这是测试：我的快递呢"), agent("稍等，帮您核实情况"), closed()], point: "missed-followup" },
  calm: [
    buyer("你好，什么时候发货？"),
    wait(20),
    agent("亲，稍等，帮您查询"),
    wait(20),
    agent("今天下午发出哦"),
    buyer("好的，谢谢"),
    closed(),
  ],
});
