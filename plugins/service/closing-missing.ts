import { definePoint, finding, held, type Message, whole } from "interject/sdk";
import { z } from "zod";
import { holdsPhrase, isFormalClosing, isGoingOffDuty, isPassingOn } from "../language/closings.ts";

function byRole(messages: readonly Message[], role: "agent" | "bot" | "buyer"): Message[] {
  return messages.filter((message) => message.from.role === role && !message.retracted);
}

/** The session ended and the agent never took leave in a reasonably formal way. */
export const closingMissing = definePoint({
  id: "closing-missing",
  title: { zh: "结束语缺失", en: "No closing" },
  description: {
    zh: "会话结束前，客服没有发送较正式的结束语（感谢、祝福、期待再次光临）。转接或客服下班的会话不检测。",
    en: "The agent did not close the session with thanks, wishes or an invitation. Sessions handed on, or ended by the end of a shift, are exempt.",
  },
  kind: "deduct",
  moment: "session",
  rows: ["F054", "F055", "F056"],
  config: z.object({
    phrases: z
      .array(z.string().trim().min(2).max(200))
      .max(200)
      .default([])
      .meta({ zh: "本店结束语（发送即合格）", en: "The shop's own closing phrases" }),
    lastMessages: z
      .number()
      .int()
      .min(1)
      .max(50)
      .default(3)
      .meta({ zh: "检查客服最后几条消息", en: "Look at the agent's last messages (number)" }),
    exemptTransfers: z
      .boolean()
      .default(true)
      .meta({ zh: "转接的会话不检测", en: "Exempt sessions that were handed on" }),
    exemptOffDuty: z
      .boolean()
      .default(true)
      .meta({ zh: "客服下班时不检测", en: "Exempt when the agent goes off duty" }),
    automaticCounts: z
      .boolean()
      .default(true)
      .meta({ zh: "自动发送的结束语也合格", en: "A closing that was sent automatically counts" }),
    bots: z.boolean().default(false).meta({ zh: "机器人会话也检测", en: "Inspect sessions of bots too" }),
  }),
  codes: {
    missing: { score: -3, message: { zh: "会话结束时没有结束语", en: "The session ended without a closing" } },
  },
  inspect({ event, config }) {
    if (event.type !== "session") return [];
    const { session, reason } = event;
    if (session.agent === null || (session.agent.role === "bot" && !config.bots)) return [];
    const spoken = byRole(session.messages, session.agent.role === "bot" ? "bot" : "agent");
    const last = spoken[spoken.length - 1];
    // An outreach that nobody answered is no session that could be closed.
    if (last === undefined || byRole(session.messages, "buyer").length === 0) return [];
    const exempt = (guard: string, message: Message) => [held(guard, [whole(message)])];
    const ending = spoken.slice(-config.lastMessages);
    const closed = ending.some(
      ({ text, automatic }) =>
        (config.automaticCounts || !automatic) && (isFormalClosing(text) || holdsPhrase(text, config.phrases)),
    );
    if (closed) return [];
    if (config.exemptTransfers && (reason === "transferred" || session.transfer !== null || isPassingOn(last.text)))
      return exempt("transfer", last);
    const leaving = ending.find(({ text }) => isGoingOffDuty(text));
    if (config.exemptOffDuty && leaving !== undefined) return exempt("off-duty", leaving);
    return [finding("missing", [whole(last)])];
  },
});
