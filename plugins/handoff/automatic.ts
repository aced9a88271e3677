import { defineIntervention, starts } from "interject/sdk";
import { z } from "zod";
import { goOn } from "./go-on.ts";
import { handOver, handOverSettings } from "./hand-over.ts";
import { leaveMessageSettings, offerMessage, takesMessage } from "./leave-message.ts";
import { humanServes, nobodyThere } from "./presence.ts";
import { optionalSentence, said } from "./wording.ts";

/** Hands over without asking where a question would only cost the buyer's patience (F235). */
export const automatic = defineIntervention({
  id: "automatic",
  title: { zh: "自动转人工", en: "Hand over by itself" },
  description: {
    zh: "机器人答不上来或买家再次要求人工时，不再询问，直接进入正常转人工流程。没有客服在线时请买家留言或预约回电。",
    en: "When the bot cannot answer, or the buyer asks for a human again, the chat enters the shop's usual transfer without another question. When nobody is online the buyer may leave a message or ask for a call.",
  },
  rows: ["F235", "F214", "N03"],
  config: z.object({
    sorryText: optionalSentence("sorryText", 500).meta({
      zh: "转接前对买家说的话（空为不说）",
      en: "Said to the buyer before (empty: nothing)",
    }),
    ...handOverSettings,
    ...leaveMessageSettings,
  }),
  actions: ["reply", "handoff", "notice", "menu", "dismiss-menu", "task", "close-task"],
  reasons: {
    "no-agent-online": { zh: "没有在线且未挂起的客服", en: "No agent is online and taking chats" },
    "human-serves": { zh: "已由人工客服接待", en: "A human serves the buyer already" },
  },
  plan(input) {
    const { trigger, conversation, config, shop } = input;
    if (!starts(trigger)) return goOn(input);
    if (humanServes(conversation, trigger.at)) return { actions: [], suppressed: "human-serves" };
    if (takesMessage(input)) return offerMessage(input);
    if (nobodyThere(input)) return { actions: [], suppressed: "no-agent-online" };
    const plan = handOver(input);
    if (config.sorryText === "") return plan;
    return { ...plan, actions: [{ kind: "reply", text: said(config, "sorryText", shop) }, ...plan.actions] };
  },
});
