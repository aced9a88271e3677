import chalk from "chalk";
import type { Reporter, TestModule } from "vitest/node";
import type { ShownCase, ShownLine, ShownSuite } from "../testing/shown-case.ts";
import { underlined } from "./underline.ts";

/** After each run: what the flagged cases quote, and how many cases show each declared code. */
export function suiteReporter({ evidence }: { readonly evidence: boolean }): Reporter {
  return {
    onTestRunEnd(modules) {
      const { suites, cases } = shownIn(modules);
      const parts = [...(evidence ? [evidenceText(cases)] : []), coverageTable(suites, cases)];
      for (const part of parts) if (part !== "") console.log(`${part}\n`);
    },
  };
}

function shownIn(modules: readonly TestModule[]): { suites: ShownSuite[]; cases: ShownCase[] } {
  const suites: ShownSuite[] = [];
  const cases: ShownCase[] = [];
  for (const module of modules) {
    for (const each of module.children.allTests()) {
      const shown = each.meta().interject;
      if (shown?.kind === "suite") suites.push(shown);
      // A case that fails shows nothing.
      else if (shown?.kind === "case" && each.result().state === "passed") cases.push(shown);
    }
  }
  return { suites, cases };
}

export function evidenceText(cases: readonly ShownCase[]): string {
  return cases
    .filter(({ lines }) => lines.length > 0)
    .map(({ id, name, codes, lines }) =>
      [`${chalk.bold(id)} ${name} ${chalk.dim(`→ ${codes.join(", ")}`)}`, ...lines.map(lineText)].join("\n"),
    )
    .join("\n");
}

function lineText(line: ShownLine): string {
  if (line.who === "time") return chalk.dim(`  ${"".padEnd(6)} … ${line.seconds} s`);
  return `  ${chalk.dim(line.who.padEnd(6))} ${underlined(line.text, line.spans)}`;
}

export function coverageTable(suites: readonly ShownSuite[], cases: readonly ShownCase[]): string {
  const rows = suites.flatMap(({ id, codes }) =>
    codes.map((code) => {
      const showing = cases.filter((each) => each.id === id && each.codes.includes(code));
      return { name: `${id}/${code}`, count: showing.length };
    }),
  );
  if (rows.length === 0) return "";
  const width = Math.max(4, ...rows.map(({ name }) => name.length));
  const line = (name: string, count: string) => `${name.padEnd(width)}  ${count.padStart(5)}`;
  return [
    chalk.dim(line("code", "cases")),
    ...rows.map(({ name, count }) => (count === 0 ? chalk.red : String)(line(name, String(count)))),
  ].join("\n");
}
