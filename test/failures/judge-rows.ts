import type { FoundTest } from "./find-tests.ts";
import type { FailureRow } from "./rows.ts";

/** Tests by file. */
export type Known = Map<string, readonly FoundTest[]>;

type Shown = { readonly path: string; readonly titles: readonly string[] };

/** What is wrong with the rows, and the page that they make. */
export function judgeRows(
  rows: readonly FailureRow[],
  known: Known,
  isCommand: (command: string) => boolean,
): { problems: string[]; text: string } {
  const problems: string[] = [];
  const ids = new Set<string>();
  const lines = rows.map((row) => {
    if (ids.has(row.id)) problems.push(`${row.id} stands twice`);
    ids.add(row.id);
    for (const [path, titles] of Object.entries(row.tests ?? {})) {
      const found = new Set(known.get(path)?.map(({ title }) => title));
      if (!known.has(path)) problems.push(`${row.id}: there is no ${path}`);
      if (titles.length === 0) problems.push(`${row.id}: no test of ${path} is named`);
      for (const title of titles)
        if (!found.has(title)) problems.push(`${row.id}: ${path} has no test ${JSON.stringify(title)}`);
    }
    for (const command of row.measured ?? [])
      if (!isCommand(command)) problems.push(`${row.id}: there is no command ${JSON.stringify(command)}`);
    const shown = shownBy(row, known);
    if (shown.length === 0 && row.open === undefined)
      problems.push(`${row.id} (${row.what}) has no test: name one in test/failures/rows.ts, or say what is open`);
    return lineOf(row, shown);
  });
  for (const [path, tests] of known)
    for (const { title, rows: named } of tests)
      for (const id of named)
        if (!id.startsWith("G") && !ids.has(id))
          problems.push(`${path}: failure ${id} is unknown: ${JSON.stringify(title)}`);
  return { problems, text: pageOf(rows, lines) };
}

/** Tests that the row names, and those that name the row. */
function shownBy({ id, tests = {} }: FailureRow, known: Known): Shown[] {
  const paths = [...new Set([...Object.keys(tests), ...known.keys()])];
  return paths.flatMap((path) => {
    const naming = (known.get(path) ?? []).filter(({ rows }) => rows.includes(id)).map(({ title }) => title);
    const titles = [...new Set([...(tests[path] ?? []), ...naming])];
    return titles.length === 0 ? [] : [{ path, titles }];
  });
}

const cell = (text: string) => text.replaceAll("|", "\\|").replaceAll("\n", " ");
/** Rows stand in a column of their own. */
const bare = (title: string) => title.replace(/ \((?:failure )?[FHPGN]\d+(?:, (?:failure )?[FHPGN]\d+)*\)$/, "");

function lineOf({ id, what, measured = [], open }: FailureRow, shown: readonly Shown[]): string {
  const cases = shown.map(
    ({ path, titles }) => `[${path}](../${path}): ${titles.map((title) => `“${bare(title)}”`).join("; ")}`,
  );
  const commands =
    measured.length === 0 ? [] : [`Measured by ${measured.map((command) => `\`${command}\``).join(", ")}.`];
  const still = open === undefined ? [] : [`*Open: ${open}.*`];
  return `| ${id} | ${cell(what)} | ${[...cases, ...commands, ...still].map(cell).join("<br>")} |`;
}

function pageOf(rows: readonly FailureRow[], lines: readonly string[]): string {
  const open = rows.filter((row) => row.open !== undefined).length;
  return [
    "<!-- Generated from the tests by `npm run generate`. -->",
    "# What may go wrong, and what shows that it is survived",
    `${rows.length} failures: of delivery and state (F), by hostile input (H), by plugins, tenants and people (P). ${open} of them are open in a part, which stands beside them. Numbers are of failures; those of features are in [rows.md](rows.md).`,
    ["| failure | what | shown by |", "|---|---|---|", ...lines].join("\n"),
    "",
  ]
    .join("\n\n")
    .replace(/\n+$/, "\n");
}
