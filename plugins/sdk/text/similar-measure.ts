/**
 * Measures the similarity on labelled pairs: rank correlation, AUC and the best accuracy over all thresholds, and precision and
 * recall at the usual threshold. Pairs are JSON lines `{a, b, label: 0 | 1 | null, score?}`; `--predictions` writes
 * `{"score"}` lines for another judge; `--embedding` measures the model that EMBEDDING_URL and EMBEDDING_MODEL name instead.
 * Run: `node plugins/sdk/text/similar-measure.ts PAIRS.jsonl… [--predictions OUT.jsonl] [--embedding]`
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { z } from "zod";
import { embedderOf } from "../../../worker/embedding/embedder.ts";
import { cosine } from "./embedding.ts";
import { fold } from "./fold.ts";
import { similarity, usualThreshold } from "./similar.ts";

const pair = z.object({ a: z.string(), b: z.string(), label: z.number().nullable(), score: z.number().optional() });

type Scored = { readonly score: number; readonly gold: number };

/** Ranks from 0; equal values share their mean rank. */
function ranksOf(values: readonly number[]): number[] {
  const order = values.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value);
  const ranks = new Array<number>(values.length).fill(0);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && order[to]?.value === order[from]?.value) to++;
    for (const { index } of order.slice(from, to)) ranks[index] = (from + to - 1) / 2;
    from = to;
  }
  return ranks;
}

function spearman(pairs: readonly Scored[]): number {
  const [x, y] = [ranksOf(pairs.map(({ score }) => score)), ranksOf(pairs.map(({ gold }) => gold))];
  const mean = (pairs.length - 1) / 2;
  let [xy, xx, yy] = [0, 0, 0];
  for (const [index, rank] of x.entries()) {
    const [dx, dy] = [rank - mean, (y[index] as number) - mean];
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  }
  return xy / Math.sqrt(xx * yy);
}

/** How often a like pair scores above an unlike one. */
function areaUnderCurve(pairs: readonly Scored[]): number {
  const ranks = ranksOf(pairs.map(({ score }) => score));
  const like = pairs.filter(({ gold }) => gold === 1).length;
  const sum = ranks.reduce((total, rank, index) => total + (pairs[index]?.gold === 1 ? rank : 0), 0);
  return (sum - (like * (like - 1)) / 2) / (like * (pairs.length - like));
}

function bestAccuracy(pairs: readonly Scored[]): { accuracy: number; threshold: number } {
  const order = [...pairs].sort((a, b) => b.score - a.score);
  let right = pairs.filter(({ gold }) => gold === 0).length;
  let best = { accuracy: right / pairs.length, threshold: Number.POSITIVE_INFINITY };
  for (const [index, { score, gold }] of order.entries()) {
    right += gold === 1 ? 1 : -1;
    if (order[index + 1]?.score === score) continue;
    if (right / pairs.length > best.accuracy) best = { accuracy: right / pairs.length, threshold: score };
  }
  return best;
}

function atThreshold(pairs: readonly Scored[], threshold: number): { precision: number; recall: number } {
  const above = pairs.filter(({ score }) => score >= threshold);
  const hits = above.filter(({ gold }) => gold === 1).length;
  const like = pairs.filter(({ gold }) => gold === 1).length;
  return { precision: hits / above.length, recall: hits / like };
}

type Pair = z.infer<typeof pair>;

const byWords = async (pairs: readonly Pair[]) => pairs.map(({ a, b }) => similarity(fold(a).text, fold(b).text));

async function byEmbedding(pairs: readonly Pair[]): Promise<number[]> {
  const embedder = embedderOf(process.env);
  if (embedder === null) throw new Error("Which model? Set EMBEDDING_URL and EMBEDDING_MODEL");
  const vectors = await embedder.embed(pairs.flatMap(({ a, b }) => [a, b]));
  return pairs.map((_, index) => cosine(vectors[2 * index] ?? [], vectors[2 * index + 1] ?? []));
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { predictions: { type: "string" }, embedding: { type: "boolean", default: false } },
});
for (const path of positionals) {
  const pairs = readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => pair.parse(JSON.parse(line)));
  const scores = await (values.embedding ? byEmbedding : byWords)(pairs);
  const rows = pairs.map((row, index) => ({ ...row, found: scores[index] ?? 0 }));
  const graded = rows.flatMap(({ found, score, label }) => {
    const gold = score ?? label;
    return gold === null ? [] : [{ score: found, gold }];
  });
  const labelled = rows.flatMap(({ found, label }) => (label === null ? [] : [{ score: found, gold: label }]));
  const { accuracy, threshold } = bestAccuracy(labelled);
  const usual = atThreshold(labelled, usualThreshold);
  console.log(
    `${path.split("/").at(-1)}  pairs ${rows.length}  Spearman ${spearman(graded).toFixed(4)}  AUC ${areaUnderCurve(labelled).toFixed(4)}  accuracy ${accuracy.toFixed(4)} at ${threshold.toFixed(3)}  at ${usualThreshold}: P ${usual.precision.toFixed(3)} R ${usual.recall.toFixed(3)}`,
  );
  if (values.predictions !== undefined) {
    writeFileSync(values.predictions, rows.map(({ found }) => `${JSON.stringify({ score: found })}\n`).join(""));
  }
}
