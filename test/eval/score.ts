import type { Dialogue, Label } from "./dialogues.ts";
import type { Prediction } from "./judge.ts";
import { conversationLabels } from "./labels.ts";

/**
 * The rules of the test sets: a prediction on an ignored pair counts neither way; a point is scored only in dialogues that were
 * labelled for it; labels about a conversation match on the dialogue, all others on the message. `d_` figures count each
 * dialogue once.
 */
export type PointScore = {
  readonly support: number;
  readonly units: number;
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
  readonly recall_ci95: readonly [number, number] | null;
  readonly precision_ci95: readonly [number, number] | null;
  readonly fp_per_1000: number | null;
  readonly d_precision: number | null;
  readonly d_recall: number | null;
  readonly d_f1: number | null;
};

export type Pair = { readonly dialogue: string; readonly index: number; readonly point: string };

const keyOf = ({ dialogue, index, point }: Pair) => `${point}\n${dialogue}\n${index}`;

function pairOf({ dialogue_id, message_index, point }: Label | Prediction): Pair {
  return { dialogue: dialogue_id, index: conversationLabels.has(point) ? -1 : (message_index ?? -1), point };
}

function pairsOf(rows: readonly (Label | Prediction)[], keep: (pair: Pair) => boolean): Map<string, Pair> {
  return new Map(
    rows
      .map(pairOf)
      .filter(keep)
      .map((pair) => [keyOf(pair), pair]),
  );
}

export type Comparison = {
  readonly points: ReadonlyMap<string, PointScore>;
  readonly falsePositives: readonly Pair[];
  readonly missed: readonly Pair[];
};

export type Judgement = {
  readonly dialogues: readonly Dialogue[];
  readonly labels: readonly Label[];
  readonly ignored: readonly Label[];
  readonly predictions: readonly Prediction[];
};

export function compare({ dialogues, labels, ignored, predictions }: Judgement): Comparison {
  const byId = new Map(dialogues.map((dialogue) => [dialogue.id, dialogue]));
  const known = ({ dialogue }: Pair) => byId.has(dialogue);
  const gold = pairsOf(labels, known);
  const ignore = pairsOf(ignored, known);
  const predicted = pairsOf(
    predictions,
    (pair) =>
      byId.get(pair.dialogue)?.labelled_points?.includes(pair.point) === true &&
      (gold.has(keyOf(pair)) || !ignore.has(keyOf(pair))),
  );

  const names = [...new Set(dialogues.flatMap(({ labelled_points }) => labelled_points ?? []))].sort();
  const points = new Map<string, PointScore>();
  for (const point of names) {
    const isIts = (pair: Pair) => pair.point === point;
    const wanted = [...gold.values()].filter(isIts);
    const found = [...predicted.values()].filter(isIts);
    const counts = countsOf(new Set(wanted.map(keyOf)), new Set(found.map(keyOf)));
    const inDialogues = countsOf(
      new Set(wanted.map(({ dialogue }) => dialogue)),
      new Set(found.map(({ dialogue }) => dialogue)),
    );
    const units = dialogues
      .filter(({ labelled_points }) => labelled_points?.includes(point))
      .reduce((sum, { messages }) => sum + (conversationLabels.has(point) ? 1 : messages.length), 0);
    const { tp, fp, fn } = counts;
    const once = rates(inDialogues);
    points.set(point, {
      support: wanted.length,
      units,
      ...counts,
      ...rates(counts),
      recall_ci95: wilson(tp, tp + fn),
      precision_ci95: wilson(tp, tp + fp),
      fp_per_1000: units > 0 ? (1_000 * fp) / units : null,
      d_precision: once.precision,
      d_recall: once.recall,
      d_f1: once.f1,
    });
  }
  return {
    points,
    falsePositives: [...predicted.values()].filter((pair) => !gold.has(keyOf(pair))),
    missed: [...gold.values()].filter((pair) => !predicted.has(keyOf(pair))),
  };
}

type Counts = { readonly tp: number; readonly fp: number; readonly fn: number };

function countsOf(wanted: ReadonlySet<string>, found: ReadonlySet<string>): Counts {
  const tp = wanted.intersection(found).size;
  return { tp, fp: found.size - tp, fn: wanted.size - tp };
}

export function rates({ tp, fp, fn }: Counts) {
  return {
    precision: tp + fp > 0 ? tp / (tp + fp) : null,
    recall: tp + fn > 0 ? tp / (tp + fn) : null,
    f1: 2 * tp + fp + fn > 0 ? (2 * tp) / (2 * tp + fp + fn) : null,
  };
}

/** Wilson's 95% interval of k out of n. */
function wilson(k: number, n: number, z = 1.96): [number, number] | null {
  if (n === 0) return null;
  const centre = (k / n + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z * Math.sqrt(((k / n) * (1 - k / n)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n);
  const rounded = (value: number) => Math.round(value * 1_000) / 1_000;
  return [rounded(centre - half), rounded(centre + half)];
}

/** Points with fewer positives say too little to be averaged. */
const enoughPositives = 15;

export function summaryOf(points: ReadonlyMap<string, PointScore>) {
  const scores = [...points.values()];
  const big = scores.filter(({ support }) => support >= enoughPositives);
  const sum = (pick: (score: PointScore) => number) => scores.reduce((total, score) => total + pick(score), 0);
  const micro = rates({ tp: sum(({ tp }) => tp), fp: sum(({ fp }) => fp), fn: sum(({ fn }) => fn) });
  const macro = big.length > 0 ? big.reduce((total, { f1 }) => total + (f1 ?? 0), 0) / big.length : 0;
  return { macro, averaged: big.length, micro };
}
