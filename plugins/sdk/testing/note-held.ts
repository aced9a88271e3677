import { quote } from "../output.ts";
import type { PackDefinition } from "../pack.ts";

/** What a guard held back: its name and the quoted words. */
export type HeldBack = { readonly guard: string; readonly evidence: readonly string[] };

type Inspect = PackDefinition["points"][number]["inspect"];

/** Wraps a point and notes what its guards say, each statement once: an engine may ask about an event again. */
export function noteHeld(inspect: Inspect): { readonly inspect: Inspect; readonly held: HeldBack[] } {
  const held: HeldBack[] = [];
  const known = new Set<string>();
  return {
    held,
    inspect: (input) => {
      const output = inspect(input);
      const { event, conversation } = input;
      const session = event.type === "session" ? event.session.messages : [];
      const textOf = (id: string) => [...conversation.messages, ...session].find((message) => message.id === id)?.text;
      for (const result of Array.isArray(output) ? output : []) {
        if (result.kind !== "held") continue;
        const said = { guard: result.guard, evidence: quote(result.evidence, textOf).map((span) => span.quote) };
        const key = JSON.stringify([said, result.evidence]);
        if (!known.has(key)) held.push(said);
        known.add(key);
      }
      return output;
    },
  };
}
