import { defineIntervention } from "interject/sdk";
import { z } from "zod";

/**
 * Sends the finding to one of the shop's own endpoints. The host signs the request, retries it under the same key, and alone
 * knows the address: this only says what happened.
 */
export const webhook = defineIntervention({
  id: "webhook",
  title: { zh: "推送到商家系统", en: "Call the merchant's own system" },
  description: {
    zh: "把检出结果签名推送到店铺设置中登记的接口地址，失败自动重试。",
    en: "Sends the finding, signed, to an endpoint from the shop's settings; a failed call is retried.",
  },
  rows: ["F093"],
  config: z.object({
    endpoint: z
      .string()
      .trim()
      .regex(/^[a-z0-9-]+$/)
      .min(1)
      .max(64)
      .default("default")
      .meta({ zh: "接口名称（在店铺设置中登记）", en: "Name of the endpoint in the shop's settings" }),
    quotes: z.boolean().default(true).meta({ zh: "包含聊天原话", en: "Include the words of the chat" }),
  }),
  actions: ["webhook"],
  reasons: {},
  plan({ trigger, conversation, config }) {
    if (trigger.kind !== "finding") return { actions: [] };
    const { finding } = trigger;
    const evidence = finding.evidence.map(({ message, start, end, quote }) => ({
      message,
      start,
      end,
      ...(config.quotes && { quote }),
    }));
    const payload = {
      type: "finding",
      finding: finding.id,
      point: finding.point,
      code: finding.code,
      severity: finding.severity,
      ...(finding.score !== undefined && { score: finding.score }),
      message: { zh: finding.message.zh, en: finding.message.en },
      channel: conversation.channel,
      conversation: conversation.id,
      session: finding.session,
      event: finding.event,
      at: finding.at,
      evidence,
      revision: finding.revision,
    };
    return { actions: [{ kind: "webhook", endpoint: config.endpoint, payload }] };
  },
});
