/**
 * Writes `docs/rows.md`: each feature row with the test cases that show it. Fails when a row that should hold has no case,
 * or a case names a row that nobody knows. With `--check` it writes nothing and fails when the page is stale.
 */
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { packs } from "../../plugins/manifest.ts";
import { findCases } from "./find-cases.ts";
import { type Row, rows } from "./rows.ts";

const root = new URL("../../", import.meta.url);
const page = new URL("docs/rows.md", root);

type Shown = ReadonlyMap<string, readonly { readonly path: string; readonly name: string }[]>;

function readCases(): { shown: Shown; problems: string[] } {
  const shown = new Map<string, { path: string; name: string }[]>();
  const problems: string[] = [];
  for (const path of globSync("{worker,plugins,db,ui,test}/**/*.test.{ts,tsx}", { cwd: root }).sort()) {
    const found = findCases(path, readFileSync(new URL(path, root), "utf8"));
    problems.push(...found.problems);
    for (const { name, rows: ids } of found.cases) {
      for (const id of ids) shown.set(id, [...(shown.get(id) ?? []), { path, name }]);
    }
  }
  return { shown, problems };
}

/** Points and interventions by the rows that they declare. */
function readDeclared(): Map<string, string[]> {
  const declared = new Map<string, string[]>();
  for (const pack of packs) {
    for (const { id, rows: ids } of [...pack.points, ...pack.interventions]) {
      for (const row of ids) declared.set(row, [...(declared.get(row) ?? []), `${pack.id}/${id}`]);
    }
  }
  return declared;
}

function problemsOf(shown: Shown): string[] {
  const known = new Set(rows.map(({ id }) => id));
  return [
    ...rows.filter(({ id }, index) => rows.findIndex((row) => row.id === id) !== index).map(({ id }) => `${id} twice`),
    ...rows
      .filter(({ id }) => !shown.has(id))
      .map(({ id, what }) => `${id} (${what}) has no test case: name it at the end of a case, as "… (${id})"`),
    ...[...shown].flatMap(([id, [first]]) =>
      known.has(id) ? [] : [`${first?.path}: ${id} is not in test/rows/rows.ts: ${JSON.stringify(first?.name)}`],
    ),
  ];
}

const cell = (text: string) => text.replaceAll("|", "\\|").replaceAll("\n", " ");

function render(shown: Shown): string {
  const declared = readDeclared();
  const line = ({ id, what, part, open }: Row): string => {
    const parts = [...(declared.get(id) ?? []).map((name) => `\`${name}\``), ...(part === undefined ? [] : [part])];
    const byFile = Map.groupBy(shown.get(id) ?? [], ({ path }) => path);
    const cases = [...byFile].map(
      ([path, found]) => `[${path}](../${path}): ${found.map(({ name }) => `“${name}”`).join("; ")}`,
    );
    const still = open === undefined ? [] : [`*Still to come: ${open}.*`];
    return `| ${id} | ${cell(what)} | ${cell(parts.join(", "))} | ${[...cases, ...still].map(cell).join("<br>")} |`;
  };
  const open = rows.filter((row) => row.open !== undefined).length;
  return [
    "<!-- Generated from the tests by `npm run generate`. -->",
    "# Feature rows and the cases that show them",
    `${rows.length} rows are shown by test cases, ${open} of them partly.`,
    ["| row | what | point or part | shown by |", "|---|---|---|---|", ...rows.map(line)].join("\n"),
    "",
  ].join("\n\n");
}

const { shown, problems: misread } = readCases();
const problems = [...misread, ...problemsOf(shown)];
const text = render(shown).replace(/\n+$/, "\n");
const current = existsSync(page) && readFileSync(page, "utf8") === text;
if (process.argv.includes("--check")) {
  if (!current) problems.push("docs/rows.md differs from the tests: run npm run generate");
} else if (!current) {
  writeFileSync(page, text);
  console.log("wrote docs/rows.md");
}
for (const problem of problems) console.error(problem);
console.log(`${rows.length} rows, each with a case`);
process.exitCode = problems.length > 0 ? 1 : 0;
