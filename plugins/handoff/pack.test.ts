import { agent, bot, buyer, closed, testPack } from "interject/testing";
import handoff from "./index.ts";

testPack(handoff, {
  canary: {
    script: [buyer("interject-canary"), bot("抱歉，interject-canary 还在学习中，没有理解您的问题")],
    point: "bot-cannot-answer",
  },
  calm: [buyer("在吗"), bot("您好，请问有什么可以帮您"), buyer("几天到"), agent("一般三天左右"), closed()],
});
