import type { Mistake } from "./causes.ts";
import { type PointScore, summaryOf } from "./score.ts";

/** Three decimals; a tie goes to the even digit, as in Python, so that the figures equal those of the sets' own judge. */
function figure(value: number | null): string {
  if (value === null) return "  -  ";
  const scaled = value * 1_000;
  const isTie = scaled % 1 === 0.5;
  const rounded = isTie ? 2 * Math.round(scaled / 2) : Math.round(scaled);
  return (rounded / 1_000).toFixed(3).padStart(5);
}
const whole = (value: number) => String(value).padStart(5);

/** A bound of an interval as the test sets' own judge prints it. */
const bound = (value: number) =>
  Object.is(value, -0) ? "-0.0" : Number.isInteger(value) ? `${value}.0` : String(value);

/** The table of scores, one line a point. */
export function scoreTable(points: ReadonlyMap<string, PointScore>): string {
  const lines = [
    `${"point".padEnd(20)} supp   tp   fp   fn     P     R    F1   R 95%CI          FP/1000   D-P   D-R  D-F1`,
  ];
  for (const [point, score] of points) {
    const interval = score.recall_ci95 === null ? "-" : `(${score.recall_ci95.map(bound).join(", ")})`;
    const counts = [score.support, score.tp, score.fp, score.fn].map(whole).join("");
    const rates = [score.precision, score.recall, score.f1].map(figure).join(" ");
    const once = [score.d_precision, score.d_recall, score.d_f1].map(figure).join(" ");
    lines.push(`${point.padEnd(20)}${counts} ${rates}  ${interval.padEnd(16)} ${figure(score.fp_per_1000)}   ${once}`);
  }
  const { macro, averaged, micro } = summaryOf(points);
  const rates = [micro.precision, micro.recall, micro.f1].map(figure).join(" ");
  lines.push(
    `macro-F1 over points with >=15 positives: ${macro.toFixed(3)} (${averaged} points)   micro P/R/F1: ${rates}   predictions on unknown dialogues: 0`,
  );
  return lines.join("\n");
}

/** How often each point fired, where there are no labels to compare with. */
export function countTable(counts: ReadonlyMap<string, number>, messages: number): string {
  const lines = [`${"point".padEnd(28)} findings  per 1000 messages`];
  for (const [point, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
    lines.push(
      `${point.padEnd(28)} ${String(count).padStart(8)}  ${((1_000 * count) / messages).toFixed(2).padStart(17)}`,
    );
  return lines.join("\n");
}

/** Mistakes by label and cause, most frequent first, each followed by what was said. */
export function mistakeTable(mistakes: readonly Mistake[]): string {
  const groups = new Map<string, Mistake[]>();
  for (const mistake of mistakes) {
    // What was found differs from case to case; that something was found is the cause they share.
    const cause = mistake.kind === "wrong" ? "found too much" : mistake.cause;
    const key = `${mistake.point.padEnd(20)} ${mistake.kind.padEnd(6)} ${cause}`;
    groups.set(key, [...(groups.get(key) ?? []), mistake]);
  }
  const lines = [`${"point".padEnd(20)} kind   cause, and where`];
  for (const [key, group] of [...groups].sort(([a, m], [b, n]) => n.length - m.length || (a < b ? -1 : 1))) {
    lines.push(`${key}: ${group.length}`);
    for (const { kind, dialogue, index, said, cause } of group)
      lines.push(`    ${dialogue}#${index}  ${kind === "wrong" ? `${cause}  in  ` : ""}${said}`);
  }
  return lines.join("\n");
}
