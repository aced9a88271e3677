import { agent, bot, buyer, closed, testPoint } from "interject/testing";
import { rhetorical } from "./rhetorical.ts";

const said = (...texts: string[]) => [buyer("怎么退"), ...texts.map((text) => agent(text)), closed()];
const flag = (text: string, quote = text) => ({
  name: text,
  script: said(text),
  expect: [{ code: "challenge" as const, evidence: [quote] }],
});
const nothing = (text: string) => ({ name: text, script: said(text) });

testPoint(rhetorical, {
  flags: [
    { ...flag("这也不懂吗"), rows: ["F080"] },
    { ...flag("能理解吗?", "能理解吗"), rows: ["F080"] },
    { ...flag("前面不是说了吗"), rows: ["F080"] },
    { ...flag("你聽明白了嗎"), rows: ["F080"] },
    {
      name: "all challenges of a session as one finding",
      config: { count: 2 },
      script: said("前面不是说了吗", "好的", "你自己不会看吗"),
      expect: [{ code: "challenge", evidence: ["前面不是说了吗", "你自己不会看吗"] }],
    },
    {
      name: "a session of the bot, where those are inspected",
      config: { bots: true },
      script: [buyer("怎么退"), bot("这也不懂吗"), closed()],
      expect: [{ code: "challenge", evidence: ["这也不懂吗"] }],
    },
    {
      name: "a quotation, where those count",
      config: { ignoreQuotation: false },
      script: said("您说凭什么给你退"),
      expect: [{ code: "challenge", evidence: ["您说凭什么给你退"] }],
    },
    {
      name: "a phrase of the shop's own list",
      config: { phrases: ["你是认真的"] },
      script: said("你是认真的？"),
      expect: [{ code: "challenge", evidence: ["你是认真的"] }],
    },
  ],
  ignores: [
    nothing("您看能理解吗，这样处理更快"),
    nothing("您想怎么处理呢"),
    nothing("您说凭什么给你退"),
    { name: "fewer challenges than needed", config: { count: 2 }, script: said("前面不是说了吗") },
    { name: "the buyer", script: [buyer("我不是说了吗"), agent("抱歉"), closed()] },
    { name: "a session of the bot", script: [buyer("怎么退"), bot("这也不懂吗"), closed()] },
    {
      name: "a phrase that the shop excepts",
      config: { exceptions: ["这都不懂吗挑战"] },
      script: said("这都不懂吗挑战活动今天开始"),
    },
  ],
});
