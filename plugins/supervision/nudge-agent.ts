import { type Action, defineIntervention, type InterventionInput, type Plan, starts } from "interject/sdk";
import { z } from "zod";
import { safeQuote } from "./facts.ts";
import { cut, groupNames, receiverNames, tell } from "./telling.ts";

const config = z.object({
  language: z.enum(["zh", "en"]).default("zh").meta({ zh: "通知语言", en: "Language" }),
  text: z
    .string()
    .trim()
    .max(200)
    .default("")
    .meta({ zh: "对客服说的话（留空用默认）", en: "What the agent reads (empty: the usual words)" }),
  dueSeconds: z
    .number()
    .int()
    .min(30)
    .max(86_400)
    .default(120)
    .meta({ zh: "多久内回复买家（秒）", en: "Answer the buyer within (seconds)" }),
  tellSupervisor: z
    .boolean()
    .default(true)
    .meta({ zh: "逾期未回复时通知主管", en: "Tell the supervisor when it is not done in time" }),
  receivers: receiverNames({ zh: "逾期时同时发送给（接收人）", en: "Overdue: also tell (receivers)" }),
  groups: groupNames({ zh: "逾期时同时发送给（接收组）", en: "Overdue: also tell (groups of receivers)" }),
});
type Config = z.infer<typeof config>;
type Input = InterventionInput<Config>;

/** 催促客服立即跟进: the one agent who serves gets a notice and a task, which is done when he answers the buyer. */
export const nudgeAgent = defineIntervention({
  id: "nudge-agent",
  title: { zh: "催促客服立即跟进", en: "Nudge the agent to follow up" },
  description: {
    zh: "在该客服的面板上提醒并生成限时跟进任务，只有他自己看到。回复买家后任务自动完成；会话转给别的客服时任务随之转移；逾期可通知主管。",
    en: "Shows a notice and a task with a deadline in the panel of the one agent who serves. It is done when he answers the buyer, moves along when the chat is handed to another agent, and may tell the supervisor when it is overdue.",
  },
  rows: ["F095", "F096", "N33"],
  config,
  actions: ["notice", "notify", "task", "close-task"],
  reasons: {
    "no-agent": { zh: "当前没有客服接待", en: "No agent serves the buyer now" },
  },
  plan: (input) => (starts(input.trigger) ? start(input) : goOn(input)),
});

function start(input: Input): Plan {
  const { conversation, trigger, config } = input;
  const { agent } = conversation.session;
  if (agent === null || agent.role !== "agent") return { actions: [], suppressed: "no-agent" };
  const what = trigger.kind === "finding" ? trigger.finding.message[config.language] : "";
  const asked = config.text === "" ? usualWords(config.language) : config.text;
  const gap = config.language === "zh" ? "。" : ". ";
  const text = cut(what === "" ? asked : `${what}${gap}${asked}`);
  return {
    actions: nudge(agent.id, text, config.dueSeconds),
    state: { agent: agent.id, name: agent.name ?? agent.id, text, due: trigger.at + config.dueSeconds * 1_000 },
    wake: config.dueSeconds,
  };
}

function usualWords(language: Config["language"]): string {
  return language === "zh" ? "请立即跟进并回复买家。" : "Please answer the buyer now.";
}

function nudge(agent: string, text: string, dueSeconds: number): Action[] {
  return [
    { kind: "notice", audience: "agent", to: agent, text, severity: "urgent" },
    { kind: "task", task: "follow-up", text, agent, dueSeconds },
  ];
}

const kept = z.object({ agent: z.string(), name: z.string(), text: z.string(), due: z.number() });

function goOn({ trigger, state, config, shop, conversation }: Input): Plan {
  const parsed = kept.safeParse(state);
  if (!parsed.success) return { actions: [], state: null };
  const task = parsed.data;
  const close = (outcome: "done" | "expired"): Plan => ({ actions: [{ kind: "close-task", outcome }], state: null });
  switch (trigger.kind) {
    case "task":
      return trigger.word === "done" ? { actions: [], state: null } : { actions: [] };
    case "timer": {
      const expired: Action = { kind: "close-task", outcome: "expired" };
      const told = config.tellSupervisor
        ? tell(shop, config, overdueText(task.name, conversation, config), "urgent")
        : [];
      return { actions: [expired, ...told], state: null };
    }
    case "event": {
      const { event, at } = trigger;
      if (event.type === "closed") return close("expired");
      if (event.type === "message") {
        const answers =
          event.from.role === "agent" && !event.automatic && !event.pending && event.causedBy === undefined;
        return answers ? close("done") : { actions: [] };
      }
      if (event.type !== "transferred" || event.to.role !== "agent" || event.to.id === task.agent)
        return { actions: [] };
      // Whoever has the chat now has the task, with the time that is left and half a minute at least to read.
      const left = Math.max(30, Math.ceil((task.due - at) / 1_000));
      const { id: agent, name = agent } = event.to;
      return {
        actions: nudge(agent, task.text, left),
        state: { ...task, agent, name, due: at + left * 1_000 },
        wake: left,
      };
    }
    default:
      return { actions: [] };
  }
}

function overdueText(agent: string, { messages }: Input["conversation"], { language, dueSeconds }: Config): string {
  const buyer = messages.findLast(({ from }) => from.role === "buyer")?.from;
  const who = safeQuote(agent, 40);
  const whom = buyer === undefined ? "" : safeQuote(buyer.name ?? buyer.id, 40);
  return language === "zh"
    ? `【紧急】催促后 ${dueSeconds} 秒内仍未回复买家　客服：${who}${whom === "" ? "" : `　买家：${whom}`}`
    : `[urgent] No answer to the buyer within ${dueSeconds} s of the nudge · agent ${who}${whom === "" ? "" : ` · buyer ${whom}`}`;
}
