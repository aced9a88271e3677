import { createHash } from "node:crypto";
import type { Dialogue } from "./dialogue.ts";
import { timelineOf } from "./timeline.ts";

/** An event as a chat platform would post it. */
export type PostedEvent = {
  readonly id: string;
  readonly type: string;
  readonly at: number;
  readonly [field: string]: unknown;
};

export type Conversation = {
  readonly id: string;
  readonly dialogue: Dialogue;
  /** Oldest first; a presence event belongs to no conversation but keeps its place. */
  readonly events: readonly PostedEvent[];
};

const agents = ["xiaomei", "xiaolan", "afeng", "dandan"];

/** The conversation `<dialogue id>-<run>`, ending at `end`. The same arguments give the same events, byte for byte. */
export function conversationOf(dialogue: Dialogue, run: string, end: number): Conversation {
  const id = `${visible(dialogue.id)}-${run}`;
  const agent = dialogue.agent ?? (agents[digest(dialogue.id) % agents.length] as string);
  const { items, closedAt } = timelineOf(dialogue, end);
  const events: PostedEvent[] = items.map(({ item, at }, index) => {
    const base = { id: `${id}.${index}`, at, sequence: index };
    if ("event" in item) {
      const about = item.event.type === "presence" ? {} : { conversation: id };
      return { ...base, ...about, ...item.event };
    }
    const from = { role: item.role, id: authorOf(item.role, item.agent ?? agent, id) };
    const automatic = item.automatic === undefined ? {} : { automatic: item.automatic };
    const content = [{ type: "text", text: item.text }];
    return { ...base, type: "message", conversation: id, from, content, ...automatic };
  });
  if (dialogue.closed) {
    events.push({ id: `${id}.closed`, type: "closed", conversation: id, at: closedAt, sequence: items.length });
  }
  return { id, dialogue, events };
}

function authorOf(role: string, agent: string, conversation: string): string {
  switch (role) {
    case "agent":
      return agent;
    case "buyer":
      return `buyer-of-${conversation}`;
    default:
      return role;
  }
}

/** Ids of the webhook hold no blanks, and leave room for a suffix. */
function visible(id: string): string {
  const plain = id.replace(/[^A-Za-z0-9_-]/g, "_");
  return plain === id && id.length <= 64 ? id : `${plain.slice(0, 48)}-${digest(id).toString(36)}`;
}

function digest(text: string): number {
  return createHash("sha256").update(text).digest().readUInt32BE(0);
}
