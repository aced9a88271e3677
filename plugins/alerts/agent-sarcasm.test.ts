import { agent, bot, buyer, testPoint } from "interject/testing";
import { agentSarcasm } from "./agent-sarcasm.ts";

const flag = (text: string, quote = text) => ({
  name: text,
  script: [agent(text)],
  expect: [{ code: "sarcasm" as const, evidence: [quote] }],
});
const nothing = (text: string) => ({ name: text, script: [agent(text)] });

testPoint(agentSarcasm, {
  flags: [
    { ...flag("你不会看介绍吗?", "你不会看介绍吗"), rows: ["F111"] },
    { ...flag("你太墨迹了"), rows: ["F111"] },
    { ...flag("你是搞笑吗"), rows: ["F111"] },
    { ...flag("我呵呵了"), rows: ["F111"] },
    { ...flag("跟你说话呢"), rows: ["F111"] },
    { ...flag("你想多了"), rows: ["F111"] },
    { ...flag("你应该知足了"), rows: ["F111"] },
    flag("您开心就好"),
    flag("你在搞笑吗"),
    flag("真是服了你"),
    flag("您这急着用是去救火吗?", "您这急着用是去救火吗"),
    flag("买不起就别买"),
    flag("你家住海边啊管这么宽"),
    flag("我们又不是慈善机构"),
    flag("這個價格你還想要什麼質量"),
    flag("好好好，你说的都对", "你说的都对"),
    {
      name: "a quotation, where those count",
      config: { ignoreQuotation: false },
      script: [agent("您说真是服了你")],
      expect: [{ code: "sarcasm", evidence: ["您说真是服了你"] }],
    },
    {
      name: "a phrase of the shop's own list",
      config: { phrases: ["玻璃心大神"] },
      script: [agent("好的玻璃心大神")],
      expect: [{ code: "sarcasm", evidence: ["好的玻璃心大神"] }],
    },
  ],
  ignores: [
    nothing("您真聪明呢亲"),
    nothing("亲亲您真会挑，这款是爆款"),
    nothing("宝宝喜欢就好"),
    nothing("呵呵，您客气了"),
    nothing("搞笑系列的贴纸有货"),
    nothing("您想多拍几件也可以"),
    nothing("您说真是服了你"),
    { name: "the buyer", script: [buyer("你在搞笑吗")] },
    { name: "the bot", script: [bot("你想多了")] },
    {
      name: "a phrase that the shop excepts",
      config: { exceptions: ["奇葩说周边"] },
      script: [agent("你要的奇葩说周边有货")],
    },
  ],
});
