import type { Message } from "../../plugins/sdk/conversation.ts";
import { type ConversationEvent, textOf } from "../../plugins/sdk/event.ts";
import type { PointResult } from "../../plugins/sdk/point.ts";
import type { Notes } from "../runners/builtin.ts";
import type { Outcome } from "../runners/outcome.ts";
import type { CompiledShop } from "../settings/compile.ts";
import { keepNotes } from "./apply-event.ts";
import { erase } from "./event-body.ts";
import { optionSaid } from "./journey.ts";
import { allows } from "./judge.ts";
import type { Entry, ErasedEvent, FoundFinding, GuestEvent, LogEvent, Result } from "./log.ts";
import { messageOf, type State } from "./state.ts";
import type { Turn } from "./turn.ts";

/**
 * The words of a retracted message go at once, wherever the log keeps them. What points noted of them first is kept in their
 * place, so that a session can still be judged by it.
 */

/** The message whose words this event takes out of the log, or null: whichever of message, edit and retraction comes last. */
export function subjectOf(state: State, event: ConversationEvent | ErasedEvent): string | null {
  if (event.type === "retracted") return event.message;
  const said = event.type === "message" ? event.id : event.type === "edited" ? event.message : null;
  return said !== null && state.retracted.has(said) ? said : null;
}

type Worded = Extract<LogEvent, { type: "message" | "edited" }>;

function carriesWordsOf(event: LogEvent, id: string): event is Worded {
  return (event.type === "message" && event.id === id) || (event.type === "edited" && event.message === id);
}

/** Asks the points what they want to remember, before the arriving entry is judged: what is judged with it reads their notes. */
export function takeNotes(state: State, shop: CompiledShop, arriving: Entry, id: string): Outcome["errors"] {
  const all = [...state.entries, arriving];
  const sent = all.find(({ event }) => event.type === "message" && event.id === id);
  if (sent === undefined) return [];
  return all.flatMap((entry) => {
    const message = wordsOf(entry, sent, id);
    if (message === null) return [];
    const { notes, errors } = shop.runner.notes(message);
    entry.notes = notes === null ? null : withoutAllowed(notes, shop, message);
    // What is in the log already is not applied again; the newest wording comes last.
    if (entry !== arriving) keepNotes(state, entry, id);
    return errors;
  });
}

/** The message as this entry words it; null where the entry has no words of it. */
function wordsOf(entry: Entry, sent: Entry, id: string): Message | null {
  const { event } = entry;
  if (!carriesWordsOf(event, id) || "erased" in event) return null;
  const message = messageOf(sent, false);
  return message === null ? null : { ...message, text: textOf(event.content), content: event.content };
}

/** Words that the shop has said are right for it are nothing to remember. */
function withoutAllowed(notes: Notes, shop: CompiledShop, message: Message): Notes | null {
  const kept = Object.entries(notes).filter(([point]) => !allows(shop, point, message));
  return kept.length === 0 ? null : Object.fromEntries(kept);
}

/** Takes the words of a message out of the log and out of every quote that was cut from them. */
export function eraseWords(state: State, id: string, turn: Turn): void {
  for (const entry of state.entries) {
    const { event } = entry;
    if ("erased" in event) continue;
    if (event.type === "guest" && restsOn(event, id)) entry.event = { ...event, answers: [], erased: "" };
    else if (carriesWordsOf(event, id))
      entry.event = erase(event, { notes: entry.notes ?? null, chosen: chosenBy(state, event) });
    else continue;
    turn.written.add(entry);
  }
  for (const entry of state.entries) {
    const { result } = entry;
    if (result === null) continue;
    const findings = result.findings.map((finding) => withoutQuotes(finding, id));
    const withdrawn = result.withdrawn.map((finding) => withoutQuotes(finding, id));
    const isClean = (before: readonly FoundFinding[], after: readonly FoundFinding[]) =>
      before.every((finding, index) => finding === after[index]);
    if (isClean(result.findings, findings) && isClean(result.withdrawn, withdrawn)) continue;
    entry.result = { ...result, findings, withdrawn };
    turn.written.add(entry);
  }
  for (const finding of state.findings.values()) {
    const clean = withoutQuotes(finding, id);
    if (clean !== finding) state.findings.set(finding.id, clean);
  }
}

/** What a buyer chose by writing it stays chosen: whoever wakes must come to the same as whoever heard the words. */
function chosenBy({ journeys }: State, event: Worded): string[] {
  if (event.type !== "message") return [];
  const options = [...journeys.values()].map((journey) => optionSaid(journey, event));
  return [...new Set(options.filter((option) => option !== null))];
}

/** A guest may have repeated the words of any message that it quoted, or was asked about. */
function restsOn({ entry, answers }: GuestEvent, message: string): boolean {
  return (
    entry === message ||
    answers.some((answer) => "results" in answer && answer.results.some((result) => names(result, message)))
  );
}

function names(result: PointResult, message: string): boolean {
  return "evidence" in result && result.evidence.some((span) => span.message === message);
}

/** The message stays named as evidence, by one empty place: what a judgement without its words gives. */
function withoutQuotes(finding: FoundFinding, id: string): FoundFinding {
  if (!finding.evidence.some(({ message, quote }) => message === id && quote !== "")) return finding;
  const first = finding.evidence.findIndex(({ message }) => message === id);
  const evidence = finding.evidence.flatMap((span, index) => {
    if (span.message !== id) return [span];
    return index === first ? [{ message: id, start: 0, end: 0, quote: "" }] : [];
  });
  return { ...finding, evidence };
}

/** Says on the entry that took the words what went wrong while notes were taken. */
export function reportErrors(entry: Entry, errors: Outcome["errors"], revision: number, turn: Turn): void {
  if (errors.length === 0) return;
  const result: Result = entry.result ?? {
    revision,
    findings: [],
    withdrawn: [],
    arms: [],
    disarms: [],
    errors: [],
    decisions: [],
    resolved: [],
  };
  entry.result = { ...result, errors: [...result.errors, ...errors] };
  turn.written.add(entry);
}
