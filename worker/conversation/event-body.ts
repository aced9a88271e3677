import { createHash } from "node:crypto";
import type { ConversationEvent } from "../../plugins/sdk/event.ts";
import type { Notes } from "../runners/builtin.ts";
import type { ErasedEvent, LogEvent } from "./log.ts";

/** `chosen`: options of menus whose label a message was. */
type Remembered = { readonly notes: Notes | null; readonly chosen: readonly string[] };

/** What is left of an event without its words; the same words delivered again are recognised by their digest. */
export function erase(event: MessageEvent | EditedEvent, { notes, chosen }: Remembered): ErasedEvent {
  return {
    ...event,
    content: [],
    erased: digest(event),
    ...(notes !== null && { notes }),
    ...(chosen.length > 0 && { chosen }),
  };
}

type MessageEvent = Extract<ConversationEvent, { type: "message" }>;
type EditedEvent = Extract<ConversationEvent, { type: "edited" }>;

export function digest(event: LogEvent): string {
  return createHash("sha256").update(bodyOf(event)).digest("base64url");
}

/** Parsed events list their fields in the schema's order. Which action of ours caused an event we may have found out ourselves. */
function bodyOf(event: LogEvent): string {
  if (!("causedBy" in event)) return JSON.stringify(event);
  const { causedBy: _, ...body } = event;
  return JSON.stringify(body);
}

/** Whether a delivery repeats what was accepted under its id. */
export function repeats(known: LogEvent, event: LogEvent): boolean {
  return "erased" in known ? known.erased === digest(event) : bodyOf(known) === bodyOf(event);
}
