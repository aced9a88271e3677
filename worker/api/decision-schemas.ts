import { z } from "@hono/zod-openapi";
import { policy } from "../../plugins/sdk/policy.ts";
import { arms, decisionOutcomes, taskRow } from "../ledger/rows.ts";
import { enoughCases, measures, verdicts } from "../lift/lift.ts";
import { decisionItem, findingItem, messageItem } from "./schemas.ts";

/** What the API says of decisions, tasks and what acting brings. The UI takes its types from here. */

const bilingual = z.object({ zh: z.string(), en: z.string() });

export const taskItem = taskRow
  .extend({ channel: z.string(), conversation: z.string().openapi({ description: "The platform's id" }) })
  .openapi("Task");

const check = z
  .object({
    code: z.string().openapi({ description: "The reason that a decision has when this is what failed" }),
    title: bilingual,
    wanted: bilingual.openapi({ description: "What the policy asks for" }),
    found: bilingual.nullable().openapi({ description: "How it was at that time" }),
    met: z.boolean().nullable().openapi({ description: "null: not judged, since something before it failed" }),
  })
  .openapi("Check");

const said = { said: bilingual.openapi({ description: "The reason in words" }) };

export const explainedDecision = z
  .object({
    decision: decisionItem.extend(said),
    title: bilingual.openapi({ description: "Of the intervention" }),
    trigger: z.object({
      kind: z.enum(["finding", "moment", "person"]),
      text: bilingual.openapi({ description: "What set it off, in words" }),
      finding: findingItem.nullable(),
      by: z.string().nullable().openapi({ description: "Name of the member who ran it by hand" }),
    }),
    evidence: z.array(messageItem).openapi({ description: "The messages that it rests on, oldest first" }),
    policy: policy
      .nullable()
      .openapi({ description: "As it was at that revision; null for what a person ran by hand" }),
    checks: z.array(check).openapi({ description: "What the policy asked for, in the order in which it was judged" }),
    steps: z.array(decisionItem.extend(said)).openapi({ description: "What the intervention did next, oldest first" }),
    task: taskItem.nullable(),
  })
  .openapi("ExplainedDecision");
export type ExplainedDecision = z.infer<typeof explainedDecision>;

export const decisionCounts = z
  .object({
    items: z.array(
      z.object({
        value: z.string().nullable().openapi({ description: "null: those without one" }),
        decisions: z.number().int(),
        conversations: z.number().int(),
      }),
    ),
  })
  .openapi("DecisionCounts");

const period = { from: z.number(), to: z.number() };

export const policyCounts = z
  .object({
    policy: z.string(),
    ...period,
    conversations: z
      .object({
        decided: z.number().int(),
        acted: z.number().int(),
        observed: z.number().int().openapi({ description: "Where it would have acted while it only observes" }),
        heldOut: z.number().int(),
      })
      .openapi({ description: "A conversation counts once in each" }),
    outcomes: z.array(
      z.object({
        mode: z.enum(["observe", "act"]),
        outcome: z.enum(decisionOutcomes),
        reason: z.string(),
        decisions: z.number().int(),
        conversations: z.number().int(),
      }),
    ),
  })
  .openapi("PolicyCounts");
export type PolicyCounts = z.infer<typeof policyCounts>;

const interval = z
  .object({ low: z.number(), high: z.number() })
  .nullable()
  .openapi({ description: "95 %; null with too few cases to compute one" });
const side = z.object({
  value: z.number().nullable().openapi({ description: "A share, 0 to 1, or a mean; null without cases" }),
  count: z.number().int().nullable().openapi({ description: "To how many it happened; null for a mean" }),
  of: z.number().int(),
  interval,
});

export const lift = z
  .object({
    policy: z.string(),
    ...period,
    good: z.number().openapi({ description: "A rating from there on is a good one" }),
    enough: z.literal(enoughCases).openapi({ description: "With fewer cases on a side the verdict is `too-few`" }),
    conversations: z.record(z.enum(arms), z.number().int()),
    measures: z.array(
      z.object({
        measure: z.enum(measures),
        kind: z.enum(["share", "mean"]),
        act: side,
        holdout: side,
        difference: z.number().nullable().openapi({ description: "Acting minus leaving alone" }),
        interval,
        verdict: z.enum(verdicts),
      }),
    ),
  })
  .openapi("Lift");
export type Lift = z.infer<typeof lift>;
