import { writeFileSync } from "node:fs";
import { z } from "zod";
import { readLines } from "../../plugins/sdk/command/dialogues.ts";
import type { CompiledShop } from "../../worker/settings/compile.ts";
import { judge, predictionsOf } from "./judge.ts";
import type { LabelName } from "./labels.ts";

/** One utterance without a chat around it. `label` 0 or 1 instead of points: whether it is abuse. */
const line = z.object({
  text: z.string(),
  role: z.enum(["buyer", "agent"]).default("buyer"),
  points: z.array(z.string()).optional(),
  ignore: z.array(z.string()).default([]),
  label: z.number().int().nullable().optional(),
});
type Line = z.infer<typeof line>;

const abuse: readonly LabelName[] = ["buyer_abuse", "agent_abuse"];
/** Labels that say something of a lone utterance; the others need a chat. */
const aboutOneLine: ReadonlySet<string> = new Set<LabelName>([
  ...abuse,
  "buyer_anger",
  "threaten_complaint",
  "threaten_315",
  "threaten_bad_review",
  "ask_supervisor",
  "accuse_fraud",
  "product_complaint",
  "ask_human",
  "unresolved",
  "agent_sarcasm",
  "agent_unfriendly",
  "agent_rhetorical",
  "ad_law",
  "cross_platform",
]);

type Counted = { tp: number; fp: number; fn: number };

/**
 * Judges lone utterances, each as a chat of its own, and prints precision, recall and F1 by label. `predictions` are written as
 * one object a line in the file's order: `{points}`, or `{pred}` for a file of abuse.
 */
export function evaluateLines(file: string, shop: CompiledShop, predictions: string | undefined): string {
  const rows = readLines(file, line);
  const found = rows.map((row, index) => labelsOf(row, index, shop));
  const isAbuse = rows[0]?.points === undefined;
  const saysAbuse = (labels: readonly string[]) => labels.some((name) => abuse.some((one) => one === name));
  if (predictions !== undefined) {
    const written = found.map((labels) => (isAbuse ? { pred: saysAbuse(labels) ? 1 : 0 } : { points: labels }));
    writeFileSync(predictions, written.map((prediction) => `${JSON.stringify(prediction)}\n`).join(""));
  }
  const counts = new Map<string, Counted>();
  for (const [index, { points, ignore, label }] of rows.entries()) {
    const labels = found[index] ?? [];
    if (points !== undefined) count(counts, labels, points, ignore);
    else if (label !== null && label !== undefined)
      count(counts, saysAbuse(labels) ? ["abuse"] : [], label === 1 ? ["abuse"] : [], []);
  }
  return table(counts, rows.length);
}

function labelsOf({ role, text }: Line, index: number, shop: CompiledShop): string[] {
  const dialogue = { id: `line-${index}`, complete_session: true, messages: [{ role, text }] };
  const labels = predictionsOf(judge(dialogue, shop), shop).map(({ point }) => point);
  return [...new Set(labels)].filter((label) => aboutOneLine.has(label)).sort();
}

function count(
  counts: Map<string, Counted>,
  found: readonly string[],
  wanted: readonly string[],
  ignored: readonly string[],
): void {
  const of = (name: string) => {
    const known = counts.get(name) ?? { tp: 0, fp: 0, fn: 0 };
    counts.set(name, known);
    return known;
  };
  for (const name of wanted) of(name)[found.includes(name) ? "tp" : "fn"] += 1;
  for (const name of found) if (!wanted.includes(name) && !ignored.includes(name)) of(name).fp += 1;
}

function table(counts: ReadonlyMap<string, Counted>, lines: number): string {
  const rows = [...counts].sort().map(([name, { tp, fp, fn }]) => {
    const [p, r] = [tp / (tp + fp || 1), tp / (tp + fn || 1)];
    const f1 = (2 * tp) / (2 * tp + fp + fn || 1);
    const cells = [tp, fp, fn].map((value) => String(value).padStart(6));
    return `${name.padEnd(22)}${cells.join("")}${[p, r, f1].map((value) => value.toFixed(3).padStart(8)).join("")}`;
  });
  return [`${lines} lines`, `${"label".padEnd(22)}    tp    fp    fn       P       R      F1`, ...rows].join("\n");
}
