import type { Role } from "../event.ts";
import type { Evidence } from "../point.ts";
import type { Script } from "./script.ts";

/** What a suite tells the author's command, beside passing and failing: it shows evidence, and counts cases by code. */
declare module "vitest" {
  interface TaskMeta {
    interject?: ShownSuite | ShownCase;
  }
}

/** Everything that the suite's cases should show: codes of a point; actions and reasons of an intervention. */
export type ShownSuite = { readonly kind: "suite"; readonly id: string; readonly codes: readonly string[] };
export type ShownCase = {
  readonly kind: "case";
  readonly id: string;
  readonly name: string;
  readonly codes: readonly string[];
  /** The chat, with half-open spans of what was quoted; empty where nothing is. */
  readonly lines: readonly ShownLine[];
};
export type ShownLine =
  | { readonly who: Role; readonly text: string; readonly spans: readonly (readonly [number, number])[] }
  | { readonly who: "time"; readonly seconds: number };

/** A place that was quoted, as it read then. */
export type Place = Evidence & { readonly quote: string };

/** The script as a chat. What was quoted of a wording that was changed later is not marked. */
export function shownLines(script: Script, places: readonly Place[]): ShownLine[] {
  let messages = 0;
  return script.flatMap((step): ShownLine[] => {
    if (step.step === "waits") return [{ who: "time", seconds: step.seconds }];
    if (step.step !== "says") return [];
    const id = `m-${++messages}`;
    const { text = "" } = step.message;
    const own = places.filter(({ message, start, end, quote }) => message === id && text.slice(start, end) === quote);
    return [{ who: step.role, text, spans: own.map(({ start, end }) => [start, end] as const) }];
  });
}
