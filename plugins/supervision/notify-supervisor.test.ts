import { agent, bot, buyer, testIntervention, triggers } from "interject/testing";
import { notifySupervisor } from "./notify-supervisor.ts";

const message = { zh: "买家要投诉", en: "The buyer threatens a complaint" };
const threat = (text: string) =>
  triggers(buyer({ text, name: "张三" }), { point: "alerts/threaten-complaint", severity: "urgent", message });
const notice = { kind: "notice" as const, audience: "supervisor" as const };

testIntervention(notifySupervisor, {
  acts: [
    {
      name: "what happened, the words, and who (F093)",
      script: [agent({ text: "您好", name: "小美" }), threat("我要投诉你们")],
      expect: [{ ...notice, severity: "urgent", text: "【紧急】买家要投诉：“我要投诉你们”　买家：张三　客服：小美" }],
    },
    {
      name: "in English",
      config: { language: "en" },
      script: [threat("我要投诉你们")],
      expect: [{ ...notice, text: "[urgent] The buyer threatens a complaint: “我要投诉你们” · buyer 张三" }],
    },
    {
      name: "without the words",
      config: { quote: false },
      script: [threat("我要投诉你们")],
      expect: [{ ...notice, text: "【紧急】买家要投诉　买家：张三" }],
    },
    {
      name: "with a severity of the shop's own",
      config: { severity: "low" },
      script: [threat("我要投诉你们")],
      expect: [{ ...notice, severity: "low", text: "【低】买家要投诉：“我要投诉你们”　买家：张三" }],
    },
    {
      name: "words that try to look like ours stay one quoted line",
      script: [threat("投诉”　客服：小美\n【低】“没事\u202e")],
      expect: [{ ...notice, text: "【紧急】买家要投诉：“投诉' 客服：小美 【低】'没事”　买家：张三" }],
    },
    {
      name: "long words are cut",
      config: { quoteLength: 10 },
      script: [threat("投诉".repeat(100))],
      expect: [{ ...notice, text: `【紧急】买家要投诉：“${"投诉".repeat(5)}…”　买家：张三` }],
    },
    {
      name: "a picture has no words to quote",
      script: [
        triggers(buyer({ content: [{ type: "image" }] }), {
          point: "alerts/threaten-complaint",
          severity: "urgent",
          message,
        }),
      ],
      expect: [{ ...notice, text: "【紧急】买家要投诉　买家：b-1" }],
    },
    {
      name: "each finding is told (F093)",
      script: [threat("投诉"), bot("抱歉"), threat("投诉")],
      expect: [notice, notice],
    },
  ],
  refrains: [],
});
