import { explainEvent, type PointTrace } from "../../worker/conversation/explain.ts";
import type { CompiledShop } from "../../worker/settings/compile.ts";
import type { Dialogue } from "./dialogues.ts";
import { feed } from "./judge.ts";
import { type LabelName, pointsByLabel } from "./labels.ts";
import type { Pair } from "./score.ts";

/** A wrong or missed prediction, with what the points that answer its label made of the place. */
export type Mistake = Pair & { readonly kind: "wrong" | "missed"; readonly cause: string; readonly said: string };

const longestQuote = 40;

/** Traces of the points that answer a label, for one message and for the sessions around it. */
function tracesOf(dialogue: Dialogue, { index, point }: Pair, shop: CompiledShop): PointTrace[] {
  const state = feed(dialogue, shop);
  const points: readonly string[] = pointsByLabel[point as LabelName] ?? [];
  return state.entries
    .filter(({ id, event }) => event.type === "session" || index < 0 || id === `m-${index}`)
    .flatMap(({ id }) => explainEvent(state, shop, id)?.points ?? [])
    .filter((trace) => points.includes(trace.point));
}

function causeOf(kind: Mistake["kind"], pair: Pair, traces: readonly PointTrace[]): string {
  const here = ({ message }: { readonly message: string }) => pair.index < 0 || message === `m-${pair.index}`;
  if (kind === "wrong") {
    const quotes = traces.flatMap(({ findings }) => findings.flatMap(({ evidence }) => evidence.filter(here)));
    return `found ${[...new Set(quotes.map(({ quote }) => `“${quote.slice(0, longestQuote)}”`))].join(" ")}`;
  }
  const guards = traces.flatMap(({ held }) => held.filter(({ evidence }) => evidence.some(here)));
  if (guards.length > 0) return `held back by ${[...new Set(guards.map(({ guard }) => guard))].join(", ")}`;
  const words = traces.flatMap(({ hits }) => hits.filter(here));
  if (words.length > 0) return "words found, none that counts in its place";
  return traces.length > 0 ? "no word or expression knows it" : "no point is compiled in";
}

/** Says of each mistake how it came about, by asking the runner to explain itself. */
export function explainMistakes(
  kind: Mistake["kind"],
  pairs: readonly Pair[],
  { dialogues, shop }: { dialogues: readonly Dialogue[]; shop: CompiledShop },
): Mistake[] {
  const byId = new Map(dialogues.map((each) => [each.id, each]));
  return pairs.map((pair) => {
    const dialogue = byId.get(pair.dialogue);
    const said = pair.index < 0 ? "" : (dialogue?.messages[pair.index]?.text ?? "");
    const traces = dialogue === undefined ? [] : tracesOf(dialogue, pair, shop);
    return { ...pair, kind, said, cause: causeOf(kind, pair, traces) };
  });
}
