import type { TextOf } from "../../plugins/sdk/output.ts";
import type { PointResult } from "../../plugins/sdk/point.ts";
import { collect, emptyOutcome, type Outcome } from "../runners/outcome.ts";
import { type CompiledShop, pointOf } from "../settings/compile.ts";
import { judgeInOrder } from "./due.ts";
import { insert } from "./insert.ts";
import { compareEntries, type Entry, type GuestAnswer, type GuestEvent, sequenceOfWord } from "./log.ts";
import type { State } from "./state.ts";
import { nothingKept, type Turn, type TurnContext } from "./turn.ts";

/** What the guest points of a pack say about an entry, and how it enters the log. */

export type GuestWord = {
  readonly entry: string;
  readonly pack: string;
  readonly sha256: string;
  readonly answers: readonly GuestAnswer[];
};

/** The pack of a point, whichever instance of it. */
export function packOf(point: string): string {
  return pointOf(point).point.split("/")[0] ?? "";
}

/** The guest that a point belongs to; null: it is judged in the turn. */
export function guestOf(shop: CompiledShop, point: string): string | null {
  const pack = packOf(point);
  return shop.guests.has(pack) ? pack : null;
}

/** The pack from outside that found it is not there any more: nobody can say whether it would find it again. */
export function isOrphan(shop: CompiledShop, point: string): boolean {
  const pack = packOf(point);
  return pack !== "shop" && !shop.packs.some(({ id }) => id === pack);
}

/**
 * Takes in what a guest said about an entry. Saying the same again changes nothing; saying something else judges what came behind
 * the entry anew. Of words that have gone since nothing is taken.
 */
export function takeWordOf(state: State, shop: CompiledShop, word: GuestWord, context: TurnContext, turn: Turn): void {
  const about = state.byId.get(word.entry);
  if (about === undefined || "erased" in about.event) return;
  const id = `guest:${word.pack}:${word.entry}`;
  const known = state.byId.get(id);
  const answers = word.answers.map((answer) => withoutGone(state, answer));
  if (known === undefined ? answers.length === 0 : isKept(known, answers)) return;
  const event: GuestEvent = {
    ...word,
    type: "guest",
    id,
    at: about.at,
    sequence: sequenceOfWord(about.event),
    answers,
  };
  const entry: Entry = { seq: 0, id, at: about.at, event, result: null };
  const last = state.entries[state.entries.length - 1];
  if (known === undefined && last !== undefined && compareEntries(last, entry) < 0)
    judgeInOrder(state, shop, entry, context, turn, nothingKept);
  else insert(state, shop, entry, context, turn);
}

/** The same answers are there, or some whose words have gone: what those led to stands. */
function isKept({ event }: Entry, answers: readonly GuestAnswer[]): boolean {
  if (event.type !== "guest" || "erased" in event) return true;
  return JSON.stringify(event.answers) === JSON.stringify(answers);
}

/** A message may have been taken back while the guest read it. */
function withoutGone(state: State, answer: GuestAnswer): GuestAnswer {
  if (!("results" in answer) || state.retracted.size === 0) return answer;
  return { ...answer, results: answer.results.map((result) => blanked(state, result)) };
}

function blanked(state: State, result: PointResult): PointResult {
  if (result.kind !== "finding" || !result.evidence.some(({ message }) => state.retracted.has(message))) return result;
  const evidence = result.evidence.map((span) =>
    state.retracted.has(span.message) ? { message: span.message, start: 0, end: 0 } : span,
  );
  return { kind: "finding", code: result.code, evidence };
}

/** A guest's answers as the outcome of points; the quotes are cut from the words as they read here. */
export function outcomeOf(state: State, answers: readonly GuestAnswer[]): Outcome {
  const outcome = emptyOutcome();
  const textOf: TextOf = (id) => state.messages.findLast((message) => message.id === id)?.text;
  for (const answer of answers) {
    const output =
      "results" in answer
        ? { ok: true as const, results: answer.results }
        : { ok: false as const, error: answer.error };
    collect(answer.point, output, textOf, outcome);
  }
  return outcome;
}
