import { z } from "zod";

/**
 * The one shape every channel translates into. `at` is epoch milliseconds, amounts are cents, spans are half-open UTF-16
 * offsets. Limits: an id is 1 to 128 visible characters, one text 65,536 UTF-16 units, one request 500 events.
 */

export const roles = ["buyer", "agent", "bot", "system"] as const;
export type Role = (typeof roles)[number];

export const presenceStatuses = ["online", "suspended", "offline"] as const;

/** No blanks and no control characters: ids become names of objects, header values and log fields. */
export const platformId = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[^\s\p{C}]+$/u, "no blanks or control characters");

const at = z.number().int().min(0).max(8_640_000_000_000_000);
const label = z.string().max(512);
const address = z.string().max(2_048);

export const part = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text"), text: z.string().max(65_536) }),
  z.object({ type: z.literal("image"), url: address.optional() }),
  z.object({
    type: z.literal("product"),
    id: platformId,
    title: label.optional(),
    url: address.optional(),
    inStock: z.boolean().optional(),
  }),
  z.object({ type: z.literal("order"), id: platformId }),
  z.object({ type: z.literal("link"), url: address, title: label.optional() }),
  z.object({
    type: z.literal("card"),
    title: label.optional(),
    url: address.optional(),
    activity: z.boolean().optional(),
  }),
]);
export type Part = z.infer<typeof part>;

export const party = z.object({ role: z.enum(roles), id: platformId, name: label.optional() });
export type Party = z.infer<typeof party>;

export const orderStatuses = ["created", "paid", "shipped", "received", "refunding", "refunded", "closed"] as const;
export const order = z.object({
  id: platformId,
  status: z.enum(orderStatuses),
  amount: z.number().int().min(0).optional(),
  items: z
    .array(z.object({ product: platformId, sku: label.optional() }))
    .max(200)
    .optional(),
  flag: label.optional(),
  remark: z.string().max(2_000).optional(),
});
export type Order = z.infer<typeof order>;

const base = { id: platformId, at, sequence: z.number().int().min(0).optional(), causedBy: platformId.optional() };
const inConversation = { ...base, conversation: platformId };
const content = z.array(part).min(1).max(50);

export const messageEvent = z.object({
  type: z.literal("message"),
  ...inConversation,
  from: party,
  content,
  /** A message that the platform or shop system sent by itself, such as 催拍 or 邀评. */
  automatic: z.boolean().optional(),
  /** The platform asks before it sends: the answer's verdict decides. */
  pending: z.boolean().optional(),
  /** Why the agent sends it although he was warned. It counts where the merchant allows that, and is kept. */
  override: z.string().trim().min(1).max(200).optional(),
});
export const retractedEvent = z.object({ type: z.literal("retracted"), ...inConversation, message: platformId });
export const editedEvent = z.object({ type: z.literal("edited"), ...inConversation, message: platformId, content });
export const transferredEvent = z.object({
  type: z.literal("transferred"),
  ...inConversation,
  by: party.optional(),
  to: party,
  askedByBuyer: z.boolean().optional(),
});
export const orderEvent = z.object({ type: z.literal("order"), ...inConversation, order });
export const menuEvent = z.object({ type: z.literal("menu"), ...inConversation, menu: platformId, choice: platformId });
export const typingEvent = z.object({ type: z.literal("typing"), ...inConversation, from: party.optional() });
export const closedEvent = z.object({ type: z.literal("closed"), ...inConversation });
export const ratingEvent = z.object({ type: z.literal("rating"), ...inConversation, score: z.number().min(0).max(10) });
export const presenceEvent = z.object({
  type: z.literal("presence"),
  ...base,
  agent: platformId,
  status: z.enum(presenceStatuses),
  queue: z.number().int().min(0).max(1_000_000).optional(),
});

export const conversationEvent = z.discriminatedUnion("type", [
  messageEvent,
  retractedEvent,
  editedEvent,
  transferredEvent,
  orderEvent,
  menuEvent,
  typingEvent,
  closedEvent,
  ratingEvent,
]);
/** An event that belongs to one conversation. */
export type ConversationEvent = z.infer<typeof conversationEvent>;
export type MessageEvent = z.infer<typeof messageEvent>;
/** An event about one agent of the shop; it belongs to no conversation. */
export type PresenceEvent = z.infer<typeof presenceEvent>;

export const event = z.discriminatedUnion("type", [...conversationEvent.options, presenceEvent]);
export type Event = z.infer<typeof event>;

/** Body of `POST /hooks/interject/:shop`. */
export const envelope = z.object({ events: z.array(event).min(1).max(500) });

/** All text parts of a message, one per line: the text that points read and that spans count in. */
export function textOf(content: readonly Part[]): string {
  let text = "";
  for (const item of content) if (item.type === "text") text = text === "" ? item.text : `${text}\n${item.text}`;
  return text;
}
