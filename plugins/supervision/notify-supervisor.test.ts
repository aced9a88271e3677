import {
  agent,
  bot,
  buyer,
  byHand,
  facts,
  retracted,
  taskDone,
  taskSeen,
  testIntervention,
  triggers,
  wait,
} from "interject/testing";
import { expect, test } from "vitest";
import alerts from "../alerts/index.ts";
import { play } from "../sdk/testing/play.ts";
import type { Script } from "../sdk/testing/script.ts";
import supervision from "./index.ts";
import { notifySupervisor } from "./notify-supervisor.ts";

const message = { zh: "买家要投诉", en: "The buyer threatens a complaint" };
const threat = (text: string) =>
  triggers(buyer({ text, name: "张三" }), { point: "alerts/threaten-complaint", severity: "urgent", message });
const notice = { kind: "notice" as const, audience: "supervisor" as const };
const receivers = [
  { id: "lead", title: "主管", groups: ["supervisors", "managers"] },
  { id: "night-group", title: "夜班群", groups: ["on-call"] },
  { id: "boss", title: "老板", groups: ["managers"] },
];
const task = { kind: "task" as const, task: "acknowledge" as const };
const told = (receiver: string) => ({ kind: "notify" as const, receiver });
const escalating = { groups: ["on-call"], acknowledge: true, escalateAfter: 300, escalateTo: ["managers"] };

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
    {
      name: "and those who are named, by person or by group, each once (F093)",
      receivers,
      config: { receivers: ["lead"], groups: ["supervisors", "on-call"] },
      script: [threat("我要投诉你们")],
      expect: [
        notice,
        { ...told("lead"), severity: "urgent", text: "【紧急】买家要投诉：“我要投诉你们”　买家：张三" },
        told("night-group"),
      ],
    },
    {
      name: "somebody who is not there any more is no reason to stay silent",
      receivers,
      config: { receivers: ["left-us"] },
      script: [threat("投诉")],
      expect: [notice],
    },
    {
      name: "whoever confirms ends it: nobody else is told (N32)",
      receivers,
      config: escalating,
      script: [threat("投诉"), wait(299), taskSeen(), wait(3_600)],
      expect: [notice, told("night-group"), { ...task, dueSeconds: 300 }, { kind: "close-task", outcome: "done" }],
    },
    {
      name: "a task that is done needs no closing",
      receivers,
      config: escalating,
      script: [threat("投诉"), taskDone(), wait(3_600)],
      expect: [notice, told("night-group"), task],
    },
    {
      name: "without a confirmation the next groups are told, one after the other (N32)",
      receivers,
      config: { ...escalating, escalateThen: ["supervisors"] },
      script: [threat("投诉"), wait(601)],
      expect: [
        notice,
        told("night-group"),
        task,
        { ...notice, text: "【升级】5 分钟内无人确认。【紧急】买家要投诉　买家：张三" },
        told("lead"),
        told("boss"),
        { ...notice, text: "【升级】10 分钟内无人确认。【紧急】买家要投诉　买家：张三" },
        told("lead"),
      ],
    },
    {
      name: "words that the buyer takes back are not told later",
      receivers,
      config: escalating,
      script: [threat("我电话13912345678，要投诉"), wait(10), retracted(), wait(300)],
      expect: [
        notice,
        told("night-group"),
        task,
        { ...notice, text: "【升级】5 分钟内无人确认。【紧急】买家要投诉　买家：张三" },
        told("lead"),
        told("boss"),
      ],
    },
    {
      name: "after the last level it waits a day and gives up",
      receivers,
      config: escalating,
      script: [threat("投诉"), wait(300 + 86_400 + 1)],
      expect: [
        notice,
        told("night-group"),
        task,
        notice,
        told("lead"),
        told("boss"),
        { kind: "close-task", outcome: "expired" },
      ],
    },
    {
      name: "a second matter is told although nobody has confirmed the first",
      config: { acknowledge: true },
      script: [threat("投诉"), wait(10), threat("曝光")],
      expect: [notice, task, notice, task],
    },
    {
      name: "also during an incident, where the shop wants each one",
      config: { duringIncident: true },
      script: [facts({ incidents: ["alerts/threaten-complaint"] }), threat("投诉")],
      expect: [notice],
    },
    {
      name: "an incident of another kind changes nothing",
      script: [facts({ incidents: ["alerts/unanswered"] }), threat("投诉")],
      expect: [notice],
    },
    {
      name: "a bad rating",
      moment: { type: "rating", atMost: 2 },
      script: [buyer({ text: "差", name: "张三" }), { step: "happens", event: { type: "rating", score: 1 } }],
      expect: [{ ...notice, severity: "normal", text: "【普通】买家评分 1 分　买家：张三" }],
    },
    {
      name: "by hand",
      script: [buyer({ text: "在吗", name: "张三" }), byHand({ severity: "urgent" })],
      expect: [{ ...notice, severity: "urgent", text: "【紧急】有人请主管查看这个会话　买家：张三" }],
    },
  ],
  refrains: [
    {
      name: "one of many alike, which are told as one incident (N22)",
      script: [facts({ incidents: ["alerts/threaten-complaint"] }), threat("投诉")],
      reason: "incident",
    },
  ],
});

/** The product's own points and policies, in act. */
function played(config: object, script: Script) {
  const policy = {
    id: "tested",
    title: { zh: "测试", en: "Test" },
    mode: "act",
    when: { points: ["alerts/unanswered"] },
    then: [{ intervention: "supervision/notify-supervisor", config }],
  };
  const { decisions, tasks } = play(script, { packs: [alerts, supervision], policies: [policy], receivers });
  return { kinds: decisions.flatMap(({ actions }) => actions.map(({ kind }) => kind)), tasks };
}

test("an alert that an answer settles ends the escalation by itself (N11)", () => {
  const answered = played(escalating, [buyer("在吗"), wait(61), agent("在的，请说"), wait(3_600)]);
  expect(answered.kinds).toEqual(["notice", "notify", "task", "close-task"]);
  expect(answered.tasks).toMatchObject([{ kind: "acknowledge", state: "done" }]);
  const left = played(escalating, [buyer("在吗"), wait(3_600)]);
  expect(left.kinds).toEqual(["notice", "notify", "task", "notice", "notify", "notify"]);
  expect(left.tasks).toMatchObject([{ kind: "acknowledge", state: "open" }]);
});
