import { agent, bot, buyer, testIntervention, triggers } from "interject/testing";
import { holdBot } from "./hold-bot.ts";

const over = (text: string, pending = false) => triggers(bot({ text, pending }), { point: "handoff/bot-over-human" });
const served = [buyer("在吗"), agent({ text: "在的", account: "a-7" })];
const notice = { kind: "notice" as const, audience: "agent" as const, to: "a-7" };

testIntervention(holdBot, {
  acts: [
    {
      name: "what was not sent yet is held (N07)",
      script: [...served, over("您好", true)],
      expect: [{ kind: "verdict", decision: "hold", reason: "人工客服正在接待" }],
    },
    {
      name: "held each time, and nobody is told",
      script: [...served, over("您好", true), over("亲", true)],
      expect: [
        { kind: "verdict", decision: "hold" },
        { kind: "verdict", decision: "hold" },
      ],
    },
    { name: "what was sent the human who serves learns (N07)", script: [...served, over("您好")], expect: [notice] },
    {
      name: "once until he speaks again",
      script: [...served, over("您好"), over("亲"), agent({ text: "请忽略", account: "a-7" }), over("好的")],
      expect: [notice, { suppressed: "told-already" }, notice],
    },
    {
      name: "in the shop's language",
      language: "en",
      script: [...served, over("hello", true)],
      expect: [{ kind: "verdict", reason: "A human serves the buyer" }],
    },
  ],
  refrains: [
    {
      name: "a shop that wants no notices",
      config: { notify: false },
      script: [...served, over("您好")],
      reason: "not-wanted",
    },
  ],
});
