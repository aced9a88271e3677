import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { z } from "zod";
import type { ConversationEvent, Part, Party } from "../sdk/event.ts";
import { platformId } from "../sdk/event.ts";
import type { Translation } from "./channel.ts";
import {
  assigneeId,
  type ConversationPayload,
  conversationPayload,
  type MessagePayload,
  menuAnswer,
  messagePayload,
  type Person,
  surveyAnswer,
  typingPayload,
} from "./chatwoot-payload.ts";
import { firstIssue } from "./first-issue.ts";

const maxText = 65_536;
const maxName = 512;
const maxAddress = 2_048;
const maxParts = 50;

/** `toWellFormed`: the cut may fall between the two halves of one character. */
function cut(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, length).toWellFormed();
}

function party(role: Party["role"], person: Person | null | undefined, otherwise: string): Party {
  if (!person) return { role, id: otherwise };
  return person.name ? { role, id: person.id, name: cut(person.name, maxName) } : { role, id: person.id };
}

/**
 * Who speaks. The nested `messages` of the conversation are never asked: they may be stale. An outgoing message without sender
 * was typed on the phone that the inbox belongs to: it counts for whoever the conversation is assigned to.
 */
function author({ message_type, sender, content_attributes, conversation }: MessagePayload): Party {
  switch (message_type) {
    case "incoming":
      return party("buyer", sender ?? conversation.meta?.sender, `contact-of-${conversation.id}`);
    case "outgoing":
      if (content_attributes?.automation_rule_id != null) return party("system", null, "automation");
      if (sender?.type === "agent_bot") return party("bot", sender, "bot");
      return party("agent", sender ?? conversation.meta?.assignee, "unknown");
    default:
      return party("system", null, message_type);
  }
}

function contentOf({ content, content_type, attachments }: MessagePayload): Part[] {
  const parts: Part[] = [];
  if (content) parts.push({ type: "text", text: cut(content, maxText) });
  for (const { file_type, data_url } of attachments ?? []) {
    if (parts.length === maxParts) break;
    // A signed address that is longer than we keep would not open when cut: the part then stands without it.
    const url = data_url && data_url.length <= maxAddress ? data_url : undefined;
    if (file_type === "image") parts.push(url === undefined ? { type: "image" } : { type: "image", url });
    else parts.push({ type: "card", title: cut(file_type ?? "file", maxName), ...(url === undefined ? {} : { url }) });
  }
  return parts.length === 0 ? [{ type: "card", title: cut(content_type ?? "empty", maxName) }] : parts;
}

function causeOf({ content_attributes }: MessagePayload): { causedBy?: string } {
  const key = platformId.safeParse(content_attributes?.interject);
  return key.success ? { causedBy: key.data } : {};
}

function created(message: MessagePayload): ConversationEvent[] {
  if (message.private) return [];
  const from = author(message);
  return [
    {
      type: "message",
      id: message.id,
      conversation: message.conversation.id,
      at: message.created_at,
      // Rows of one table: the number of a message grows with its age, and tells apart those of the same second.
      ...sequenceOf(message),
      from,
      content: contentOf(message),
      ...(from.role === "system" ? { automatic: true } : {}),
      ...causeOf(message),
    },
  ];
}

function sequenceOf({ id }: MessagePayload): { sequence?: number } {
  const sequence = Number(id);
  return Number.isSafeInteger(sequence) ? { sequence } : {};
}

/**
 * Chatwoot reports an update for each new delivery status of an outgoing message, without saying what changed: only incoming
 * ones (edited on Telegram and the like) and those that carry a mark of editing count as edits.
 */
function wasEdited({ message_type, content_attributes: marks }: MessagePayload): boolean {
  if (message_type === "incoming") return true;
  return message_type === "outgoing" && [marks?.is_edited, marks?.edited, marks?.previous_content].some(Boolean);
}

function updated(message: MessagePayload, at: number): ConversationEvent[] {
  if (message.private) return [];
  const base = { conversation: message.conversation.id, at };
  if (message.content_attributes?.deleted) {
    return [{ type: "retracted", id: `${message.id}-retracted`, ...base, message: message.id }];
  }
  const survey = surveyAnswer.safeParse(message.content_attributes?.submitted_values);
  if (survey.success) {
    const score = survey.data.csat_survey_response.rating;
    return [{ type: "rating", id: `${message.id}-rating-${score}`, ...base, score }];
  }
  const answer = menuAnswer.safeParse(message.content_attributes?.submitted_values);
  if (answer.success) {
    const choice = (answer.data[0]?.value ?? "").replace(/[\s\p{C}]+/gu, "-").slice(0, 64);
    const menu = causeOf(message).causedBy ?? message.id;
    return [{ type: "menu", id: `${message.id}-choice-${choice}`, ...base, menu, choice }];
  }
  if (!wasEdited(message)) return [];
  const content = contentOf(message);
  const digest = bytesToHex(sha256(utf8ToBytes(JSON.stringify(content)))).slice(0, 16);
  return [{ type: "edited", id: `${message.id}-edited-${digest}`, ...base, message: message.id, content }];
}

function timeOf({ updated_at, timestamp }: ConversationPayload, at: number): number {
  return updated_at ?? timestamp ?? at;
}

function statusChanged(conversation: ConversationPayload, told: number): ConversationEvent[] {
  if (conversation.status !== "resolved") return [];
  const at = timeOf(conversation, told);
  return [{ type: "closed", id: `closed-${conversation.id}-${at}`, conversation: conversation.id, at }];
}

function assigneeChanged(conversation: ConversationPayload, told: number): ConversationEvent[] {
  const change = conversation.changed_attributes?.map((changed) => changed.assignee_id).find(Boolean);
  const current = assigneeId.safeParse(change?.current_value);
  if (!current.success) return [];
  const { assignee, assignee_type } = conversation.meta ?? {};
  // The payload is read later than the change was made: by then somebody else may be assigned.
  const known = assignee?.id === current.data ? assignee : null;
  const isBot = known?.type === "agent_bot" || (known !== null && assignee_type === "AgentBot");
  const previous = assigneeId.safeParse(change?.previous_value);
  const at = timeOf(conversation, told);
  return [
    {
      type: "transferred",
      id: `transferred-${conversation.id}-${at}-${current.data}`,
      conversation: conversation.id,
      at,
      ...(previous.success ? { by: { role: "agent" as const, id: previous.data } } : {}),
      to: party(isBot ? "bot" : "agent", known, current.data),
    },
  ];
}

function typing({ user, is_private, conversation }: z.infer<typeof typingPayload>, at: number): ConversationEvent[] {
  if (is_private || !user) return [];
  const role = user.type === "user" ? "agent" : user.type === "agent_bot" ? "bot" : "buyer";
  const id = `typing-${conversation.id}-${user.id}-${at}`;
  return [{ type: "typing", id, conversation: conversation.id, at, from: party(role, user, user.id) }];
}

function reader<Payload>(schema: z.ZodType<Payload>, read: (payload: Payload, at: number) => ConversationEvent[]) {
  return function translate(body: unknown, at: number): Translation {
    const parsed = schema.safeParse(body);
    if (!parsed.success) return { ok: false, ...firstIssue(parsed.error) };
    return { ok: true, events: read(parsed.data, at) };
  };
}

const readers: ReadonlyMap<string, (body: unknown, at: number) => Translation> = new Map([
  ["message_created", reader(messagePayload, created)],
  ["message_updated", reader(messagePayload, updated)],
  ["conversation_status_changed", reader(conversationPayload, statusChanged)],
  ["conversation_updated", reader(conversationPayload, assigneeChanged)],
  ["conversation_typing_on", reader(typingPayload, typing)],
]);

const named = z.object({ event: z.string().min(1).max(128) });

/** Chatwoot's event in ours; none for events that we do not use and for private notes. `at`: when Chatwoot told us. */
export function translateChatwoot(body: unknown, at: number): Translation {
  const parsed = named.safeParse(body);
  if (!parsed.success) return { ok: false, ...firstIssue(parsed.error) };
  return readers.get(parsed.data.event)?.(body, at) ?? { ok: true, events: [] };
}
