import type { Conversation, Message } from "../conversation.ts";
import { type Hits, whole } from "../point.ts";
import { applies } from "./circumstances.ts";
import type { CompiledCondition, CompiledRule, CompiledStandard } from "./compiled.ts";
import { anyOf, both, type Held, resultOf } from "./held.ts";
import type { HitsIn, Said } from "./said.ts";
import { isInspected, type ShopContext } from "./shop-context.ts";

/** So many messages back a buyer's question is looked for when the agent's answer is judged. */
const usualAnswersWithin = 10;

export type AlertInput = {
  readonly message: Message;
  readonly conversation: Conversation;
  readonly hits: Hits;
  readonly context: ShopContext;
};

/** Why a message that has the words is no finding: what a trace shows. */
export type Guard = "sent-automatically" | "agent-not-inspected" | "other-condition";

/** Judges one message as it arrives: whether it completes what the rule watches for. null: nothing of it was said. */
export function judgeMessage(
  compiled: CompiledRule,
  input: AlertInput,
): { code: string; held: Held } | { guard: Guard } | null {
  const { message, conversation, hits, context } = input;
  const { rule, gates } = compiled;
  const gate = message.from.role === "buyer" ? gates.buyer : gates.agent;
  if (message.retracted || gate === null || !(gate.open || gate.lists.some((list) => hits[list]?.length))) return null;
  const byAgent = message.from.role === "agent" || message.from.role === "bot";
  const served = byAgent ? message.from : conversation.session.agent;
  if (byAgent && message.automatic) return { guard: "sent-automatically" };
  if (byAgent ? !isInspected(rule, message.from, context) : !mayServe(rule, served, context)) {
    return { guard: "agent-not-inspected" };
  }
  const ownHits: HitsIn = (list, { id }) => (id === message.id ? (hits[list] ?? []) : null);
  /** Worked out when something of this message holds: most messages never ask. */
  let earlier: readonly Message[] | null = null;

  function judgeCondition(condition: CompiledCondition): Held | null {
    switch (condition.type) {
      case "buyer-said":
        return buyerSaid(condition.content.find);
      case "agent-said":
        return agentSaid(condition);
      case "agent-steps":
        return unwantedStep(condition.steps);
      default: {
        const { messages } = conversation.session;
        const holds = applies(condition, { conversation, messages, timeZone: context.timeZone, askedAt: message.at });
        return holds ? { places: [], anchored: false } : null;
      }
    }
  }

  /** In this message, or in one shortly before it, nearest first. */
  function buyerSaid(find: (message: Message, hits: HitsIn) => Said | null): Held | null {
    if (message.from.role === "buyer") {
      const said = find(message, ownHits);
      if (said !== null) return { ...said, anchored: true };
    }
    earlier ??= messagesBefore(message, conversation.messages, rule.answersWithin ?? usualAnswersWithin);
    for (const before of earlier) {
      const said = find(before, ownHits);
      if (said !== null) return { ...said, anchored: false };
    }
    return null;
  }

  function agentSaid({ content, said, place }: Extract<CompiledCondition, { type: "agent-said" }>): Held | null {
    if (!byAgent) return null;
    if (place !== null && place !== numberOf(message, conversation.session.messages)) return null;
    const found = content.find(message, ownHits);
    if (said) return found === null ? null : { ...found, anchored: true };
    return found === null ? { places: [whole(message)], anchored: true } : null;
  }

  function unwantedStep(steps: Extract<CompiledCondition, { type: "agent-steps" }>["steps"]): Held | null {
    if (!byAgent) return null;
    for (const [index, { content }] of steps.entries()) {
      const found = content.find(message, ownHits);
      if (found === null) continue;
      return { places: found.places, anchored: true, fault: "unwanted", data: { ...found.data, step: index + 1 } };
    }
    return null;
  }

  function judgeStandard({ join, conditions, order }: CompiledStandard): Held | null {
    return join === "or" ? anyOf(conditions.map(judgeCondition)) : allInOrder(conditions, order, judgeCondition);
  }
  return resultOf(compiled, judgeStandard) ?? (gate.open ? null : { guard: "other-condition" });
}

/** Judges in `order` and stops at the first that fails; the results stand in the order of the conditions. */
function allInOrder(
  conditions: readonly CompiledCondition[],
  order: readonly number[],
  judge: (condition: CompiledCondition) => Held | null,
): Held | null {
  const results = new Array<Held>(conditions.length);
  for (const index of order) {
    const held = judge(conditions[index] as CompiledCondition);
    if (held === null) return null;
    results[index] = held;
  }
  return both(results);
}

/** A buyer's words are judged also before anybody serves him, but not where somebody serves whom the rule leaves out. */
function mayServe(rule: CompiledRule["rule"], served: Message["from"] | null, context: ShopContext): boolean {
  const { groups, accounts } = rule.agents;
  return groups.length + accounts.length === 0 || (served !== null && isInspected(rule, served, context));
}

/** The buyer's messages among the `within` before this one, nearest first. */
function messagesBefore(message: Message, messages: readonly Message[], within: number): Message[] {
  const last = messages.findLastIndex(({ id }) => id === message.id);
  const end = last < 0 ? messages.length : last;
  return messages
    .slice(Math.max(0, end - within), end)
    .filter(({ from, retracted }) => from.role === "buyer" && !retracted)
    .reverse();
}

/** The how-manieth message of its sender in the session it is, from 1. */
function numberOf(message: Message, messages: readonly Message[]): number {
  const own = messages.filter(({ from, retracted }) => from.id === message.from.id && !retracted);
  const index = own.findIndex(({ id }) => id === message.id);
  return index < 0 ? own.length + 1 : index + 1;
}
