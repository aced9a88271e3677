import { z } from "zod";
import { refuse } from "../refuse.ts";
import { contentFields, saysSomething } from "./content.ts";

const text = z.string().trim().min(1).max(128);

export const positions = ["any", "first", "last", "nth"] as const;

/** 买家消息内容 */
const buyerSaid = z
  .strictObject({ type: z.literal("buyer-said"), ...contentFields })
  .superRefine((condition, context) => saysSomething(condition, context));

/** 客服回复内容 and 客服消息发送位置 */
const agentSaid = z
  .strictObject({
    type: z.literal("agent-said"),
    ...contentFields,
    said: z
      .boolean()
      .default(true)
      .meta({ description: "false: holds when the agent's message at that position does not say it." }),
    position: z
      .enum(positions)
      .default("any")
      .meta({ description: "Which of the agent's messages of the session is read." }),
    nth: z
      .number()
      .int()
      .min(1)
      .max(100)
      .optional()
      .meta({ description: "With position nth: the number of the message, from 1." }),
  })
  .superRefine((condition, context) => {
    saysSomething(condition, context);
    if ((condition.position === "nth") === (condition.nth !== undefined)) return;
    const message = { zh: "nth 与 position: nth 必须同时填写", en: "nth belongs to position nth, and only there" };
    refuse(context, message, { path: ["nth"] });
  });

/** 买家咨询商品 */
const product = z
  .strictObject({
    type: z.literal("product"),
    ids: z.array(text).max(500).default([]).meta({ description: "Product ids of the platform." }),
    words: z
      .array(z.string().trim().min(2).max(64))
      .max(100)
      .default([])
      .meta({ description: "Parts of product titles." }),
  })
  .superRefine(({ ids, words }, context) => {
    if (ids.length + words.length > 0) return;
    refuse(context, { zh: "至少填写一个商品编号或标题词", en: "name at least one product id or part of a title" });
  });

const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "a time such as 09:30");

/** 买家咨询时间 */
const time = z.strictObject({
  type: z.literal("time"),
  windows: z
    .array(
      z.strictObject({
        weekdays: z
          .array(z.number().int().min(1).max(7))
          .min(1)
          .max(7)
          .optional()
          .meta({ description: "1 is Monday, 7 is Sunday; absent: every day." }),
        from: clock,
        to: clock.meta({ description: "Exclusive; not after from: on the next day." }),
      }),
    )
    .min(1)
    .max(14)
    .meta({ description: "Any one suffices; the shop's own time zone." }),
});

export const orderStates = [
  "ordered-same-day",
  "not-ordered-same-day",
  "ordered-before",
  "no-order",
  "unpaid",
  "paid",
  "shipped",
  "received",
  "refunding",
  "refunded",
] as const;

/** 是否下单 */
const orderState = z.strictObject({
  type: z.literal("order"),
  is: z.enum(orderStates).meta({
    description:
      "ordered-same-day: on the session's day, at or after the buyer's first message of the session. ordered-before: earlier than that.",
  }),
});

const step = z
  .strictObject({
    ...contentFields,
    expect: z.enum(["said", "not-said"]).default("said").meta({ description: "What the shop expects of the agent." }),
  })
  .superRefine((condition, context) => saysSomething(condition, context));

/**
 * 客服回复行为: what the shop expects the agent to say, step by step. `broken` holds when ANY of these does: an expected line is
 * missing, an unwanted one was said, the lines come in another order, one comes later than allowed after the one before it.
 */
const agentSteps = z
  .strictObject({
    type: z.literal("agent-steps"),
    steps: z.array(step).min(1).max(10),
    inOrder: z.boolean().default(false).meta({ description: "Each expected line must follow the one before it." }),
    withinMinutes: z
      .number()
      .min(0.1)
      .max(1_440)
      .optional()
      .meta({ description: "Each expected line at most so long after the one before it." }),
    holds: z
      .enum(["broken", "kept"])
      .default("broken")
      .meta({ description: "Whether the condition holds when an expectation is broken, or when all are kept." }),
  })
  .superRefine(({ steps, inOrder, withinMinutes }, context) => {
    if (steps.filter(({ expect }) => expect === "said").length > 1) return;
    const message = {
      zh: "顺序和间隔至少需要两条 expect 为 said 的行为",
      en: "order and interval need two steps that expect said",
    };
    if (inOrder) refuse(context, message, { path: ["inOrder"] });
    if (withinMinutes !== undefined) refuse(context, message, { path: ["withinMinutes"] });
  });

export const condition = z.discriminatedUnion("type", [buyerSaid, agentSaid, product, time, orderState, agentSteps]);
export type Condition = z.infer<typeof condition>;
export type ConditionOf<Type extends Condition["type"]> = Extract<Condition, { type: Type }>;
