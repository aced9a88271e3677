import { agent, bot, buyer, testIntervention, triggers, wait } from "interject/testing";
import { warnAgent } from "./warn-agent.ts";

const point = "alerts/ad-law";
const message = { zh: "使用了最高级宣传用语", en: "Uses a superlative" };
const about = (text: string, severity: "low" | "normal" | "urgent" = "normal") =>
  triggers(agent({ text, pending: true }), { point, severity, message });
const sent = (text: string) => triggers(agent(text), { point, message });
const hold = { kind: "verdict" as const, decision: "hold" as const, overridable: true };

testIntervention(warnAgent, {
  acts: [
    {
      name: "a forbidden claim is held, with the wording to take instead (N33, F109)",
      script: [buyer("好用吗"), about("这是最好的面霜")],
      expect: [
        { ...hold, reason: "使用了最高级宣传用语：“这是最好的面霜”" },
        { kind: "suggestion", text: "这是很好的面霜" },
      ],
    },
    {
      name: "a curt reply gets a fuller one (N33, F112)",
      script: [buyer("那我买这个吧"), about("哦", "low")],
      expect: [hold, { kind: "suggestion", text: "好的亲，您说的我都记下了，还有什么可以帮您的吗？" }],
    },
    {
      name: "what has no better wording is held alone",
      script: [about("亲懂不懂啊")],
      expect: [hold],
    },
    {
      name: "without proposals, where the shop wants none",
      config: { propose: false },
      script: [about("最好的")],
      expect: [hold],
    },
    {
      name: "an urgent one is blocked, whatever the agent says (F110)",
      script: [about("滚", "urgent")],
      expect: [{ kind: "verdict", decision: "block", overridable: false }],
    },
    {
      name: "a block may be overridden where the merchant allows it (N33)",
      config: { overridable: "always" },
      script: [about("滚", "urgent")],
      expect: [{ kind: "verdict", decision: "block", overridable: true }],
    },
    {
      name: "no warning may be overridden where the merchant forbids it (N33)",
      config: { overridable: "never" },
      script: [about("最好看的")],
      expect: [{ kind: "verdict", decision: "hold", overridable: false }, { kind: "suggestion" }],
    },
    {
      name: "the wording of the merchant's own table is sent instead (N33)",
      config: { normal: "replace", words: ["最好的=>口碑不错的"] },
      script: [about("这是最好的面霜")],
      expect: [{ kind: "verdict", decision: "replace", text: "这是口碑不错的面霜" }],
    },
    {
      name: "what cannot be reworded is held instead of replaced",
      config: { normal: "replace" },
      script: [about("宇宙无敌")],
      expect: [hold],
    },
    {
      name: "a rule of the merchant's own (N33)",
      script: [triggers(agent({ text: "加我微信", pending: true }), { point: "shop/no-contacts", severity: "urgent" })],
      expect: [{ kind: "verdict", decision: "block" }],
    },
    {
      name: "a bot that is about to say it",
      script: [triggers(bot({ text: "最好的", pending: true }), { point })],
      expect: [hold, { kind: "suggestion", text: "很好的" }],
    },
    {
      name: "what was sent already is told to who sent it",
      script: [triggers(agent({ text: "这是最好的", account: "a-7" }), { point, message })],
      expect: [
        {
          kind: "notice",
          audience: "agent",
          to: "a-7",
          text: "使用了最高级宣传用语：“这是最好的”。消息已发出，请注意措辞，可以说：“这是很好的”",
        },
      ],
    },
    {
      name: "in the shop's language",
      language: "en",
      script: [about("最好的"), wait(1), sent("宇宙无敌")],
      expect: [
        { ...hold, reason: "Uses a superlative: “最好的”" },
        { kind: "suggestion" },
        { kind: "notice", text: "Uses a superlative: “宇宙无敌”. It has been sent: mind the wording." },
      ],
    },
  ],
  refrains: [
    {
      name: "a severity that the shop lets go",
      config: { low: "allow" },
      script: [about("哦", "low")],
      reason: "let-go",
    },
    {
      name: "sent already, and nobody wants to be told",
      config: { afterwards: false },
      script: [sent("最好的")],
      reason: "already-sent",
    },
    { name: "sent by the bot", script: [triggers(bot("最好的"), { point })], reason: "not-a-human" },
  ],
});
