import { agent, buyer, closed, testPack, wait } from "interject/testing";
import service from "./index.ts";

testPack(service, {
  canary: { script: [buyer("在吗"), agent("在的"), buyer("什么时候发货"), closed()], point: "last-not-agent" },
  calm: [
    buyer("你好，什么时候发货？"),
    wait(20),
    agent("亲，今天下午发出哦"),
    buyer("好的，谢谢"),
    wait(20),
    agent("请问还有其他可以帮到您的吗？感谢您的支持，祝您生活愉快，期待再次光临"),
    closed(),
  ],
});
