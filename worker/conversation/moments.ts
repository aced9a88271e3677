import { sceneOf } from "../../plugins/language/scenes.ts";
import type { Policy, PolicyMoment } from "../../plugins/sdk/policy.ts";
import { widestGap } from "../../plugins/sdk/tuning.ts";
import { servedBy } from "./conditions.ts";
import type { Subject } from "./policies.ts";
import type { SuppressionReason } from "./reasons.ts";
import type { State } from "./state.ts";
import type { TurnContext } from "./turn.ts";

/** The subject of a policy that a moment sets off, when the event that came last is that moment. */
export function moments(state: State, { when }: Policy, id: string): Subject | null {
  const { moment } = when;
  const entry = state.byId.get(id);
  if (moment === undefined || entry === undefined || ("causedBy" in entry.event && entry.event.causedBy !== undefined))
    return null;
  const data = dataOf(state, moment, entry.event);
  if (data === null) return null;
  const session = state.sessionOf.get(id) ?? state.cutter.current;
  return {
    id: `${state.key}/${id}|${moment.type}`,
    event: id,
    at: entry.at,
    session: session?.id ?? "",
    finding: null,
    moment: { type: moment.type, data },
  };
}

type EntryEvent = State["entries"][number]["event"];

function dataOf(state: State, moment: PolicyMoment, event: EntryEvent): Record<string, string | number> | null {
  switch (moment.type) {
    case "bot-rounds": {
      if (!isBuyerWithBot(state, event)) return null;
      const rounds = botRounds({ messages: ofToday(state) });
      return rounds >= moment.atLeast ? { rounds } : null;
    }
    case "scene": {
      if (!isBuyerWithBot(state, event)) return null;
      const message = state.messages.findLast(({ id }) => id === event.id);
      const scene = message === undefined ? null : sceneOf(message);
      if (scene === null) return null;
      return Array.isArray(moment.scenes) && !moment.scenes.includes(scene) ? null : { scene };
    }
    case "rating":
      return event.type === "rating" && event.score <= moment.atMost ? { score: event.score } : null;
    case "order":
      return event.type === "order" && (moment.statuses?.includes(event.order.status) ?? true)
        ? { status: event.order.status, order: event.order.id }
        : null;
    case "transferred":
      return event.type === "transferred" ? { to: event.to.id } : null;
    case "closed":
      return event.type === "closed" ? {} : null;
  }
}

function isBuyerWithBot(state: State, event: EntryEvent): boolean {
  return event.type === "message" && event.from.role === "buyer" && servedBy(state) === "bot";
}

/** What a session is by is the day: rounds of yesterday count no more (F205). */
function ofToday({ messages, sessionOf, cutter }: State): State["messages"] {
  const before = messages.findLastIndex(({ id }) => sessionOf.get(id)?.day !== cutter.current?.day);
  return messages.slice(before + 1);
}

/**
 * Rounds between bot and buyer since a human last spoke: a round is whatever the buyer says until the bot answers. The one that has
 * just begun is not counted: the bot has not had its say (F205).
 */
export function botRounds({ messages }: Pick<State, "messages">): number {
  let rounds = 0;
  let answered = false;
  for (let index = messages.length - 1; index >= 0; index--) {
    const message = messages[index] as State["messages"][number];
    if (message.from.role === "agent") break;
    if (message.automatic) continue;
    if (message.from.role === "bot") answered = true;
    else if (message.from.role === "buyer" && answered) {
      rounds++;
      answered = false;
    }
  }
  return rounds;
}

/** Which scene has the widest gap is a fact of the shop, known when the policy decides. */
export function widestGapReason(policy: Policy, subject: Subject, { facts }: TurnContext): SuppressionReason | null {
  const { moment } = policy.when;
  if (moment?.type !== "scene" || moment.scenes !== "widest-gap") return null;
  const widest = widestGap(facts.quality);
  if (widest === null) return "quality-unknown";
  return subject.moment?.data.scene === widest ? null : "not-widest-gap";
}
