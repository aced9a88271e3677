import { definePoint, finding, type Message, whole } from "interject/sdk";
import { z } from "zod";
import { announcesHandOver, asksForAftersale } from "../language/handing-on.ts";

/** Agent A handed the buyer on to agent B without telling him. */
export const transferUnannounced = definePoint({
  id: "transfer-unannounced",
  title: { zh: "未发送转接话术", en: "Transfer without a word" },
  description: {
    zh: "客服把买家转给其他客服之前，没有告知买家将由谁接待。机器人与人工之间的转接不检测；买家自己要求找售后时，只要客服回应过就不计。",
    en: "The agent handed the buyer on to another without telling him who takes over. Transfers from or to a bot are not inspected; where the buyer himself asked for the aftersale desk, any answer is enough.",
  },
  kind: "deduct",
  moment: "session",
  rows: ["F038", "F039", "F040"],
  config: z.object({
    phrases: z
      .array(z.string().trim().min(2).max(200))
      .max(200)
      .default([])
      .meta({ zh: "本店转接话术（发送即合格）", en: "The shop's own lines before a transfer" }),
    lastMessages: z
      .number()
      .int()
      .min(1)
      .max(50)
      .default(3)
      .meta({ zh: "检查客服最后几条消息", en: "Look at the agent's last messages (number)" }),
    exemptAftersale: z.boolean().default(true).meta({
      zh: "买家要求找售后且客服有回应时不计",
      en: "Exempt when the buyer asked for aftersale and the agent answered",
    }),
    automaticCounts: z
      .boolean()
      .default(true)
      .meta({ zh: "自动发送的转接话术也合格", en: "A line that was sent automatically counts" }),
  }),
  codes: {
    silent: {
      score: -3,
      message: { zh: "转接给 {receiver} 前未告知买家", en: "Handed on to {receiver} without telling the buyer" },
    },
  },
  inspect({ event, config }) {
    if (event.type !== "session") return [];
    const { session } = event;
    const { transfer } = session;
    if (transfer === null || session.agent?.role !== "agent" || transfer.to.role !== "agent") return [];
    if (transfer.from !== null && transfer.from.role !== "agent") return [];
    if (transfer.to.id === session.agent.id) return [];

    const before = session.messages.filter(({ at, retracted }) => at <= transfer.at && !retracted);
    const spoken = before.filter(({ from }) => from.role === "agent");
    const last = before.findLast(({ from }) => from.role === "buyer" || from.role === "agent");
    if (last === undefined) return [];
    const announced = spoken
      .slice(-config.lastMessages)
      .some(({ text, automatic }) => (config.automaticCounts || !automatic) && announcesHandOver(text, config.phrases));
    if (announced) return [];
    if (config.exemptAftersale && answeredAftersale(before)) return [];
    return [finding("silent", [whole(last)], { receiver: transfer.to.name ?? transfer.to.id })];
  },
});

/** The buyer asked for the aftersale desk, and the agent said something after that. */
function answeredAftersale(messages: readonly Message[]): boolean {
  const asked = messages.findLastIndex(({ from, text }) => from.role === "buyer" && asksForAftersale(text));
  return asked >= 0 && messages.slice(asked + 1).some(({ from, automatic }) => from.role === "agent" && !automatic);
}
