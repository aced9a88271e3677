import { type ConversationEvent, conversationEvent, type Order, type Part, type Role } from "../event.ts";
import type { Seats, TaskWord } from "../intervention.ts";
import type { Bilingual, Severity } from "../point.ts";
import type { ShopFacts } from "../shop.ts";
import type { Tally } from "../tally.ts";

/** One line of a scripted chat. Time stands still between lines; only `wait` moves it. */
export type Step =
  | { readonly step: "says"; readonly role: Role; readonly message: MessageOptions; readonly finding?: ScriptedFinding }
  | { readonly step: "waits"; readonly seconds: number }
  | { readonly step: "seats"; readonly seats: Partial<Seats> }
  | { readonly step: "facts"; readonly facts: Partial<Omit<ShopFacts, "seats">> }
  | { readonly step: "tally"; readonly tally: Tally }
  | { readonly step: "task"; readonly word: TaskWord }
  | {
      readonly step: "by-hand";
      readonly intervention: string | null;
      readonly config: Readonly<Record<string, unknown>>;
    }
  | { readonly step: "retracted"; readonly text: string | undefined }
  | { readonly step: "edited"; readonly text: string | undefined; readonly content: readonly Part[] }
  | { readonly step: "happens"; readonly event: Readonly<Record<string, unknown>> & { readonly type: string } };
export type Script = readonly Step[];

/** Steps that a channel would send. */
export type Sent = Extract<Step, { step: "says" | "retracted" | "edited" | "happens" }>;

/** A finding that the script itself provides, for suites of interventions. */
export type ScriptedFinding = {
  /** `pack/id`, as policies name it. */
  readonly point: string;
  readonly code?: string;
  readonly severity?: Severity;
  readonly message?: Bilingual;
};

export type MessageOptions = {
  readonly text?: string;
  /** Parts after the text: pictures, products, orders, cards. */
  readonly content?: readonly Part[];
  /** The account that speaks; by default `b-1`, `a-1`, `bot-1` or `system`. */
  readonly account?: string;
  readonly name?: string;
  /** Sent by the platform itself, such as 催拍 or 邀评. */
  readonly automatic?: boolean;
  readonly pending?: boolean;
  /** Key of the action of ours that it is the echo of. */
  readonly causedBy?: string;
};

const accounts: Record<Role, string> = { buyer: "b-1", agent: "a-1", bot: "bot-1", system: "system" };

const says =
  (role: Role) =>
  (message: string | MessageOptions): Step => ({
    step: "says",
    role,
    message: typeof message === "string" ? { text: message } : message,
  });
export const buyer = says("buyer");
export const agent = says("agent");
export const bot = says("bot");
export const system = says("system");

/** The message leads to a finding about its whole text, whatever it says: what sets an intervention off. */
export function triggers(message: Step, finding: ScriptedFinding): Step {
  if (message.step !== "says") throw new Error("triggers() takes a message");
  return { ...message, finding };
}

/** Lets virtual time pass and fires what comes due before its end, in order. An answer at the deadline itself is in time. */
export function wait(seconds: number): Step {
  return { step: "waits", seconds };
}

/** Changes who is at work from here on; at the start one agent is online and nobody queues. */
export function seats(change: Partial<Seats>): Step {
  return { step: "seats", seats: change };
}

/** What is known of the whole shop from here on: `spent`, `incidents`, `quality`, `waitSeconds`; at the start nothing. */
export function facts(change: Partial<Omit<ShopFacts, "seats">>): Step {
  return { step: "facts", facts: change };
}

/** What was counted across the shop in this minute, in its own thread: what points of the moment `shop` judge. */
export function tally(counted: Partial<Tally>): Step {
  return { step: "tally", tally: { pace: null, agents: [], topics: [], incidents: [], ...counted } };
}

/** A person says that he has seen the task that was opened last. */
export function taskSeen(): Step {
  return { step: "task", word: "seen" };
}

/** A person says that the task that was opened last is done. */
export function taskDone(): Step {
  return { step: "task", word: "done" };
}

/** A supervisor runs an intervention himself: the tested one, or the one of that full id. */
export function byHand(config: Readonly<Record<string, unknown>> = {}, intervention: string | null = null): Step {
  return { step: "by-hand", intervention, config };
}

export function closed(): Step {
  return { step: "happens", event: { type: "closed" } };
}

export type TransferOptions = {
  readonly by?: string;
  readonly name?: string;
  readonly askedByBuyer?: boolean;
  /** What the account is to which the chat goes. */
  readonly role?: "agent" | "bot";
};

/** The chat is handed on to the account `to`, by default an agent's, whose name is `name`. */
export function transferred(to: string, { by, name, askedByBuyer, role = "agent" }: TransferOptions = {}): Step {
  const from = by === undefined ? {} : { by: { role: "agent", id: by } };
  return { step: "happens", event: { type: "transferred", to: { role, id: to, name }, ...from, askedByBuyer } };
}

/** An order of the buyer appears or changes. */
export function ordered(order: Partial<Order> & Pick<Order, "status">): Step {
  return { step: "happens", event: { type: "order", order: { id: "o-1", ...order } } };
}

/** The sender takes back the newest message with that text, or the newest of all. */
export function retracted(text?: string): Step {
  return { step: "retracted", text };
}

/** The newest message with the text `before`, or the newest of all, now reads `after`. */
export function edited(after: string, before?: string): Step {
  return { step: "edited", text: before, content: [{ type: "text", text: after }] };
}

/** The buyer chooses from a menu that an intervention has opened. */
export function chose(choice: string, menu = "menu-1"): Step {
  return { step: "happens", event: { type: "menu", menu, choice } };
}

export function typing(role: Role = "buyer"): Step {
  return { step: "happens", event: { type: "typing", from: { role, id: accounts[role] } } };
}

export function rated(score: number): Step {
  return { step: "happens", event: { type: "rating", score } };
}

/** Turns steps into events, with ids and sequence numbers in the order of the script. Throws on what no channel could send. */
export function createScribe(conversation = "c-1") {
  const sent: { readonly id: string; readonly text: string }[] = [];
  let sequence = 0;
  const find = (text: string | undefined): string => {
    const message = sent.findLast((candidate) => text === undefined || candidate.text === text);
    if (message === undefined) throw new Error(`the script has no message ${JSON.stringify(text)} before this step`);
    return message.id;
  };
  const fieldsOf = (step: Sent): Record<string, unknown> => {
    switch (step.step) {
      case "says": {
        const { text, content = [], account, name, automatic, pending, causedBy } = step.message;
        const parts = [...(text === undefined ? [] : [{ type: "text", text }]), ...content];
        const from = { role: step.role, id: account ?? accounts[step.role], name };
        return { type: "message", from, content: parts, automatic, pending, causedBy };
      }
      case "retracted":
        return { type: "retracted", message: find(step.text) };
      case "edited":
        return { type: "edited", message: find(step.text), content: step.content };
      case "happens":
        return step.event;
    }
  };
  return (step: Sent, at: number): ConversationEvent => {
    sequence++;
    const fields = fieldsOf(step);
    const id = fields.type === "message" ? `m-${sent.length + 1}` : `e-${sequence}`;
    const event = conversationEvent.parse({ ...fields, id, at, sequence, conversation });
    if (step.step === "says") sent.push({ id, text: step.message.text ?? "" });
    return event;
  };
}
