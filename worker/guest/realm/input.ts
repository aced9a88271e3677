import type { Conversation, Message, Session } from "../../../plugins/sdk/conversation.ts";
import type { PointEvent, PointInput } from "../../../plugins/sdk/point.ts";
import type { WireAsk, WireRequest, WireSession, WireView } from "../wire.ts";
import { freeze, isArray, isObject, keysOf, list } from "./natives.ts";

/** What points and interventions are called with, made from the host's request and frozen once. */

export function frozen<Value>(value: Value): Value {
  if (!isObject(value)) return value;
  const names = isArray(value) ? value.length : keysOf(value);
  if (typeof names === "number") for (let index = 0; index < names; index++) frozen((value as unknown[])[index]);
  else
    for (let index = 0; index < names.length; index++)
      frozen((value as { [name: string]: unknown })[names[index] as string]);
  return freeze(value);
}

export function conversationOf(messages: readonly Message[], view: WireView): Conversation {
  const { id, channel, orders, lastTransfer } = view;
  return freeze({
    id,
    channel,
    messages: freeze(list.slice(messages as Message[], 0, view.messages)) as readonly Message[],
    session: sessionOf(messages, view.session),
    orders,
    lastTransfer,
  });
}

function sessionOf(messages: readonly Message[], session: WireSession): Session {
  const { id, day, type, agent, transfer } = session;
  const own: Message[] = [];
  for (let index = 0; index < session.messages.length; index++)
    list.push(own, messages[session.messages[index] as number]);
  return freeze({ id, day, type, agent, messages: freeze(own), transfer });
}

export function eventOf(messages: readonly Message[], { event }: WireAsk): PointEvent {
  if (event.type === "message") return freeze({ ...event, message: messages[event.message] as Message });
  if (event.type === "session") return freeze({ ...event, session: sessionOf(messages, event.session) }) as PointEvent;
  return event;
}

const none = freeze([]);

type Asked = { readonly event: PointEvent; readonly conversation: Conversation };

export function pointInput({ event, conversation }: Asked, { config, hits }: WireAsk["points"][number]) {
  return freeze({ event, conversation, config, hits, noted: none }) as PointInput<unknown>;
}

export function planInput(request: Extract<WireRequest, { kind: "plan" }>): object {
  return freeze({ ...request.input, conversation: conversationOf(request.messages, request.views[0]) });
}
