import { agent, buyer, closed, testPack, wait } from "interject/testing";
import sales from "./index.ts";

testPack(sales, {
  canary: { script: [buyer("这是测试：有货吗"), agent("您去拼多多拍吧"), closed()], point: "cross-platform" },
  calm: [
    buyer("你好，这款有货吗？多少钱？"),
    wait(20),
    agent("亲，有货的，59元，今天下单当天发哦"),
    buyer("好的，谢谢"),
    wait(20),
    agent("感谢您的支持，祝您生活愉快"),
    closed(),
  ],
});
