import { agent, bot, buyer, testPoint } from "interject/testing";
import { questionedIrrelevant } from "./questioned-irrelevant.ts";

const flag = (text: string, quote: string) => ({
  name: text,
  script: [buyer("能用花呗吗"), agent("亲，这款是纯棉的"), buyer(text)],
  expect: [{ code: "questioned" as const, evidence: [quote] }],
});
const nothing = (text: string) => ({ name: text, script: [buyer("在吗"), agent("在的亲"), buyer(text)] });

testPoint(questionedIrrelevant, {
  flags: [
    flag("答非所問", "答非所問"),
    flag("你没有回答我的问题", "没有回答我"),
    flag("你听不懂我说的话吗", "你听不懂我"),
    flag("问了好几遍都不回答", "问了好几遍"),
    flag("我问的是运费", "我问的是"),
    {
      name: "a clarification behind an answer, where those count",
      config: { clarifications: true },
      script: [buyer("能用花呗吗"), agent("纯棉的"), buyer("我的意思是花呗")],
      expect: [{ code: "questioned", evidence: ["我的意思是"] }],
    },
    {
      name: "the bot that does not understand (F100)",
      script: [buyer("能用花呗吗"), bot("请问您要查物流吗"), buyer("你看不懂中文吗")],
      expect: [{ code: "questioned", evidence: ["你看不懂中文"] }],
    },
    {
      name: "a wish for another agent (F100)",
      script: [buyer("能用花呗吗"), agent("纯棉的"), buyer("换个客服吧")],
      expect: [{ code: "another-agent", evidence: ["换个客服"] }],
    },
    {
      name: "the shop's own words",
      config: { phrases: ["说人话"] },
      script: [buyer("麻烦说人话")],
      expect: [{ code: "questioned", evidence: ["说人话"] }],
    },
    {
      name: "reported speech, where it counts",
      config: { ignoreQuotation: false },
      script: [buyer("卖家说你答非所问")],
      expect: [{ code: "questioned", evidence: ["答非所问"] }],
    },
  ],
  ignores: [
    nothing("明白了"),
    nothing("我没看懂说明书"),
    nothing("换个大一码的"),
    nothing("我问一下价格"),
    {
      name: "a clarification in the first words, where those count",
      config: { clarifications: true },
      script: [buyer("我的意思是能不能用花呗")],
    },
    { name: "a clarification", script: [buyer("能用花呗吗"), agent("纯棉的"), buyer("我的意思是花呗")] },
    {
      name: "another agent, where that does not count",
      config: { anotherAgent: false },
      script: [buyer("能用花呗吗"), agent("纯棉的"), buyer("换个客服吧")],
    },
    {
      name: "reported speech",
      script: [buyer("卖家说你答非所问")],
      held: [{ guard: "quotation", evidence: ["答非所问"] }],
    },
    {
      name: "a phrase that the shop excepts",
      config: { exceptions: ["话术大全"] },
      script: [buyer("有没有话术大全这本书")],
      held: [{ guard: "shop-phrase", evidence: ["话术"] }],
    },
    { name: "the agent", script: [agent("您是觉得我答非所问吗")] },
  ],
});
