import { type Action, defineIntervention, type InterventionInput, type Plan, starts } from "interject/sdk";
import { z } from "zod";
import { cut, groupNames, receiverNames, tell, textSettings, whatHappened } from "./telling.ts";

const config = z.object({
  ...textSettings,
  receivers: receiverNames({ zh: "同时发送给（接收人）", en: "Also tell (receivers)" }),
  groups: groupNames({ zh: "同时发送给（接收组）", en: "Also tell (groups of receivers)" }),
  acknowledge: z
    .boolean()
    .default(false)
    .meta({ zh: "需要有人确认已看到", en: "Somebody has to say that he has seen it" }),
  escalateAfter: z
    .number()
    .int()
    .min(30)
    .max(86_400)
    .default(300)
    .meta({ zh: "无人确认时多久升级（秒）", en: "Without that, escalate after (seconds)" }),
  escalateTo: groupNames({ zh: "第一级升级：再通知这些组", en: "First escalation: groups to tell" }),
  escalateThen: groupNames({ zh: "第二级升级：再通知这些组", en: "Second escalation: groups to tell" }),
  duringIncident: z
    .boolean()
    .default(false)
    .meta({ zh: "同类异常集中爆发时也逐条通知", en: "Tell each one also while many alike are one incident" }),
});
type Config = z.infer<typeof config>;

/** After the last level nobody is told any more; the task is then given up. */
const givenUpAfter = 86_400;

/** Tells the supervisors what happened, with the words that show it, and goes on to others until somebody has seen it. */
export const notifySupervisor = defineIntervention({
  id: "notify-supervisor",
  title: { zh: "通知主管", en: "Notify the supervisor" },
  description: {
    zh: "检出后立即在主管面板提醒，附上原话和级别；可同时发到邮箱、企业微信、钉钉、Slack 群或自有系统。可要求确认：到时无人确认就逐级通知其他组，问题解决后自动结束。",
    en: "Shows the finding to the supervisors at once, with the words and its severity; also by e-mail, in WeCom, DingTalk or Slack groups, or to a system of the merchant. It may ask for an acknowledgement: without one the next groups are told, until the matter is resolved.",
  },
  rows: ["F093", "F248", "N11", "N22", "N32"],
  config,
  actions: ["notice", "notify", "task", "close-task"],
  reasons: {
    incident: {
      zh: "同类异常正在集中爆发，已合并为一起事件通知",
      en: "Part of an incident that is told as one",
    },
  },
  // An angry buyer must not stay untold because nobody has confirmed that another one waits.
  several: true,
  plan: (input) => (starts(input.trigger) ? start(input) : goOn(input)),
});

type Input = InterventionInput<Config>;

/** Groups of each level that somebody is named for. */
function levelsOf({ escalateTo, escalateThen }: Config): (readonly string[])[] {
  return [escalateTo, escalateThen].filter((groups) => groups.length > 0);
}

function start(input: Input): Plan {
  const { trigger, config, shop } = input;
  if (trigger.kind === "finding" && !config.duringIncident && shop.incidents.includes(trigger.finding.point))
    return { actions: [], suppressed: "incident" };
  const { text, bare, severity } = whatHappened(input);
  const actions = tell(shop, config, text, severity);
  if (!config.acknowledge) return { actions };
  const escalates = levelsOf(config).length > 0;
  const task: Action = {
    kind: "task",
    task: "acknowledge",
    text,
    ...(escalates && { dueSeconds: config.escalateAfter }),
  };
  return {
    actions: [...actions, task],
    state: { text: bare, severity, level: 0, since: trigger.at },
    wake: escalates ? config.escalateAfter : givenUpAfter,
  };
}

const standing = z.object({
  text: z.string(),
  severity: z.enum(["low", "normal", "urgent"]),
  level: z.number(),
  since: z.number(),
});

function goOn({ trigger, config, shop, state, standing: finding }: Input): Plan {
  const kept = standing.safeParse(state);
  if (!kept.success) return { actions: [], state: null };
  if (trigger.kind === "task" && trigger.word === "done") return { actions: [], state: null };
  const isOver = finding === "resolved" || finding === "withdrawn" || finding === "dismissed";
  if (trigger.kind === "task" || isOver) return { actions: [{ kind: "close-task", outcome: "done" }], state: null };
  if (trigger.kind !== "timer") return { actions: [] };

  const { text, severity, level, since } = kept.data;
  const levels = levelsOf(config);
  const groups = levels[level];
  if (groups === undefined) return { actions: [{ kind: "close-task", outcome: "expired" }], state: null };
  const minutes = Math.max(1, Math.round((trigger.at - since) / 60_000));
  const escalated =
    config.language === "zh"
      ? `【升级】${minutes} 分钟内无人确认。${text}`
      : `[escalated] Nobody has confirmed this within ${minutes} min. ${text}`;
  return {
    actions: tell(shop, { receivers: [], groups }, cut(escalated), severity),
    state: { ...kept.data, level: level + 1 },
    wake: level + 1 < levels.length ? config.escalateAfter : givenUpAfter,
  };
}
