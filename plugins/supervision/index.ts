import { definePack, policy } from "interject/sdk";
import { notifySupervisor } from "./notify-supervisor.ts";
import { nudgeAgent } from "./nudge-agent.ts";
import { reassign } from "./reassign.ts";
import { webhook } from "./webhook.ts";

export default definePack({
  id: "supervision",
  version: "1.0.0",
  api: 1,
  title: { zh: "主管监控", en: "Supervision" },
  description: {
    zh: "把需要主管知道的事情送到主管面板、邮箱和企业微信、钉钉、Slack 群，无人确认就逐级升级；催促客服跟进，转移会话，或推送到商家自己的系统。",
    en: "Brings what supervisors must know to their panel, by e-mail and into WeCom, DingTalk and Slack groups, and escalates what nobody confirms; nudges agents, moves chats, and calls the merchant's own system.",
  },
  points: [],
  interventions: [notifySupervisor, nudgeAgent, reassign, webhook],
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
      then: [{ intervention: "supervision/notify-supervisor", config: { groups: ["supervisors"] } }],
      frequency: { kind: "once-per-scene" },
    }),
    policy.parse({
      id: "conduct-to-supervisor",
      title: {
        zh: "客服辱骂买家或双方冲突时通知主管",
        en: "Tell the supervisor about abuse by agents and about conflicts",
      },
      when: { points: ["alerts/agent-abuse", "alerts/conflict"] },
      then: [{ intervention: "supervision/notify-supervisor", config: { groups: ["supervisors"] } }],
      frequency: { kind: "every" },
    }),
    policy.parse({
      id: "shop-to-supervisor",
      title: {
        zh: "全店响应变慢、热点突发、集中异常时通知主管",
        en: "Tell the supervisor about slow answers, bursts and incidents of the whole shop",
      },
      when: { points: ["alerts/slow-shop", "alerts/topic-burst", "alerts/incident"] },
      then: [{ intervention: "supervision/notify-supervisor" }],
      // The points tell each matter once, and of an incident ever more rarely.
      frequency: { kind: "every" },
    }),
    policy.parse({
      id: "waiting-to-supervisor",
      title: { zh: "买家等待过久时通知主管", en: "Tell the supervisor when a buyer waits too long" },
      when: { points: ["alerts/unanswered", "alerts/missed-followup"] },
      // A minute's grace: most late answers come by themselves.
      then: [{ intervention: "supervision/notify-supervisor", after: 60, unless: "answered" }],
      frequency: { kind: "cool-down", seconds: 600 },
    }),
    policy.parse({
      id: "night-abuse-on-call",
      title: {
        zh: "非营业时间出现辱骂或冲突：通知值班主管，无人确认则升级",
        en: "Abuse and conflicts outside business hours: tell the supervisor on call",
      },
      when: { points: ["alerts/buyer-abuse", "alerts/agent-abuse", "alerts/conflict"] },
      if: { schedule: { kind: "outside-business-hours" } },
      then: [
        {
          intervention: "supervision/notify-supervisor",
          config: { groups: ["on-call"], acknowledge: true, escalateAfter: 300, escalateTo: ["managers"] },
        },
      ],
      frequency: { kind: "cool-down", seconds: 1_800 },
    }),
    policy.parse({
      id: "long-wait-escalates",
      title: {
        zh: "买家等待过久：须有主管确认，五分钟无人确认则升级",
        en: "A buyer waits far too long: a supervisor confirms, or it escalates",
      },
      when: { points: ["alerts/long-wait"] },
      then: [
        {
          intervention: "supervision/notify-supervisor",
          config: { groups: ["supervisors"], acknowledge: true, escalateAfter: 300, escalateTo: ["managers"] },
        },
      ],
      frequency: { kind: "cool-down", seconds: 1_800 },
    }),
    policy.parse({
      id: "unanswered-nudge",
      title: {
        zh: "未及时响应时催促客服立即跟进",
        en: "Nudge the agent when the buyer was not answered in time",
      },
      when: { points: ["alerts/unanswered", "alerts/missed-followup"] },
      if: { servedBy: ["agent"] },
      then: [{ intervention: "supervision/nudge-agent" }],
      frequency: { kind: "cool-down", seconds: 300 },
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
