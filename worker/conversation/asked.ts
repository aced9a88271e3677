import { createHash } from "node:crypto";
import { type ConversationEvent, type Part, textOf } from "../../plugins/sdk/event.ts";
import { action } from "../../plugins/sdk/intervention.ts";
import type { CompiledStep } from "../settings/compile.ts";
import type { AskedEvent, Decision, Entry, ErasedEvent } from "./log.ts";
import type { State } from "./state.ts";

/**
 * What is remembered of a pre-send question that a policy had something to say to. Never its words: they were not said, and what a
 * person reads about it stands in the verdict.
 */

export type Question = Extract<ConversationEvent, { type: "message" }>;

/** A message that comes later than this after a question has nothing to do with it any more. */
const sameMatterMs = 10 * 60_000;

function digestOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("base64url").slice(0, 22);
}

const wordsOf = (content: readonly Part[]): string => digestOf(content);

/** The same question again has the same id; other words, another speaker or a reason to send it all the same make another one. */
export function askedId({ id, from, content, override }: Question): string {
  return `asked:${id}:${digestOf([from.role, from.id, content, override ?? null])}`;
}

export function askedEvent(question: Question, at: number): AskedEvent {
  const { id: message, from, content } = question;
  const { role, id: by } = from;
  return { type: "asked", id: askedId(question), at, message, by, role, words: wordsOf(content) };
}

/** A step that can answer a question, and is taken for it; the others wait until the message is sent. */
export function isGate(step: CompiledStep | null): boolean {
  return step?.intervention.actions.includes("verdict") === true;
}

/** First part of the ids of what was decided about the question. */
export const prefixOf = (state: State, id: string): string => `${state.key}/${id}`;

/** What was decided about a question: looked up by id, since a late event may have moved it to another entry of the log. */
export function decisionsAbout(state: State, id: string): Decision[] {
  const prefix = `${prefixOf(state, id)}|`;
  return [...state.decisions.values()].filter((decision) => decision.parent === null && decision.id.startsWith(prefix));
}

export type VerdictAction = Extract<ReturnType<typeof action.parse>, { kind: "verdict" }>;

/** The verdict that a decision gave, or null. */
export function verdictIn({ outcome, actions }: Decision): VerdictAction | null {
  const planned = outcome === "acted" ? actions.find(({ kind }) => kind === "verdict") : undefined;
  if (planned === undefined) return null;
  const parsed = action.parse(JSON.parse(planned.body));
  return parsed.kind === "verdict" ? parsed : null;
}

export const overrideId = (decision: string): string => `${decision}|override`;

/** The agent sends it all the same, with a reason, where the verdict allows that (N33). */
export function overridden(decision: Decision, { override, from }: Question): Decision | null {
  if (override === undefined || verdictIn(decision)?.overridable !== true) return null;
  const { facts: _, ...base } = decision;
  return {
    ...base,
    id: overrideId(decision.id),
    parent: decision.id,
    reason: "overrode",
    actions: [],
    facts: { by: from.id, override },
  };
}

/** Questions that the message at the end of the log may be the answer to, newest first. */
export function questionsBefore(state: State, { event, at }: Entry): AskedEvent[] {
  if (event.type !== "message" || (event.from.role !== "agent" && event.from.role !== "bot")) return [];
  const found: AskedEvent[] = [];
  for (let index = state.entries.length - 2; index >= 0; index--) {
    const earlier = state.entries[index] as Entry;
    if (earlier.at < at - sameMatterMs) break;
    if (earlier.event.type === "message" && earlier.event.from.id === event.from.id) break;
    if (earlier.event.type === "asked" && earlier.event.by === event.from.id) found.push(earlier.event);
  }
  return found;
}

/** Whether the message that was just said is one that was asked about, word for word: its verdict was given then. */
export function wasAsked(event: Entry["event"], questions: readonly AskedEvent[]): boolean {
  return isSaid(event) && questions.some(({ words }) => words === wordsOf(event.content));
}

function isSaid(event: Entry["event"]): event is Exclude<Question, ErasedEvent> {
  return event.type === "message" && !("erased" in event);
}

/** What became of the verdicts, now that the agent has said something: changed, as proposed, overrode, or sent all the same. */
export function settle(state: State, entry: Entry, questions: readonly AskedEvent[]): Decision[] {
  const { event } = entry;
  if (!isSaid(event)) return [];
  const said = textOf(event.content);
  const same = new Set(questions.filter(({ words }) => words === wordsOf(event.content)).map(({ id }) => id));
  const hasOverride = (id: string) => decisionsAbout(state, id).some((one) => state.decisions.has(overrideId(one.id)));
  const overrode = event.override !== undefined || [...same].some(hasOverride);
  return questions.flatMap(({ id }) =>
    decisionsAbout(state, id).flatMap((decision): Decision[] => {
      const verdict = verdictIn(decision);
      if (verdict === null || state.decisions.has(overrideId(decision.id))) return [];
      const reason = same.has(id)
        ? overrode && verdict.overridable === true
          ? "overrode"
          : "sent-anyway"
        : proposedIn(decision).includes(said)
          ? "took-wording"
          : "changed";
      const { facts: _, ...base } = decision;
      return [
        {
          ...base,
          id: `${decision.id}|${entry.id}`,
          parent: decision.id,
          event: entry.id,
          at: entry.at,
          reason,
          actions: [],
          facts: { by: event.from.id, ...(event.override !== undefined && { override: event.override }) },
        },
      ];
    }),
  );
}

function proposedIn({ actions }: Decision): string[] {
  return actions.flatMap(({ body }) => {
    const parsed = action.parse(JSON.parse(body));
    if (parsed.kind === "suggestion") return [parsed.text];
    return parsed.kind === "verdict" && parsed.text !== undefined ? [parsed.text] : [];
  });
}
