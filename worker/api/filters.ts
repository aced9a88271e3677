import { z } from "@hono/zod-openapi";
import { alertViews } from "../../db/queries/alert-views.ts";
import { countedBy } from "../../db/queries/decision-counts.ts";
import { readCursor } from "../../db/queries/page.ts";
import { counterMetrics, findingVerdicts } from "../../db/schema.ts";
import { taskKinds } from "../../plugins/sdk/intervention.ts";
import { severities } from "../../plugins/sdk/point.ts";
import { appealStates } from "../appeals/states.ts";
import { arms, decisionOutcomes, findingStatuses, taskStates } from "../ledger/rows.ts";
import { epochMs, pageSize } from "./describe.ts";
import { searchDays, searchWords } from "./search-words.ts";

/** Query parameters of the lists. Strict, because a misspelt filter that is ignored shows everything. */

const text = (description: string, example?: string) =>
  z
    .string()
    .min(1)
    .max(512)
    .optional()
    .openapi({ description, ...(example === undefined ? {} : { example }) });

const period = {
  from: epochMs("Not before").optional(),
  to: epochMs("Before").optional(),
};

const page = {
  ...period,
  cursor: z
    .string()
    .transform((word, context) => {
      const cursor = readCursor(word);
      if (cursor === null) context.addIssue({ code: "custom", message: "Expected the `next` of a page before" });
      return cursor ?? z.NEVER;
    })
    .optional()
    .openapi({ type: "string", description: "`next` of the page before" }),
  limit: pageSize,
};

const conversation = text("The platform's id of a conversation", "c-1");
const point = text("Full id of a point", "alerts/unanswered");

export const conversationFilter = z.strictObject({
  conversation,
  channel: text("Id of a channel", "interject"),
  ...page,
});
export const within = z.strictObject({ conversation, session: text("Id of a session, as in the results"), ...page });

const yesNo = (description: string) => z.enum(["yes", "no"]).optional().openapi({ description });
const words = (who: string) =>
  searchWords.optional().openapi({
    type: "string",
    description: `Words that ${who}, divided by blanks: all must occur. \`%\` and \`_\` mean themselves, Latin letters match in either case, retracted messages are never found. Reads at most ${searchDays} days: the last before \`to\` unless \`from\` is later`,
    example: "投诉",
  });

export const sessionFilter = within.extend({
  agent: text(
    "Account or name, also of one that does not exist any more; part of it where none is called just so",
    "a-1",
  ),
  buyerText: words("the buyer wrote"),
  agentText: words("the agent or the bot wrote"),
  point: text("Full id of a point that found something that stands", "alerts/unanswered"),
  feeling: z
    .enum(["negative"])
    .optional()
    .openapi({ description: "`negative`: an alert about a displeased buyer stands" }),
  scoreBelow: z
    .string()
    .regex(/^\d{1,3}(\.\d{1,2})?$/, "scoreBelow is a number from 0")
    .transform(Number)
    .optional()
    .openapi({ type: "number", description: "Judged, and with a lower score", example: 90 }),
  scoreFrom: z
    .string()
    .regex(/^-?\d{1,3}(\.\d{1,2})?$/, "scoreFrom is a number")
    .transform(Number)
    .optional()
    .openapi({ type: "number", description: "Judged, and with that score or more", example: 60 }),
  severity: z.enum(severities).optional().openapi({ description: "A finding of that severity stands" }),
  served: z.enum(["agent", "bot"]).optional().openapi({ description: "By a person or by the bot" }),
  group: text("Id of a group of agents: one of its accounts served", "night-shift"),
  sides: z
    .enum(["both"])
    .optional()
    .openapi({ description: "`both`: the buyer and the shop wrote; outreach that no buyer answered is left out" }),
  appeal: z
    .enum([...appealStates, "none"])
    .optional()
    .openapi({ description: "State of the newest appeal about it; `none`: nobody appealed" }),
  reviewed: yesNo("Whether a person looked through it"),
  alerts: z.enum(["unseen"]).optional().openapi({ description: "`unseen`: an alert stands that nobody has looked at" }),
});
export const sampleFilter = z.strictObject({
  by: z
    .enum(["chance", "risk"])
    .default("chance")
    .openapi({ description: "`risk`: those that most speaks against, see `reasons`" }),
  day: z.iso.date().openapi({ description: "A calendar day of the shop", example: "2026-11-20" }),
  size: z
    .string()
    .regex(/^\d{1,6}$/, "size is a whole number")
    .transform(Number)
    .optional()
    .openapi({ type: "integer", description: "Human sessions that are wanted; absent: the standard size" }),
  cursor: page.cursor,
  limit: page.limit,
});
export const findingFilter = within.extend({
  point,
  severity: z.enum(severities).optional(),
  status: z
    .enum(findingStatuses)
    .optional()
    .openapi({ description: "Absent: all but `shadow`, which is what trial settings found" }),
  verdict: z
    .enum([...findingVerdicts, "none"])
    .optional()
    .openapi({ description: "What a person said of it; `none`: nobody has judged it" }),
  seen: yesNo("`no`: alerts that stand and that nobody has looked at"),
  handled: yesNo("`no`: alerts that stand and that nobody took care of"),
});
/** Alerts by how far they are: `live` are those that stand and wait for somebody, or have somebody on them. */
export const alertFilter = z.strictObject({
  view: z.enum(alertViews).default("live").openapi({
    description:
      "`live`: `pending` or `taken`; `resolved`: an answer settled it by itself; `wrong`: a person said so; `all`: any",
  }),
  severity: z.enum(severities).optional(),
  point,
  agent: text("Account of the agent that it is about", "a-1"),
  ...page,
});
const decisionFields = {
  point,
  policy: text("Id of a policy; `manual` for what people ran by hand"),
  intervention: text("Full id of an intervention", "handoff/offer-human"),
  outcome: z.enum(decisionOutcomes).optional(),
  reason: text("Code of a reason", "no-agent-online"),
  choice: text("What the buyer did with a menu, or a person with a task", "human"),
  arm: z
    .enum(arms)
    .optional()
    .openapi({ description: "Side of a policy that acts: acted on, or left alone to measure what acting brings" }),
  steps: z
    .literal("1")
    .transform(() => true)
    .optional()
    .openapi({
      type: "string",
      enum: ["1"],
      description: "Also the later steps of interventions, which have a `parent`",
    }),
};
export const decisionFilter = within.extend(decisionFields);
const inPeriod = { conversation, session: within.shape.session, ...period };
export const decisionCountFilter = z.strictObject({
  by: z.enum(countedBy).default("reason"),
  ...inPeriod,
  ...decisionFields,
});
export const decisionExportFilter = z.strictObject({
  ...inPeriod,
  ...decisionFields,
  language: z.enum(["zh", "en"]).optional().openapi({ description: "Of headings and reasons; absent: the shop's" }),
});
export const taskFilter = z.strictObject({
  state: z.enum(taskStates).optional(),
  kind: z.enum(taskKinds).optional(),
  agent: text("Account of the agent whose task it is", "a-1"),
  conversation,
  ...page,
});
const appealState = z.enum(appealStates).optional().openapi({ description: "`open`: it waits for a reviewer" });
export const appealFilter = z.strictObject({
  state: appealState,
  overdue: z.enum(["yes"]).optional().openapi({ description: "`yes`: open ones whose deadline has passed" }),
  agent: text("Account of the agent whose session it is", "a-1"),
  conversation,
  ...page,
  from: epochMs("Sessions not before").optional(),
  to: epochMs("Sessions before").optional(),
});
export const ownPageFilter = z.strictObject(page);
export const ownAppealFilter = z.strictObject({ state: appealState, ...page });
export const counterFilter = z.strictObject({ ...period, metric: z.enum(counterMetrics).optional() });

const audited = {
  ...period,
  by: text("Who did it", "user:8f2c"),
  kind: z
    .string()
    .regex(/^[a-z-]{1,32}$/, "a word such as member")
    .optional()
    .openapi({ description: "What actions begin with", example: "member" }),
  shop: text("A shop's id, or `*` for the merchant as a whole", "*"),
};
export const auditFilter = z.strictObject({ ...page, ...audited });
export const auditPeriod = z.strictObject({ ...audited, language: z.enum(["zh", "en"]).default("zh") });
