import { defineIntervention } from "interject/sdk";
import { z } from "zod";
import { safeQuote, severityNames } from "./facts.ts";

/** Tells the supervisors what happened, with the words that show it. */
export const notifySupervisor = defineIntervention({
  id: "notify-supervisor",
  title: { zh: "通知主管", en: "Notify the supervisor" },
  description: {
    zh: "检出后立即在主管面板提醒，附上原话和级别。",
    en: "Shows the finding to the supervisors at once, with the words that were written and its severity.",
  },
  rows: ["F093", "F248"],
  config: z.object({
    language: z.enum(["zh", "en"]).default("zh").meta({ zh: "通知语言", en: "Language" }),
    severity: z
      .enum(["as-found", "low", "normal", "urgent"])
      .default("as-found")
      .meta({ zh: "通知级别（as-found 为检出级别）", en: "Severity (as-found: that of the finding)" }),
    quote: z.boolean().default(true).meta({ zh: "附上原话", en: "Quote the words" }),
    quoteLength: z
      .number()
      .int()
      .min(10)
      .max(200)
      .default(80)
      .meta({ zh: "原话最多字数", en: "Longest quote (characters)" }),
  }),
  actions: ["notice"],
  reasons: {},
  plan({ trigger, conversation, config }) {
    if (trigger.kind !== "finding") return { actions: [] };
    const { finding } = trigger;
    const severity = config.severity === "as-found" ? finding.severity : config.severity;
    const quotes = config.quote ? finding.evidence.map(({ quote }) => safeQuote(quote, config.quoteLength)) : [];
    const said = quotes.filter((quote) => quote !== "").slice(0, 3);
    const buyer = conversation.messages.findLast((message) => message.from.role === "buyer")?.from;
    const agent = conversation.session.agent;
    const name = (party: { readonly id: string; readonly name?: string | undefined }) =>
      safeQuote(party.name ?? party.id, 40);

    const parts =
      config.language === "zh"
        ? [
            `【${severityNames[severity].zh}】${finding.message.zh}`,
            ...(said.length > 0 ? [`：${said.map((quote) => `“${quote}”`).join("、")}`] : []),
            ...(buyer ? [`　买家：${name(buyer)}`] : []),
            ...(agent ? [`　客服：${name(agent)}`] : []),
          ]
        : [
            `[${severityNames[severity].en}] ${finding.message.en}`,
            ...(said.length > 0 ? [`: ${said.map((quote) => `“${quote}”`).join(", ")}`] : []),
            ...(buyer ? [` · buyer ${name(buyer)}`] : []),
            ...(agent ? [` · agent ${name(agent)}`] : []),
          ];
    return { actions: [{ kind: "notice", audience: "supervisor", text: parts.join("").slice(0, 1_000), severity }] };
  },
});
