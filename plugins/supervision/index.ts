import { definePack, policy } from "interject/sdk";
import { notifySupervisor } from "./notify-supervisor.ts";
import { webhook } from "./webhook.ts";

export default definePack({
  id: "supervision",
  version: "1.0.0",
  api: 1,
  title: { zh: "主管监控", en: "Supervision" },
  description: {
    zh: "把需要主管知道的事情送到主管面板，或推送到商家自己的系统。",
    en: "Brings what supervisors must know to their panel, or to the merchant's own system.",
  },
  points: [],
  interventions: [notifySupervisor, webhook],
  policies: [
    policy.parse({
      id: "threats-to-supervisor",
      title: {
        zh: "买家扬言投诉、曝光、差评或要找主管时通知主管",
        en: "Tell the supervisor about threats and calls for him",
      },
      when: {
        points: [
          "alerts/threaten-complaint",
          "alerts/threaten-exposure",
          "alerts/threaten-review",
          "alerts/accuse-fraud",
          "alerts/ask-supervisor",
        ],
      },
      then: [{ intervention: "supervision/notify-supervisor" }],
      frequency: { kind: "once-per-scene" },
    }),
    policy.parse({
      id: "conduct-to-supervisor",
      title: {
        zh: "客服辱骂买家或双方冲突时通知主管",
        en: "Tell the supervisor about abuse by agents and about conflicts",
      },
      when: { points: ["alerts/agent-abuse", "alerts/conflict"] },
      then: [{ intervention: "supervision/notify-supervisor" }],
      frequency: { kind: "every" },
    }),
    policy.parse({
      id: "waiting-to-supervisor",
      title: { zh: "买家等待过久时通知主管", en: "Tell the supervisor when a buyer waits too long" },
      when: { points: ["alerts/unanswered", "alerts/missed-followup", "alerts/long-wait"] },
      // A minute's grace: most late answers come by themselves.
      then: [{ intervention: "supervision/notify-supervisor", after: 60, unless: "answered" }],
      frequency: { kind: "cool-down", seconds: 600 },
    }),
    policy.parse({
      id: "urgent-to-webhook",
      title: { zh: "紧急检出推送到商家系统", en: "Send urgent findings to the merchant's system" },
      when: {
        points: ["alerts/threaten-complaint", "alerts/threaten-exposure", "alerts/agent-abuse", "alerts/buyer-abuse"],
        minSeverity: "urgent",
      },
      then: [{ intervention: "supervision/webhook" }],
      frequency: { kind: "once-per-scene" },
    }),
  ],
});
