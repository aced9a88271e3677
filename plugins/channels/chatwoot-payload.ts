import { z } from "zod";

/** The fields that we read of Chatwoot's webhooks (its `webhook_data`). Fields that we do not read may hold anything. */

/** Short, since ids of our events are built from it. */
const id = z.union(
  [z.number().int().min(0).transform(String), z.string().regex(/^[A-Za-z0-9_-]{1,40}$/)],
  "an integer, or up to 40 letters, digits, _ and -",
);

/** ISO text, or seconds since 1970 with or without fraction, depending on where in the payload it stands. */
const time = z
  .union([z.number().min(0), z.string().max(64)], "an ISO time or unix seconds")
  .transform((value, context) => {
    const at = typeof value === "number" ? Math.round(value * 1_000) : Date.parse(value);
    if (Number.isSafeInteger(at) && at >= 0 && at <= 8_640_000_000_000_000) return at;
    context.addIssue({ code: "custom", message: "an ISO time or unix seconds" });
    return z.NEVER;
  });

const person = z.object({ id, name: z.string().nullish(), type: z.string().nullish() });
export type Person = z.infer<typeof person>;

const meta = z.object({
  sender: person.nullish(),
  assignee: person.nullish(),
  assignee_type: z.string().nullish(),
});

export const messagePayload = z.object({
  id,
  content: z.string().nullish(),
  created_at: time,
  message_type: z.enum(["incoming", "outgoing", "activity", "template"]),
  content_type: z.string().nullish(),
  private: z.boolean().nullish(),
  content_attributes: z
    .object({
      deleted: z.boolean().nullish(),
      automation_rule_id: z.unknown().optional(),
      submitted_values: z.unknown().optional(),
      is_edited: z.unknown().optional(),
      edited: z.unknown().optional(),
      previous_content: z.unknown().optional(),
      /** The key of the action that made us send it, see `chatwoot-actions.ts`. */
      interject: z.unknown().optional(),
    })
    .nullish(),
  /** null for replies typed on the phone. */
  sender: person.nullish(),
  attachments: z.array(z.object({ file_type: z.string().nullish(), data_url: z.string().nullish() })).nullish(),
  conversation: z.object({ id, meta: meta.nullish() }),
});
export type MessagePayload = z.infer<typeof messagePayload>;

export const conversationPayload = z.object({
  id,
  status: z.string().nullish(),
  meta: meta.nullish(),
  updated_at: time.nullish(),
  timestamp: time.nullish(),
  changed_attributes: z
    .array(
      z.record(z.string(), z.object({ previous_value: z.unknown().optional(), current_value: z.unknown().optional() })),
    )
    .nullish(),
});
export type ConversationPayload = z.infer<typeof conversationPayload>;

export const typingPayload = z.object({
  user: person.nullish(),
  is_private: z.boolean().nullish(),
  conversation: z.object({ id }),
});

export const menuAnswer = z.array(z.object({ value: z.string().min(1) })).min(1);
export const surveyAnswer = z.object({ csat_survey_response: z.object({ rating: z.number().min(0).max(10) }) });
export const assigneeId = z.number().int().min(1).transform(String);
