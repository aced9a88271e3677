import { agent, buyer, testPoint } from "interject/testing";
import { sensitiveQuestion } from "./sensitive-question.ts";

testPoint(sensitiveQuestion, {
  flags: [
    {
      name: "an invoice",
      script: [buyer("可以开发票吗")],
      expect: [{ code: "sensitive", evidence: ["发票"] }],
    },
    {
      name: "traditional characters",
      script: [buyer("可以開發票嗎")],
      expect: [{ code: "sensitive", evidence: ["發票"] }],
    },
    {
      name: "each topic once a session",
      script: [buyer("可以开发票吗"), agent("可以"), buyer("发票什么时候寄，孕妇能用吗")],
      expect: [
        { code: "sensitive", evidence: ["发票"] },
        { code: "sensitive", evidence: ["孕妇"] },
      ],
    },
    {
      name: "the same topic again, where the shop wants it so",
      config: { oncePerSession: false },
      script: [buyer("可以开发票吗"), buyer("发票呢")],
      expect: [
        { code: "sensitive", evidence: ["发票"] },
        { code: "sensitive", evidence: ["发票"] },
      ],
    },
    {
      name: "a topic of the shop's own list",
      config: { topics: ["保质期"] },
      script: [buyer("保质期多久")],
      expect: [{ code: "sensitive", evidence: ["保质期"] }],
    },
  ],
  ignores: [
    { name: "an ordinary question", script: [buyer("什么时候发货")] },
    {
      name: "a usual topic that the shop took off its list",
      config: { topics: ["保质期"] },
      script: [buyer("开发票")],
    },
    { name: "the agent", script: [agent("需要发票吗")] },
    {
      name: "a phrase that the shop excepts",
      config: { exceptions: ["发票夹"] },
      script: [buyer("发票夹有货吗")],
    },
  ],
});
