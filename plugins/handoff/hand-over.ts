import type { Action, ConversationEvent, InterventionInput, Plan } from "interject/sdk";
import { z } from "zod";
import { safeQuote } from "../supervision/facts.ts";
import { type LeaveMessageSettings, offerMessage, takesMessage } from "./leave-message.ts";
import { ended, goTo, nothing } from "./menus.ts";
import { estimateWait, waitInWords } from "./waiting.ts";
import { optionalSentence, said, sentence } from "./wording.ts";

/** The hand-over runs through the shop's ordinary queue; the notice says who came (F203, F214). */
export const handOverSettings = {
  group: z
    .string()
    .trim()
    .max(128)
    .default("")
    .meta({ zh: "转给哪个客服组（空为默认）", en: "Agent group (empty: default)" }),
  notice: sentence("notice", 200).meta({ zh: "转接成功提示", en: "Notice after the hand-over" }),
  queueNotice: optionalSentence("queueNotice", 200).meta({
    zh: "排队提示（空为不提示）",
    en: "Notice in a queue (empty: none)",
  }),
  secondsPerBuyer: z.number().int().min(5).max(3_600).default(120).meta({
    zh: "估算等待：每位在线客服平均多少秒接起一位买家",
    en: "For estimates: an agent takes the next buyer every … seconds",
  }),
};
const schema = z.object(handOverSettings);
type Input = InterventionInput<z.infer<typeof schema> & LeaveMessageSettings>;

export const handingOver = "handing-over";
/** After this nobody is expected any more, and others may offer something again. */
const comingSeconds = 1_800;

/** The wait in words, or null where there is none to speak of or nothing is known. */
export function wait({ seats, shop, config }: Input): string | null {
  const seconds = estimateWait(seats, shop.waitSeconds, config);
  return seconds === null || (seconds < 60 && seats.queue === 0) ? null : waitInWords(seconds, shop.language);
}

export function handOver(input: Input): Plan {
  const { config, seats, shop } = input;
  const actions: Action[] = [{ kind: "handoff", ...(config.group !== "" && { group: config.group }) }];
  if (seats.known && seats.queue > 0 && config.queueNotice !== "") {
    const text = said(config, "queueNotice", shop, { queue: String(seats.queue), wait: wait(input) ?? "" });
    actions.push({ kind: "notice", audience: "buyer", text });
  }
  return goTo({ step: handingOver }, comingSeconds, actions);
}

export function afterHandOver(event: ConversationEvent, { config, conversation, shop }: Input): Plan {
  switch (event.type) {
    case "transferred": {
      if (event.to.role !== "agent") return nothing;
      const { id, name } = event.to;
      const known = conversation.messages.findLast((message) => message.from.id === id)?.from.name;
      const who = safeQuote(name ?? known ?? "", 40) || { zh: "人工客服", en: "A colleague" }[shop.language];
      return {
        actions: [{ kind: "notice", audience: "buyer", text: said(config, "notice", shop, { agent: who }) }],
        state: null,
      };
    }
    case "message":
      return event.from.role === "agent" ? ended : nothing;
    case "closed":
      return ended;
    default:
      return nothing;
  }
}

/** Nobody came. Where all have left meanwhile, the buyer may at least leave a message. */
export function afterWaiting(input: Input): Plan {
  return takesMessage(input) ? offerMessage(input) : ended;
}
