import type { Conversation, Message, Session } from "../conversation.ts";
import { type Evidence, type Hit, type Hits, type Noted, whole } from "../point.ts";
import { applies } from "./circumstances.ts";
import type { CompiledCondition, CompiledRule, CompiledStandard } from "./compiled.ts";
import { allOf, anyOf, both, type Held, resultOf } from "./held.ts";
import type { CompiledContent, HitsIn, Said } from "./said.ts";
import { isInspected, type ShopContext } from "./shop-context.ts";
import { judgeSteps } from "./steps.ts";

export type SessionInput = {
  readonly session: Session;
  readonly conversation: Conversation;
  readonly hits: Hits;
  readonly noted: readonly Noted[];
  readonly context: ShopContext;
};

/** A message that says it, and where it stands in the session. */
type Place = { readonly index: number; readonly message: Message; readonly said: Said };
type AgentSaid = Extract<CompiledCondition, { type: "agent-said" }>;

/** Judges a whole session. A session in which the agent said nothing is not judged. */
export function judgeSession(compiled: CompiledRule, input: SessionInput): { code: string; held: Held } | null {
  const { session, conversation, hits, noted, context } = input;
  const { rule } = compiled;
  const { agent } = session;
  if (agent === null || !isInspected(rule, agent, context)) return null;
  const messages = session.messages.filter(({ retracted }) => rule.countRetracted || !retracted);
  const agents = messages.filter(({ from }) => from.role === agent.role);
  const lastOfAgent = agents[agents.length - 1];
  if (lastOfAgent === undefined) return null;
  const hitsIn = hitsByMessage(hits);
  const askedAt = messages.find(({ from }) => from.role === "buyer")?.at ?? lastOfAgent.at;
  const within = rule.answersWithin ?? null;

  function judgeCondition(condition: CompiledCondition): Held | null {
    switch (condition.type) {
      case "buyer-said":
        return heldAt(saying(condition.content, "buyer")[0]);
      case "agent-said":
        return condition.said ? heldAt(candidates(condition)[0]) : unsaid(condition);
      case "agent-steps":
        return judgeSteps(condition, agents, find);
      default: {
        const holds = applies(condition, { conversation, messages, timeZone: context.timeZone, askedAt });
        return holds ? { places: [], anchored: true } : null;
      }
    }
  }

  function find(content: CompiledContent, message: Message): Said | null {
    if (!message.retracted) return content.find(message, hitsIn);
    const wasSaid = noted.some(({ message: id, code }) => id === message.id && code === content.note);
    return wasSaid ? { places: [whole(message)], data: { by: "retracted" } } : null;
  }

  function saying(content: CompiledContent, role: string): Place[] {
    return messages.flatMap((message, index) => {
      if (message.from.role !== role) return [];
      const said = find(content, message);
      return said === null ? [] : [{ index, message, said }];
    });
  }

  /** The agent's messages that say it at the position asked for. */
  function candidates({ content, place }: AgentSaid): Place[] {
    const at = messageAt(place);
    return saying(content, agent?.role ?? "agent").filter(({ message }) => place === null || message === at);
  }

  function messageAt(place: number | null): Message | undefined {
    return place === null ? undefined : agents.at(place > 0 ? place - 1 : place);
  }

  function unsaid(condition: AgentSaid): Held | null {
    const at = messageAt(condition.place);
    if (condition.place !== null && at === undefined) return null;
    if (candidates(condition).length > 0) return null;
    return { places: at === undefined ? [] : [whole(at)], anchored: true };
  }

  function judgeStandard({ join, conditions }: CompiledStandard): Held | null {
    if (join === "or") return anyOf(conditions.map(judgeCondition));
    const isAnswered = within !== null && conditions.some(isAnswer) && conditions.some(isQuestion);
    if (!isAnswered) return allOf(conditions.map(judgeCondition));
    const others = conditions.filter((condition) => !isAnswer(condition) && !isQuestion(condition));
    return allOf([answered(conditions, within), ...others.map(judgeCondition)]);
  }

  /** Each answer must come within so many messages after a message that asks, for every question of the standard. */
  function answered(conditions: readonly CompiledCondition[], most: number): Held | null {
    const questions = conditions.filter(isQuestion).map(({ content }) => saying(content, "buyer"));
    const answers = conditions.filter(isAnswer).map((condition) => {
      for (const answer of candidates(condition)) {
        const asked = questions.map((places) =>
          places.findLast(({ index }) => index < answer.index && answer.index - index <= most),
        );
        if (asked.every((place) => place !== undefined)) return both([...asked.map(heldAtPlace), heldAtPlace(answer)]);
      }
      return null;
    });
    return allOf(answers);
  }

  const result = resultOf(compiled, judgeStandard);
  if (result === null || result.held.places.length > 0) return result;
  return { ...result, held: { ...result.held, places: [shownBy(lastOfAgent)] } };
}

/** Where nothing was said, the agent's last message shows until when it was not. */
function shownBy(message: Message): Evidence {
  return whole(message);
}

function isQuestion(condition: CompiledCondition): condition is Extract<CompiledCondition, { type: "buyer-said" }> {
  return condition.type === "buyer-said";
}

function isAnswer(condition: CompiledCondition): condition is AgentSaid {
  return condition.type === "agent-said" && condition.said;
}

function heldAt(place: Place | undefined): Held | null {
  return place === undefined ? null : heldAtPlace(place);
}

function heldAtPlace({ said }: Place): Held {
  return { ...said, anchored: true };
}

const none: readonly Hit[] = [];

/** Hits of a session come as one list over all its messages. */
function hitsByMessage(hits: Hits): HitsIn {
  const known = new Map<string, Map<string, Hit[]>>();
  return (list, { id }) => {
    const places = hits[list] ?? none;
    if (places.length === 0) return none;
    let byMessage = known.get(list);
    if (byMessage === undefined) {
      byMessage = Map.groupBy(places, ({ message }) => message);
      known.set(list, byMessage);
    }
    return byMessage.get(id) ?? none;
  };
}
