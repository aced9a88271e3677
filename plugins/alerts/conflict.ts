import { definePoint, type Evidence, finding, type Message } from "interject/sdk";
import { z } from "zod";
import { agentHeat, buyerHeat } from "../language/heat.ts";
import { phraseSettings } from "../language/phrases.ts";

/** For the supervisor: agent and buyer quarrel, both sides heated within a few messages. */
export const conflict = definePoint({
  id: "conflict",
  title: { zh: "客服与买家冲突", en: "Agent and buyer quarrel" },
  description: {
    zh: "在相近的几条消息内，买家与客服都言辞激烈（辱骂、讥讽、反问、质问态度、威胁投诉等）时提醒主管。只有一方激动不算。",
    en: "Tells the supervisor when buyer and agent are both heated within a few messages: insults, mockery, challenges, threats. One heated side alone does not count.",
  },
  kind: "alert",
  moment: "message",
  rows: ["F248"],
  config: z.object({
    messages: z
      .number()
      .int()
      .min(2)
      .max(50)
      .default(6)
      .meta({ zh: "相隔不超过几条消息", en: "Within how many messages" }),
    buyerPhrases: phraseSettings.phrases.meta({ zh: "买家激动词句（补充）", en: "More heated phrases of buyers" }),
    agentPhrases: phraseSettings.phrases.meta({ zh: "客服激动词句（补充）", en: "More heated phrases of agents" }),
    exceptions: phraseSettings.exceptions,
  }),
  codes: {
    conflict: { severity: "urgent", message: { zh: "客服与买家发生冲突", en: "Agent and buyer quarrel" } },
  },
  phrases: (config) => ({
    buyer: buyerHeat.words,
    agent: agentHeat.words,
    ownOfBuyer: config.buyerPhrases,
    ownOfAgent: config.agentPhrases,
    exceptions: config.exceptions,
  }),
  inspect({ event, conversation, config, hits }) {
    if (event.type !== "message" || hits.exceptions.length > 0) return [];
    const { message } = event;
    const { role } = message.from;
    if (role !== "buyer" && role !== "agent") return [];
    const own = (role === "buyer" ? hits.ownOfBuyer : hits.ownOfAgent).map(({ start, end }) => ({
      message: message.id,
      start,
      end,
    }));
    const side = role === "buyer" ? buyerHeat : agentHeat;
    const places = [...own, ...side.placesIn(message, role === "buyer" ? hits.buyer : hits.agent)];
    if (places.length === 0) return [];

    const { messages } = conversation.session;
    const at = messages.findLastIndex(({ id }) => id === message.id);
    const recent = messages.slice(Math.max(0, at - config.messages + 1), at).filter((known) => !known.retracted);
    const heated = (of: "buyer" | "agent", phrases: readonly string[]): [Message, Evidence[]] | null => {
      for (const earlier of recent.toReversed()) {
        if (earlier.from.role !== of) continue;
        const phrase = phrases.find((candidate) => earlier.text.includes(candidate));
        const start = phrase === undefined ? -1 : earlier.text.indexOf(phrase);
        const found =
          phrase === undefined
            ? (of === "buyer" ? buyerHeat : agentHeat).search(earlier)
            : [{ message: earlier.id, start, end: start + phrase.length }];
        if (found.length > 0) return [earlier, found];
      }
      return null;
    };
    const fromBuyer = heated("buyer", config.buyerPhrases);
    const fromAgent = heated("agent", config.agentPhrases);
    const other = role === "buyer" ? fromAgent : fromBuyer;
    // Where both sides were heated before, this message goes on with a quarrel that was reported.
    if (other === null || (fromBuyer !== null && fromAgent !== null)) return [];
    return [finding("conflict", [...other[1], ...places])];
  },
});
