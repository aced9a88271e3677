import {
  agent,
  bot,
  buyer,
  byHand,
  closed,
  taskDone,
  taskSeen,
  testIntervention,
  transferred,
  triggers,
  wait,
} from "interject/testing";
import { nudgeAgent } from "./nudge-agent.ts";

const message = { zh: "60 秒未回复", en: "No answer for 60 seconds" };
const late = (text: string) => triggers(buyer({ text, name: "张三" }), { point: "alerts/unanswered", message });
const served = agent({ text: "您好", name: "小美" });
const text = "60 秒未回复。请立即跟进并回复买家。";
const notice = { kind: "notice" as const, audience: "agent" as const, to: "a-1", text };
const task = { kind: "task" as const, task: "follow-up" as const, agent: "a-1", text, dueSeconds: 120 };
const done = { kind: "close-task" as const, outcome: "done" as const };
const expired = { kind: "close-task" as const, outcome: "expired" as const };
const supervisor = { kind: "notice" as const, audience: "supervisor" as const };

testIntervention(nudgeAgent, {
  acts: [
    {
      name: "a notice and a task for the one who serves, done when he answers (F095, F096)",
      script: [served, late("在吗"), wait(100), agent("在的"), wait(600)],
      expect: [{ ...notice, severity: "urgent" }, task, done],
    },
    {
      name: "by hand, in the supervisor's own words (F096)",
      script: [served, buyer("在吗"), byHand({ text: "先安抚，再查物流" }), agent("抱歉久等")],
      expect: [{ ...notice, text: "先安抚，再查物流" }, { ...task, text: "先安抚，再查物流" }, done],
    },
    {
      name: "in English",
      config: { language: "en" },
      script: [served, late("在吗"), wait(121)],
      expect: [
        { ...notice, text: "No answer for 60 seconds. Please answer the buyer now." },
        { kind: "task" },
        expired,
        { ...supervisor, text: "[urgent] No answer to the buyer within 120 s of the nudge · agent 小美 · buyer 张三" },
      ],
    },
    {
      name: "neither the bot nor an automatic line is the agent's answer",
      script: [served, late("在吗"), bot("请稍等"), agent({ text: "亲亲您好", automatic: true }), wait(121)],
      expect: [
        notice,
        task,
        expired,
        { ...supervisor, severity: "urgent", text: "【紧急】催促后 120 秒内仍未回复买家　客服：小美　买家：张三" },
      ],
    },
    {
      name: "overdue, those outside who are named are told, too",
      receivers: [{ id: "lead", title: "主管", groups: ["supervisors"] }],
      config: { groups: ["supervisors"], dueSeconds: 60 },
      script: [served, late("在吗"), wait(61)],
      expect: [notice, { ...task, dueSeconds: 60 }, expired, supervisor, { kind: "notify", receiver: "lead" }],
    },
    {
      name: "overdue and quiet, where the shop wants it so",
      config: { tellSupervisor: false },
      script: [served, late("在吗"), wait(121)],
      expect: [notice, task, expired],
    },
    {
      name: "whoever takes the chat over has the task, with the time that is left",
      script: [served, late("在吗"), wait(60), transferred("a-2", { by: "a-1", name: "小丽" }), wait(61)],
      expect: [
        notice,
        task,
        { ...notice, to: "a-2" },
        { ...task, agent: "a-2", dueSeconds: 60 },
        expired,
        { ...supervisor, text: "【紧急】催促后 120 秒内仍未回复买家　客服：小丽　买家：张三" },
      ],
    },
    {
      name: "a chat that is closed cannot be answered any more",
      script: [served, late("在吗"), wait(10), closed(), wait(600)],
      expect: [notice, task, expired],
    },
    {
      name: "having seen it is not enough",
      script: [served, late("在吗"), taskSeen(), wait(121)],
      expect: [notice, task, expired, supervisor],
    },
    {
      name: "his word that it is done is",
      script: [served, late("在吗"), taskDone(), wait(600)],
      expect: [notice, task],
    },
  ],
  refrains: [
    { name: "nobody serves the buyer yet", script: [late("在吗")], reason: "no-agent" },
    { name: "the bot serves him", script: [bot("您好"), late("在吗")], reason: "no-agent" },
  ],
});
