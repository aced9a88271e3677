import { z } from "zod";
import { defineIntervention } from "../intervention.ts";
import { arm, definePoint, disarm, finding, unansweredMessages, whole } from "../point.ts";

/** What the tests of the tester test: a point and an intervention that keep the contract. */
export const unanswered = definePoint({
  id: "unanswered",
  title: { zh: "未及时响应", en: "No timely answer" },
  description: { zh: "买家发言后客服没有及时回复。", en: "The buyer spoke last and no agent has answered in time." },
  kind: "alert",
  moment: "timer",
  rows: ["F102"],
  config: z.object({
    seconds: z.number().int().min(5).max(86_400).default(60).meta({ zh: "等待（秒）", en: "Wait (seconds)" }),
  }),
  codes: {
    late: { severity: "normal", message: { zh: "{seconds} 秒未回复", en: "No answer for {seconds} seconds" } },
  },
  inspect({ event, conversation, config }) {
    switch (event.type) {
      case "message":
        if (event.message.from.role === "buyer") return [arm("answer-due", config.seconds)];
        return event.message.from.role === "agent" ? [disarm("answer-due")] : [];
      case "timer":
        return [finding("late", unansweredMessages(conversation).map(whole), { seconds: config.seconds })];
      case "closed":
        return [disarm("answer-due")];
      default:
        return [];
    }
  },
});

export const offer = defineIntervention({
  id: "offer",
  title: { zh: "转人工", en: "Offer a human" },
  description: { zh: "询问买家是否转人工。", en: "Asks the buyer whether he wants a human." },
  rows: [],
  config: z.object({ text: z.string().max(100).default("转人工？").meta({ zh: "文字", en: "Text" }) }),
  actions: ["menu", "handoff"],
  reasons: { "no-agent-online": { zh: "没有在线客服", en: "No agent is online" } },
  plan({ trigger, config, seats }) {
    if (trigger.kind === "event") {
      return trigger.event.type === "menu" ? { actions: [{ kind: "handoff" }], state: null } : { actions: [] };
    }
    if (seats.online === 0) return { actions: [], suppressed: "no-agent-online" };
    return {
      actions: [{ kind: "menu", text: config.text, options: [{ id: "human", label: "人工" }] }],
      state: { open: true },
    };
  },
});
