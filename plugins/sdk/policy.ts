import { z } from "zod";
import { sessionTypes } from "./conversation.ts";
import { orderStatuses } from "./event.ts";
import { schedule } from "./hours.ts";
import { severities } from "./point.ts";
import { settingValue } from "./setting-value.ts";
import { sceneIds } from "./shop.ts";
import { tuning } from "./tuning.ts";

export const policyModes = ["off", "observe", "act"] as const;
export type PolicyMode = (typeof policyModes)[number];

const fullId = z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, "pack/id in kebab-case");

/** How often a policy may act in one conversation. `scene` is the point that fired, or the buyer's scene. */
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

/** What may set a policy off besides findings. */
export const policyMoment = z.discriminatedUnion("type", [
  /** The buyer has spoken to the bot and was answered so often without a human (F205); a round is counted when he speaks again. */
  z.object({ type: z.literal("bot-rounds"), atLeast: z.number().int().min(1).max(50).default(5) }),
  /**
   * The buyer asks the bot about one of these; absent: about anything that is known. `widest-gap`: about the one in which humans
   * satisfy buyers better than the bot by the most (F206).
   */
  z.object({
    type: z.literal("scene"),
    scenes: z.union([z.literal("widest-gap"), z.array(z.enum(sceneIds)).min(1)]).optional(),
  }),
  z.object({ type: z.literal("rating"), atMost: z.number().min(0).max(10).default(2) }),
  z.object({ type: z.literal("order"), statuses: z.array(z.enum(orderStatuses)).min(1).optional() }),
  z.object({ type: z.literal("transferred") }),
  z.object({ type: z.literal("closed") }),
]);
export type PolicyMoment = z.infer<typeof policyMoment>;

const when = z
  .object({
    points: z.array(fullId).max(100).default([]),
    codes: z.array(z.string().max(64)).max(100).optional(),
    minSeverity: z.enum(severities).optional(),
    moment: policyMoment.optional(),
  })
  .refine(({ points, moment }) => points.length > 0 || moment !== undefined, {
    path: ["points"],
    message: "name a point, or a moment",
  });

const conditions = z.object({
  sessionTypes: z.array(z.enum(sessionTypes)).min(1).optional(),
  channels: z.array(z.string().max(32)).min(1).optional(),
  /** Whoever serves the buyer when the finding is made. */
  servedBy: z
    .array(z.enum(["bot", "agent", "nobody"]))
    .min(1)
    .optional(),
  /** Groups of the agent who serves; a buyer whom nobody serves is in none. */
  groups: z.array(z.string().max(64)).min(1).optional(),
  schedule: schedule.optional(),
  /** At least so many agents are online and not suspended. */
  agentsOnline: z.number().int().min(0).max(10_000).optional(),
  /** The buyer's newest order stands so; `none`: he has none that is known. */
  orders: z
    .array(z.enum(["none", ...orderStatuses]))
    .min(1)
    .optional(),
  /** `new`: his first session in this conversation. */
  buyer: z.enum(["new", "returning"]).optional(),
  /** Findings of these points came before, within so many seconds. */
  earlier: z
    .object({
      points: z.array(fullId).min(1).max(100),
      atLeast: z.number().int().min(1).max(100).default(1),
      within: z.number().int().min(1).max(2_592_000).default(86_400),
    })
    .optional(),
});

/** Merchant data: which findings, under which conditions, lead to which interventions, how often. */
export const policy = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,64}$/, "kebab-case, at most 64 characters"),
  title: z.object({ zh: z.string().min(1).max(80), en: z.string().min(1).max(80) }),
  mode: z.enum(policyModes).default("observe"),
  when,
  if: conditions.default({}),
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
  /** Percent of conversations in which it runs at all; the same conversation always falls on the same side. */
  rollout: z.number().min(0).max(100).default(100),
  /** Lowers the share further by how good the shop's bot is. */
  tuning: tuning.optional(),
  /** Percent of the conversations that would be acted on and are left alone, to measure what acting brings (N04). */
  holdout: z.number().min(0).max(100).default(0),
  /** Acts of one day over the whole shop: a circuit breaker against a policy that runs wild. */
  dailyCap: z.number().int().min(1).max(1_000_000).default(5_000),
});
export type Policy = z.infer<typeof policy>;
