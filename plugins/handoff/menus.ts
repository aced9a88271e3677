import type { Action, Conversation, ConversationEvent, JsonState, Plan } from "interject/sdk";
import { wordsOf } from "../language/small-talk.ts";

export const nothing: Plan = { actions: [] };
export const ended: Plan = { actions: [], state: null };
export const dismissed: Plan = { actions: [{ kind: "dismiss-menu" }], state: null };

/** Sent by the platform itself, or by us: nobody has spoken. */
export function isAutomatic(event: ConversationEvent): boolean {
  return event.type === "message" && (event.automatic === true || event.causedBy !== undefined);
}

/** Labels by the id of their option, in the order in which the buyer sees them. */
export type Options = { readonly [choice: string]: string };

export function menuOf(text: string, options: Options): Action {
  return { kind: "menu", text, options: Object.entries(options).map(([id, label]) => ({ id, label })) };
}

/** The step after which the intervention stands; `wake` bounds how long it stays there, in seconds. */
export function goTo(state: JsonState & { readonly step: string }, wake: number, actions: readonly Action[]): Plan {
  return { actions, state, wake };
}

/**
 * What the event says to an open menu: a choice by button or by its words, `gone` when the menu has lost its point (the buyer goes on
 * typing, a human came, the chat ended), or null. `typed`: the words came as a message, and the menu still has to be taken away.
 */
export function heardBy(
  event: ConversationEvent,
  options: Options,
  { messages }: Conversation,
): { choice: string; typed: boolean } | "gone" | null {
  switch (event.type) {
    case "menu":
      return Object.hasOwn(options, event.choice) ? { choice: event.choice, typed: false } : null;
    case "typing":
      return (event.from?.role ?? "buyer") === "buyer" ? "gone" : null;
    case "message": {
      if (event.from.role === "agent") return "gone";
      if (event.from.role !== "buyer") return null;
      const said = wordsOf(messages.findLast(({ id }) => id === event.id)?.text ?? "");
      const chosen = Object.entries(options).find(([, label]) => said !== "" && said === wordsOf(label));
      return chosen === undefined ? "gone" : { choice: chosen[0], typed: true };
    }
    case "transferred":
      return event.to.role === "agent" ? "gone" : null;
    case "closed":
      return "gone";
    default:
      return null;
  }
}

/** Takes the menu away before the rest of the plan, where the buyer chose by writing. */
export function afterTyping(plan: Plan, typed: boolean): Plan {
  return typed ? { ...plan, actions: [{ kind: "dismiss-menu" }, ...plan.actions] } : plan;
}
