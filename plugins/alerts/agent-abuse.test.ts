import { agent, bot, buyer, retracted, testPoint } from "interject/testing";
import { agentAbuse } from "./agent-abuse.ts";

const flag = (code: "abuse" | "likely", text: string, quote: string) => ({
  name: text,
  script: [buyer("怎么还不发货"), agent(text)],
  expect: [{ code, evidence: [quote] }],
});
const nothing = (text: string) => ({ name: text, script: [agent(text)] });

testPoint(agentAbuse, {
  flags: [
    { ...flag("abuse", "滚", "滚"), rows: ["F110"] },
    { ...flag("abuse", "你是弱智吗", "弱智"), rows: ["F110"] },
    flag("abuse", "你有病吧", "有病"),
    flag("abuse", "穷鬼买不起就别买", "穷鬼"),
    flag("abuse", "你他妈烦不烦", "他妈"),
    { ...flag("likely", "沙比，自己看", "沙比"), rows: ["F110"] },
    {
      name: "a word that the shop forbids",
      config: { phrases: ["爱买不买"] },
      script: [agent("爱买不买")],
      expect: [{ code: "abuse", evidence: ["爱买不买"] }],
    },
    {
      name: "words that were taken back after they were found (F151)",
      script: [buyer("怎么还不发货"), agent("滚"), retracted(), agent("马上发")],
      expect: [{ code: "abuse", evidence: ["滚"] }],
    },
    {
      name: "a quotation, where those count",
      config: { ignoreQuotation: false },
      script: [agent("您说我是神经病，这样不好")],
      expect: [{ code: "abuse", evidence: ["神经病"] }],
    },
  ],
  ignores: [
    nothing("滚筒式的，亲"),
    nothing("稍等我操作一下"),
    nothing("很适合送给妈妈的礼物"),
    nothing("变态辣是本店特色"),
    nothing("垃圾袋和狗粮都有的"),
    { ...nothing("您说我是神经病，这样不好"), held: [{ guard: "quotation", evidence: ["神经病"] }] },
    { name: "the buyer", script: [buyer("滚")] },
    { name: "the bot, which repeats a title", script: [bot("《白痴》 陀思妥耶夫斯基")] },
    { name: "a typo, where those do not count (F110)", config: { lookalikes: false }, script: [agent("沙比尔面包")] },
    {
      name: "a phrase that the shop excepts",
      config: { exceptions: ["弱智吧语录"] },
      script: [agent("弱智吧语录这本书有货")],
    },
  ],
});
