import { createHash } from "node:crypto";
import type { Message } from "../../plugins/sdk/conversation.ts";
import { errorKind } from "../runners/error-kind.ts";
import type { IncidentLimits, Mark, Told } from "../shop/told.ts";
import type { TopicsOf } from "../shop/topics.ts";
import type { Entry, FoundFinding } from "./log.ts";
import { humanRoundCapMs, roundClosedBy } from "./metrics.ts";
import { shopThread } from "./shop-thread.ts";
import type { State } from "./state.ts";

export type TallyOptions = {
  readonly merchant: string;
  readonly shop: string;
  readonly topicsOf: TopicsOf;
  readonly limits: IncidentLimits | null;
};

/** What a stretch of the log means for the shop as a whole, or null when it means nothing. */
export function toldOf(state: State, entries: readonly Entry[], options: TallyOptions): Told | null {
  const inThread = state.channel === shopThread.channel;
  const marks = entries.flatMap((entry) => [
    ...actedIn(state, entry),
    ...failedIn(entry),
    ...(inThread ? [] : [...saidIn(state, entry, options), ...foundIn(state, entry, options)]),
  ]);
  // Who serves whom changes without words, too.
  const moved = entries.some(({ event }) => event.type === "closed" || event.type === "transferred");
  if (marks.length === 0 && (inThread || !moved)) return null;
  const { holder, timeZone } = state.cutter;
  return {
    merchant: options.merchant,
    shop: options.shop,
    timeZone,
    channel: state.channel,
    conversation: state.conversation,
    buyer: buyerOf(state),
    agent: holder?.role === "agent" && !state.closed ? holder.id : null,
    at: Math.max(...entries.map(({ at }) => at)),
    limits: options.limits,
    marks,
  };
}

const digests = new WeakMap<State, { name: string; digest: string }>();

function buyerOf(state: State): string {
  const buyer = state.messages.find(({ from }) => from.role === "buyer")?.from.id;
  const name = buyer === undefined ? state.key : `buyer\n${state.channel}\n${buyer}`;
  let known = digests.get(state);
  if (known?.name !== name) {
    known = { name, digest: createHash("sha256").update(name).digest("base64url").slice(0, 16) };
    digests.set(state, known);
  }
  return known.digest;
}

function actedIn(state: State, { result }: Entry): Mark[] {
  return (result?.decisions ?? []).flatMap(({ id }): Mark[] => {
    const decision = state.decisions.get(id);
    // The cap of a day counts interventions, not their later steps.
    return decision?.outcome === "acted" && decision.parent === null
      ? [{ kind: "acted", at: decision.at, id, policy: decision.policy }]
      : [];
  });
}

function failedIn({ at, result }: Entry): Mark[] {
  return (result?.errors ?? []).map(({ point, error }) => ({ kind: "error", at, point, error: errorKind(error) }));
}

function saidIn(state: State, { id, at, event }: Entry, { topicsOf }: TallyOptions): Mark[] {
  if (event.type !== "message" || event.causedBy !== undefined || event.automatic === true) return [];
  if (event.from.role === "buyer") {
    const message = messageIn(state, id);
    return message === undefined ? [] : topicsOf(message).map((topic) => ({ kind: "topic", at, topic }));
  }
  if (event.from.role !== "agent") return [];
  const marks: Mark[] = [];
  const session = state.sessionOf.get(id);
  const asked = session === undefined ? null : roundClosedBy(session.messages, id);
  if (asked !== null && session !== undefined) {
    const ms = Math.min(at - asked.at, humanRoundCapMs);
    marks.push({
      kind: "reply",
      at,
      id,
      agent: event.from.id,
      ms,
      type: session.type,
      topic: topicsOf(asked)[0] ?? null,
    });
  }
  const handedOver = handedOverBefore(state, id);
  if (handedOver !== null) marks.push({ kind: "wait", at, id, ms: Math.max(0, at - handedOver) });
  return marks;
}

function messageIn({ messages }: State, id: string): Message | undefined {
  return messages.findLast((message) => message.id === id);
}

/** When the chat was on its way to a human, whose first word this message is; null: no human was called since the last one spoke. */
function handedOverBefore({ entries }: State, id: string): number | null {
  let handedOver: number | null = null;
  for (let index = entries.findLastIndex((entry) => entry.id === id) - 1; index >= 0; index--) {
    const { at, event, result } = entries[index] as Entry;
    if (event.type === "message" && event.from.role === "agent" && event.automatic !== true) break;
    const transferred = event.type === "transferred" && event.to.role === "agent";
    const handed = result?.decisions.some(
      ({ outcome, actions }) => outcome === "acted" && actions.some(({ kind }) => kind === "handoff"),
    );
    if (transferred || handed === true) handedOver = at;
  }
  return handedOver;
}

/** Alerts that were made, changed or judged by a person. Trials are nobody's alert. */
function foundIn(state: State, { event, result }: Entry, { topicsOf }: TallyOptions): Mark[] {
  const named = event.type === "feedback" ? [state.findings.get(event.finding)] : [];
  const found = [...named, ...(result?.withdrawn ?? []), ...(result?.findings ?? [])];
  return found.flatMap((finding): Mark[] => {
    if (finding === undefined || finding.kind !== "alert") return [];
    const known: FoundFinding = state.findings.get(finding.id) ?? finding;
    if (known.status === "shadow") return [];
    const message = messageIn(state, known.event);
    const topic = message?.from.role === "buyer" ? (topicsOf(message)[0] ?? null) : null;
    const stands = known.status === "active" || known.status === "resolved";
    const { id, at, point, code } = known;
    return [{ kind: "finding", at, id, point, code, topic, ...(!stands && { gone: true as const }) }];
  });
}
