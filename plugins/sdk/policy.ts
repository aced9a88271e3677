import { z } from "zod";
import { sessionTypes } from "./conversation.ts";
import { severities } from "./point.ts";
import { settingValue } from "./setting-value.ts";

export const policyModes = ["off", "observe", "act"] as const;
export type PolicyMode = (typeof policyModes)[number];

const fullId = z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, "pack/id in kebab-case");

/** How often a policy may act in one conversation. `scene` is the point that fired. */
export const frequency = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("every") }),
  z.object({ kind: z.literal("once-per-session") }),
  z.object({ kind: z.literal("once-per-scene") }),
  z.object({ kind: z.literal("cool-down"), seconds: z.number().int().min(1).max(604_800) }),
  /** Again only after the buyer has spoken since the last time. */
  z.object({ kind: z.literal("re-arm") }),
]);
export type Frequency = z.infer<typeof frequency>;

export const unlessConditions = ["answered", "closed", "resolved"] as const;

/** Merchant data: which findings, under which conditions, lead to which interventions, how often. */
export const policy = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,64}$/, "kebab-case, at most 64 characters"),
  title: z.object({ zh: z.string().min(1).max(80), en: z.string().min(1).max(80) }),
  mode: z.enum(policyModes).default("observe"),
  when: z.object({
    points: z.array(fullId).min(1).max(100),
    codes: z.array(z.string().max(64)).max(100).optional(),
    minSeverity: z.enum(severities).optional(),
  }),
  if: z
    .object({
      sessionTypes: z.array(z.enum(sessionTypes)).min(1).optional(),
      channels: z.array(z.string().max(32)).min(1).optional(),
      /** Whoever serves the buyer when the finding is made. */
      servedBy: z
        .array(z.enum(["bot", "agent", "nobody"]))
        .min(1)
        .optional(),
      agentsOnline: z.number().int().min(0).optional(),
    })
    .default({}),
  then: z
    .array(
      z.object({
        intervention: fullId,
        config: z.record(z.string(), settingValue).default({}),
        /** Seconds after the finding. The conditions are judged again when the step comes due. */
        after: z.number().int().min(0).max(86_400).optional(),
        unless: z.enum(unlessConditions).optional(),
      }),
    )
    .min(1)
    .max(10),
  frequency: frequency.default({ kind: "once-per-session" }),
  rollout: z.number().min(0).max(100).default(100),
  holdout: z.number().min(0).max(100).default(0),
});
export type Policy = z.infer<typeof policy>;
