import { z } from "@hono/zod-openapi";
import { readCursor } from "../../db/queries/page.ts";
import { counterMetrics, findingVerdicts } from "../../db/schema.ts";
import { severities } from "../../plugins/sdk/point.ts";
import { decisionOutcomes, findingStatuses } from "../ledger/rows.ts";
import { epochMs, pageSize } from "./describe.ts";

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
});
export const decisionFilter = within.extend({
  point,
  policy: text("Id of a policy"),
  outcome: z.enum(decisionOutcomes).optional(),
});
export const counterFilter = z.strictObject({ ...period, metric: z.enum(counterMetrics).optional() });
