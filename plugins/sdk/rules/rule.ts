import { z } from "zod";
import { sessionTypes } from "../conversation.ts";
import { kebabId, rows } from "../names.ts";
import { pointKinds, severities } from "../point.ts";
import { condition } from "./condition.ts";
import { ruleLimits } from "./rule-limits.ts";
import { refuseContradictions } from "./rule-problems.ts";

/** Titles become part of messages, where braces would be read as placeholders. */
const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^{}]*$/, "no braces");
const title = z.strictObject({ zh: line(80), en: line(80) });
const id = kebabId.max(40);
const score = z.number().min(-100).max(100).nullable();

export const standard = z.strictObject({
  id,
  title: title.optional().meta({ description: "What the finding says; absent: the rule's title." }),
  join: z.enum(["and", "or"]).default("and").meta({ description: "Whether all conditions must hold, or any one." }),
  conditions: z.array(condition).min(1).max(ruleLimits.conditions),
  severity: z.enum(severities).optional(),
});
export type Standard = z.infer<typeof standard>;

const combination = z.strictObject({
  id,
  title: title.optional(),
  when: z.string().meta({ description: "Ids of standards joined by && and ||, with brackets: a && (b || c)." }),
  severity: z.enum(severities).optional(),
  score: score.unwrap().optional().meta({ description: "Instead of the rule's own score." }),
});

/**
 * An inspection point that a merchant writes as data. Any one standard suffices (质检标准 do not add up), unless combinations
 * say which standards must come together. Runs as a point like those that are compiled in.
 */
export const ruleSchema = z
  .strictObject({
    id,
    title,
    description: z.strictObject({ zh: line(1_000), en: line(1_000) }).optional(),
    kind: z
      .enum(pointKinds)
      .meta({ description: "alert watches each message as it comes; deduct and bonus judge the whole session." }),
    severity: z.enum(severities).default("normal"),
    scores: z
      .strictObject({ presale: score, aftersale: score })
      .optional()
      .meta({ description: "null: not inspected in sessions of that type. Absent: -3 for deduct, +1 for bonus." }),
    sessionTypes: z.array(z.enum(sessionTypes)).min(1).optional(),
    agents: z
      .strictObject({
        groups: z.array(z.string().min(1).max(64)).max(100).default([]),
        accounts: z.array(z.string().min(1).max(128)).max(500).default([]),
        bots: z.boolean().default(false),
      })
      .prefault({})
      .meta({ description: "Whom the rule applies to. Without groups and accounts: every human agent." }),
    answersWithin: z.number().int().min(1).max(100).optional().meta({
      description:
        "Where buyer and agent conditions are joined by and: the agent's message must follow the buyer's within so many messages. Alerts: 10 if absent. Sessions: anywhere if absent.",
    }),
    countRetracted: z.boolean().default(false).meta({
      description:
        "Sessions: retracted messages count by what they said before they were retracted. Their words are not kept.",
    }),
    standards: z.array(standard).min(1).max(ruleLimits.standards),
    combinations: z
      .array(combination)
      .max(ruleLimits.combinations)
      .default([])
      .meta({ description: "The first that holds is the finding. Absent or empty: any one standard suffices." }),
    rows: rows.default([]).meta({ description: "Rows of the product's feature list that the rule shows." }),
  })
  .superRefine(refuseContradictions);

export type Rule = z.infer<typeof ruleSchema>;

/** A rule as it is written: fields with a default may be absent. */
export type RuleInput = z.input<typeof ruleSchema>;
