import type { Conversation, Message } from "interject/sdk";
import { z } from "zod";
import { isAcknowledgement } from "./small-talk.ts";
import { isUrging } from "./urging.ts";

/** Whether a buyer is to be urged to order, live or over the whole session. */

/** Settings of both points; spread into a point's config. */
export const urgingSettings = {
  phrases: z
    .array(z.string().trim().min(2).max(200))
    .max(200)
    .default([])
    .meta({ zh: "本店催拍话术（发送即合格）", en: "The shop's own lines that urge" }),
  unsure: z
    .boolean()
    .default(false)
    .meta({ zh: "售前售后不明的会话也检测", en: "Inspect sessions of unsure type too" }),
  automaticCounts: z
    .boolean()
    .default(true)
    .meta({ zh: "自动催拍也合格", en: "A line that was sent automatically counts" }),
  unpaidCounts: z
    .boolean()
    .default(true)
    .meta({ zh: "已下单未付款算已下单", en: "An order that is not paid counts as an order" }),
  bots: z.boolean().default(false).meta({ zh: "机器人会话也检测", en: "Inspect sessions of bots too" }),
};

export type UrgingRules = {
  readonly phrases: readonly string[];
  readonly unsure: boolean;
  readonly automaticCounts: boolean;
  readonly unpaidCounts: boolean;
  readonly bots: boolean;
  readonly ignoreAcknowledgements: boolean;
};

/** Only sessions of this type are urged; a session may turn out to be one with the buyer's next words. */
export function isUrgedType({ session }: Conversation, { unsure }: UrgingRules): boolean {
  return session.type === "presale" || (unsure && session.type === "unsure");
}

/** Of the right type, served by somebody who is inspected, and without an order that is more than cancelled. */
export function wantsUrging(conversation: Conversation, rules: UrgingRules): boolean {
  const { session, orders } = conversation;
  if (!isUrgedType(conversation, rules)) return false;
  if (session.agent === null || (session.agent.role === "bot" && !rules.bots)) return false;
  return !orders.some(
    ({ status }) =>
      status === "paid" ||
      status === "shipped" ||
      status === "received" ||
      (rules.unpaidCounts && status === "created"),
  );
}

export function urges({ from, text, retracted, automatic }: Message, rules: UrgingRules): boolean {
  return from.role !== "buyer" && !retracted && (rules.automaticCounts || !automatic) && isUrging(text, rules.phrases);
}

/** Whether a buyer's message says something: 好的 and 谢谢 start no clock. */
export function speaks({ from, text, retracted }: Message, { ignoreAcknowledgements }: UrgingRules): boolean {
  return from.role === "buyer" && !retracted && !(ignoreAcknowledgements && isAcknowledgement(text));
}
