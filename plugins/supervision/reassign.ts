import { type Action, defineIntervention } from "interject/sdk";
import { z } from "zod";

/** Moves the chat to another agent, or to a group, as a supervisor does from his monitor. */
export const reassign = defineIntervention({
  id: "reassign",
  title: { zh: "转给其他客服", en: "Move the chat to another agent" },
  description: {
    zh: "主管在监控中一键转移会话，或由策略自动转移：转给指定客服，或转入指定客服组的队列。",
    en: "A supervisor moves a chat from the monitor, or a policy does: to a certain agent, or to the queue of a group of agents.",
  },
  rows: ["F247"],
  config: z.object({
    agent: z.string().trim().max(128).default("").meta({ zh: "转给客服（账号 ID）", en: "To this agent (account id)" }),
    group: z.string().trim().max(128).default("").meta({ zh: "或转入客服组", en: "Or to this group of agents" }),
    note: z.string().trim().max(500).default("").meta({ zh: "给接手客服的备注", en: "Note for whoever takes over" }),
    tellAgent: z
      .boolean()
      .default(true)
      .meta({ zh: "提醒接手的客服", en: "Show a notice to the agent who takes over" }),
    language: z.enum(["zh", "en"]).default("zh").meta({ zh: "通知语言", en: "Language" }),
  }),
  actions: ["handoff", "notice"],
  reasons: {
    "same-agent": { zh: "会话已由该客服接待", en: "That agent serves the buyer already" },
    "no-target": { zh: "没有指定转给谁", en: "Nobody is named to take over" },
  },
  plan({ trigger, conversation, config }) {
    const { agent, group, note } = config;
    if (trigger.kind === "event" || trigger.kind === "timer" || trigger.kind === "task") return { actions: [] };
    if (agent === "" && group === "") return { actions: [], suppressed: "no-target" };
    if (agent !== "" && conversation.session.agent?.id === agent) return { actions: [], suppressed: "same-agent" };
    const handoff: Action = {
      kind: "handoff",
      ...(agent !== "" ? { agent } : { group }),
      ...(note !== "" && { note }),
    };
    if (agent === "" || !config.tellAgent) return { actions: [handoff] };
    const told =
      config.language === "zh" ? "主管把这个会话转给了你，请接手。" : "A supervisor has moved this chat to you.";
    const text = note === "" ? told : `${told}${config.language === "zh" ? "备注：" : " Note: "}${note}`;
    return { actions: [handoff, { kind: "notice", audience: "agent", to: agent, text, severity: "normal" }] };
  },
});
