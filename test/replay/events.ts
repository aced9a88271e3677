import { createHash } from "node:crypto";
import { type Dialogue, isWritten } from "./dialogue.ts";
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

/** Type of an entry that is no event of the webhook: somebody does it through the API. */
export const supervisorActs = "supervisor";

/** Was it said? What the platform only asks about was not. */
export const isSaid = ({ type, pending }: PostedEvent): boolean => type === "message" && pending !== true;

const agents = ["xiaomei", "xiaolan", "afeng", "dandan"];

/** A dialogue's conversation in a run. */
export const idOf = (dialogue: string, run: string): string => `${visible(dialogue)}-${run}`;

/** The conversation `<dialogue id>-<run>`, ending at `end`. The same arguments give the same events, byte for byte. */
export function conversationOf(dialogue: Dialogue, run: string, end: number): Conversation {
  const id = idOf(dialogue.id, run);
  const agent = dialogue.agent ?? (agents[digest(dialogue.id) % agents.length] as string);
  const { items, closedAt } = timelineOf(dialogue, end);
  const events = items.map(({ item, at }, index): PostedEvent => {
    const base = { id: `${id}.${index}`, at, sequence: index };
    if ("supervisor" in item) return { ...base, type: supervisorActs, conversation: id, act: item.supervisor };
    if ("event" in item) {
      const about = item.event.type === "presence" ? {} : { conversation: id };
      const message = item.event.message === "last" ? { message: `${id}.${index - 1}` } : {};
      return { ...base, ...about, ...item.event, ...message };
    }
    const { role, text, content = [], agent: who = agent, automatic, pending, override } = item;
    return {
      ...base,
      type: "message",
      conversation: id,
      from: { role, id: authorOf(role, who, id), ...nameOf(role, who, dialogue) },
      content: [...(text === "" ? [] : [{ type: "text", text }]), ...content],
      ...(automatic !== undefined && { automatic }),
      ...(pending !== undefined && { pending }),
      ...(override !== undefined && { override }),
    };
  });
  if (dialogue.closed) {
    events.push({ id: `${id}.closed`, type: "closed", conversation: id, at: closedAt, sequence: items.length });
  }
  return { id, dialogue, events };
}

/** How many entries the dialogues' conversations have, whenever they are played. */
export function entriesOf(dialogues: readonly Dialogue[]): number {
  return dialogues.reduce((sum, { messages, closed }) => sum + messages.length + (closed ? 1 : 0), 0);
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

const agentNames: Readonly<Record<string, string>> = {
  xiaomei: "小美",
  xiaolan: "小兰",
  afeng: "阿峰",
  dandan: "丹丹",
  xiaozhou: "小周",
};

const surnames = [..."王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余"];

/** The corpora are anonymous: their buyers go by the dialogue. */
function nameOf(role: string, agent: string, { id, source }: Dialogue): { name?: string } {
  switch (role) {
    case "agent":
      return agentNames[agent] === undefined ? {} : { name: agentNames[agent] };
    case "buyer": {
      if (!isWritten({ source })) return { name: `买家 ${id}`.slice(0, 60) };
      const number = digest(id);
      return { name: `${surnames[number % surnames.length]}${number % 2 === 0 ? "女士" : "先生"}` };
    }
    case "bot":
      return { name: "小助手" };
    default:
      return {};
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
