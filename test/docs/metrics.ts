import { join } from "node:path";
import { absences, type Metric, reviewMetrics, serviceMetrics } from "../../worker/reports/metrics.ts";
import { root } from "../serve/build.ts";

/** The page of the reports' figures, from the list that computes and shows them. `npm run generate` writes it, a test compares it. */

export const metricsFile = join(root, "docs/metrics.md");

const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;

function table(metrics: readonly Metric[]): string {
  const lines = metrics.map(({ id, title, unit, formula, row: defined, behind }) => [
    `\`${id}\``,
    `${title.en}<br>${title.zh}`,
    unit,
    `${formula.en}<br>${formula.zh}`,
    behind,
    defined,
  ]);
  const head = ["id", "name", "unit", "formula", "counted from", "row"];
  return [head, head.map(() => "---"), ...lines].map(row).join("\n");
}

export function metricsPage(): string {
  const reasons = Object.entries(absences).map(([id, { en, zh }]) => row([`\`${id}\``, `${en}<br>${zh}`]));
  return `<!-- Generated from worker/reports/metrics.ts by \`npm run generate\`. -->

# Figures of the reports

Days are those of the shop's time zone. Nothing is rounded before it is shown. A figure that cannot be known is \`null\`, with the
reason beside it.

## Service

${table(serviceMetrics)}

## Reviewers

${table(reviewMetrics)}

## Why a figure is missing

${[row(["reason", "what it means"]), row(["---", "---"]), ...reasons].join("\n")}
`;
}
