/**
 * Writes `docs/failures.md`: each failure with the tests that show that it is survived. Fails when a row has neither a test nor a
 * reason, or names a test that does not exist. With `--check` it writes nothing and fails when the page is stale.
 */
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { findTests } from "./find-tests.ts";
import { judgeRows, type Known } from "./judge-rows.ts";
import { failureRows } from "./rows.ts";

const root = new URL("../../", import.meta.url);
const page = new URL("docs/failures.md", root);
const packageFile = JSON.parse(readFileSync(new URL("package.json", root), "utf8")) as {
  scripts: Record<string, string>;
};

const known: Known = new Map();
for (const path of globSync("{worker,plugins,db,ui,test}/**/*.test.{ts,tsx}", { cwd: root }).sort())
  known.set(path, findTests(path, readFileSync(new URL(path, root), "utf8")));
const isCommand = (command: string) => {
  const [, script, file] = /^(?:npm run (\S+)|npm audit|node (\S+))/.exec(command) ?? [];
  if (script !== undefined) return packageFile.scripts[script] !== undefined;
  return file === undefined ? command === "npm audit" : existsSync(new URL(file, root));
};

const { problems, text } = judgeRows(failureRows, known, isCommand);
const current = existsSync(page) && readFileSync(page, "utf8") === text;
if (process.argv.includes("--check")) {
  if (!current) problems.push("docs/failures.md differs from the tests: run npm run generate");
} else if (!current) {
  writeFileSync(page, text);
  console.log("wrote docs/failures.md");
}
for (const problem of problems) console.error(problem);
console.log(`${failureRows.length} failures, each with a test or a reason`);
process.exitCode = problems.length > 0 ? 1 : 0;
