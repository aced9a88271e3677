import { expect, test } from "vitest";
import { z } from "zod";
import { defineIntervention, type Plan } from "../intervention.ts";
import { runInterventionCase } from "./intervention-case.ts";
import { agent, bot, buyer, byHand, facts, rated, seats, taskDone, taskSeen, triggers, wait } from "./script.ts";
import { testIntervention } from "./test-intervention.ts";

/** Says what it was shown, so that a suite can tell whether a script's facts arrive. */
const echo = defineIntervention({
  id: "echo",
  title: { zh: "回声", en: "Echo" },
  description: { zh: "说出所见。", en: "Says what it sees." },
  rows: [],
  config: z.object({ after: z.number().int().min(0).max(600).default(0).meta({ zh: "秒", en: "Seconds" }) }),
  actions: ["notice", "task", "verdict"],
  reasons: {},
  plan({ trigger, conversation, config, seats: at, shop, state }): Plan {
    const says = (text: string) => ({ kind: "notice", audience: "supervisor", text }) as const;
    if (trigger.kind === "timer") return { actions: [says("woken")], state };
    if (trigger.kind === "task")
      return trigger.word === "seen"
        ? { actions: [says(`seen by ${trigger.by}`)] }
        : { actions: [says("done")], state: null };
    if (trigger.kind === "event") return { actions: [] };
    if (trigger.kind === "finding" && conversation.messages.at(-1)?.pending)
      return { actions: [{ kind: "verdict", decision: "hold" }, says("not said yet")] };
    const { open, receivers, incidents, waitSeconds, language } = shop;
    const seen = [at.online, open, receivers.length, incidents.length, waitSeconds, language].join(" ");
    const task = { kind: "task", task: "follow-up", text: "look" } as const;
    return { actions: [says(seen), task], state: { open: true }, ...(config.after > 0 && { wake: config.after }) };
  },
});
const found = triggers(buyer("在吗"), { point: "alerts/ask-human" });
const task = { kind: "task" as const };
const hours = { weekly: [{ days: [5], from: "09:00", to: "18:00" }], holidays: [] };

testIntervention(echo, {
  acts: [
    {
      name: "facts, presence, hours, receivers and language of the shop",
      hours,
      startsAt: "2026-11-20T20:00:00+08:00",
      language: "en",
      receivers: [{ id: "boss", title: "Boss", groups: [] }],
      script: [seats({ online: 3 }), facts({ incidents: ["alerts/unanswered"], waitSeconds: 40 }), found],
      expect: [{ kind: "notice", text: "3 false 1 1 40 en" }, task],
    },
    {
      name: "what is not said is as in a quiet shop",
      script: [found],
      expect: [{ kind: "notice", text: "1 true 0 0  zh" }, task],
    },
    {
      name: "its own timer, at its time",
      config: { after: 60 },
      script: [found, wait(59), agent("在的"), wait(2)],
      expect: [{ kind: "notice" }, task, { kind: "notice", text: "woken" }],
    },
    {
      name: "a person's word on its task",
      script: [found, taskSeen(), taskDone()],
      expect: [{ kind: "notice" }, task, { kind: "notice", text: "seen by m-1" }, { kind: "notice", text: "done" }],
    },
    { name: "a person who runs it by hand", script: [buyer("在吗"), byHand()], expect: [{ kind: "notice" }, task] },
    {
      name: "a moment",
      moment: { type: "rating", atMost: 2 },
      script: [buyer("在吗"), rated(5), rated(1)],
      expect: [{ kind: "notice" }, task],
    },
    {
      name: "a message that the platform asks about",
      script: [triggers(bot({ text: "您好", pending: true }), { point: "alerts/ask-human" })],
      expect: [{ kind: "verdict", decision: "hold" }, { kind: "notice" }],
    },
  ],
  refrains: [],
});

test("a person's word without a task is a mistake of the script", () => {
  expect(() => runInterventionCase(echo, { name: "x", script: [buyer("在吗"), taskDone()] })).toThrow("no open task");
});
