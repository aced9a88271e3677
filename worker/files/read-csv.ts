import { parse } from "csv-parse/sync";
import { unguarded } from "./csv-cell.ts";

export type CsvLine = { readonly line: number; readonly cells: Readonly<Record<string, string>> };
export type CsvProblem = { readonly line: number; readonly message: string };

/** Under a megabyte of text; more lines than a merchant has people or accounts. */
const mostLines = 5_000;

/**
 * Lines of a spreadsheet's file under the names of their columns. `columns`: what a heading may be called, by our name; the first line is
 * the heading. Never throws: what is wrong with the file is a problem of its line.
 */
export function readCsv(
  text: string,
  columns: Readonly<Record<string, readonly string[]>>,
): { lines: CsvLine[]; problem: CsvProblem | null } {
  let rows: { record: string[]; info: { lines: number } }[];
  try {
    // With `info` each row says its line; the library's types do not.
    rows = parse(text, {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      info: true,
    }) as unknown as typeof rows;
  } catch (error) {
    const line = error instanceof Error && "lines" in error && typeof error.lines === "number" ? error.lines : 1;
    return {
      lines: [],
      problem: { line, message: "Not a CSV file: a quotation mark is not closed, or is out of place" },
    };
  }
  const [heading, ...rest] = rows;
  const names = (heading?.record ?? []).map((cell) => nameOf(cell, columns));
  const missing = Object.keys(columns).filter((name) => !names.includes(name));
  if (missing.length > 0) {
    const message = `The first line names the columns; missing: ${missing.join(", ")}`;
    return { lines: [], problem: { line: 1, message } };
  }
  if (rest.length > mostLines)
    return { lines: [], problem: { line: mostLines + 2, message: `At most ${mostLines} lines` } };
  const lines = rest.map(({ record, info }) => ({
    line: info.lines,
    cells: Object.fromEntries(
      names.flatMap((name, at) => (name === null ? [] : [[name, unguarded(record[at] ?? "")]])),
    ),
  }));
  return { lines, problem: null };
}

function nameOf(cell: string, columns: Readonly<Record<string, readonly string[]>>): string | null {
  const wanted = cell.trim().toLowerCase();
  return Object.entries(columns).find(([name, titles]) => name === wanted || titles.includes(wanted))?.[0] ?? null;
}
