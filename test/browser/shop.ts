import { Webhook } from "standardwebhooks";
import type { EventResult } from "../../worker/conversation/answer.ts";
import type { Interject } from "../serve/start.ts";

/** The chat platform's side: posts signed events to the demo shop's hook. */

let count = 0;
const nextId = (prefix: string): string => `${prefix}-${process.pid}-${++count}`;

type Said = { conversation: string; text: string; role?: "buyer" | "agent" | "bot"; name?: string; at?: number };

/** Posts one message and waits for its judgement. @returns what was found and done, and the message's id */
export async function say(interject: Interject, { conversation, text, role = "buyer", name, at = Date.now() }: Said) {
  const id = nextId("m");
  const from = { role, id: `${role}-of-${conversation}`, ...(name !== undefined && { name }) };
  const content = [{ type: "text", text }];
  const [result] = await post(interject, [{ type: "message", id, conversation, at, from, content }]);
  if (result === undefined) throw new Error("the hook answered without a result");
  return { id, ...result };
}

export async function retract(interject: Interject, conversation: string, message: string): Promise<void> {
  await post(interject, [{ type: "retracted", id: nextId("e"), conversation, at: Date.now(), message }]);
}

export async function order(interject: Interject, conversation: string, placed: object): Promise<void> {
  await post(interject, [{ type: "order", id: nextId("e"), conversation, at: Date.now(), order: placed }]);
}

/** Any other event, now. */
export async function happens(interject: Interject, event: Record<string, unknown>): Promise<void> {
  await post(interject, [{ id: nextId("e"), at: Date.now(), ...event }]);
}

/** Messages of one buyer in their order, each under a name of its own; 50 in a request. */
export async function sayAll(
  interject: Interject,
  { conversation, texts, at }: { conversation: string; texts: readonly string[]; at: number },
): Promise<void> {
  const events = texts.map((text, index) => ({
    id: nextId("m"),
    type: "message",
    conversation,
    at: at + index,
    from: { role: "buyer", id: `buyer-of-${conversation}`, name: text.slice(0, 200) },
    content: [{ type: "text", text }],
  }));
  for (let next = 0; next < events.length; next += 50) await post(interject, events.slice(next, next + 50));
}

/** Whole events, as they are; 100 at most. */
export async function deliver(interject: Interject, events: object[]): Promise<void> {
  await post(interject, events);
}

async function post({ demo }: Interject, events: object[]): Promise<EventResult[]> {
  const body = JSON.stringify({ events });
  const id = nextId("msg");
  const at = new Date();
  const response = await fetch(`${demo.hook}?wait=1`, {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(at.getTime() / 1_000)),
      "webhook-signature": new Webhook(demo.secret).sign(id, at, body),
    },
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`${response.status} ${JSON.stringify(answer)}`);
  return (answer as { results: EventResult[] }).results;
}
