import { guardCode } from "./guard.ts";
import type { WireAnswer, WireOutput, WireRequest } from "./wire.ts";

/** Requests about one message, for tests of guests only. */

export function inspectRequest(text = "在吗", points: readonly string[] = ["p"], asks = 1): WireRequest {
  const from = { role: "buyer" as const, id: "b-1" };
  const session = { id: "s-1", day: "2026-11-29", type: "unsure" as const, agent: null, messages: [0], transfer: null };
  return {
    kind: "inspect",
    messages: [{ id: "m-1", at: 1, from, text, content: [], automatic: false, retracted: false }],
    views: [{ id: "c-1", channel: "test", messages: 1, session, orders: [], lastTransfer: null }],
    asks: Array.from({ length: asks }, () => ({
      view: 0,
      event: { type: "message", id: "m-1", at: 1, message: 0 },
      points: points.map((id) => ({ id, config: {}, hits: {} })),
    })),
  };
}

/** A pack whose point `p` is this function. */
export function packOf(inspect: string, before = ""): string {
  return `${before}\nexport default { points: [{ id: "p", codes: { a: {} }, inspect: ${inspect} }], interventions: [] };`;
}

/** @throws Error with what is refused */
export function guarded(code: string): string {
  const result = guardCode(code);
  if (result.ok) return result.code;
  throw new Error(result.problems.map(({ message }) => message.en).join("\n"));
}

/** What each point said about each ask. */
export function outputsOf(answer: WireAnswer): readonly (readonly WireOutput[])[] {
  return answer.kind === "inspect" ? answer.answers : [[answer.answer]];
}

export type Asking = { readonly ask: (request: string) => Promise<unknown> };
