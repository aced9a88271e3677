import { definePoint, finding } from "interject/sdk";
import { z } from "zod";
import { abuseIn } from "../language/incivility.ts";
import { phraseLists, phraseSettings } from "../language/phrases.ts";
import { uncivilWords } from "../language/swearing.ts";

/** The agent swears at the buyer or insults him. */
export const agentAbuse = definePoint({
  id: "agent-abuse",
  title: { zh: "客服辱骂", en: "Agent abuse" },
  description: {
    zh: "客服辱骂买家或使用脏话。疑似脏话的错别字也会检出，级别较低。",
    en: "The agent insults the buyer or swears. Typos that look like abuse are found too, with a lower severity.",
  },
  kind: "alert",
  moment: "message",
  rows: ["F110"],
  config: z.object({
    lookalikes: z
      .boolean()
      .default(true)
      .meta({ zh: "疑似脏话的错别字也算", en: "Typos that look like abuse count too" }),
    ignoreQuotation: z
      .boolean()
      .default(true)
      .meta({ zh: "排除转述买家的话", en: "Ignore what the agent quotes from the buyer" }),
    ...phraseSettings,
  }),
  codes: {
    abuse: { severity: "urgent", message: { zh: "客服辱骂买家", en: "The agent abuses the buyer" } },
    likely: { severity: "normal", message: { zh: "客服疑似辱骂买家", en: "The agent writes what looks like abuse" } },
  },
  phrases: (config) => phraseLists(uncivilWords, config),
  inspect({ event, config, hits }) {
    if (event.type !== "message" || event.message.from.role !== "agent") return [];
    const abuse = abuseIn(event.message, hits, config);
    if (abuse.evidence.length === 0) return abuse.held;
    return [finding(abuse.onlyLikely ? "likely" : "abuse", abuse.evidence), ...abuse.held];
  },
});
