import ts from "typescript";
import { namesOf, wordsOf } from "../rows/call-words.ts";

/** A test as it stands in the sources: its title, and the failure rows that the title names, as `… (failure F8, failure G3)`. */
export type FoundTest = { readonly title: string; readonly rows: readonly string[] };

/** Groups of the browser are `describeInBrowser`. */
const runners = new Set(["test", "it", "describe", "describeInBrowser", "testPoint", "testIntervention"]);
const skipping = new Set(["skip", "todo", "skipIf", "runIf", "fails"]);
const tag = /\bfailure ([FHPG]\d{1,2})\b/g;

/** Titles of the tests and groups of a file, without those that do not run. What a template puts in is shown as an ellipsis. */
export function findTests(path: string, text: string): FoundTest[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: FoundTest[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const called = namesOf(node.expression);
      if (runners.has(called[0] ?? "")) {
        if (called.some((name) => skipping.has(name))) return;
        const title = node.arguments[0] && wordsOf(node.arguments[0]);
        if (title !== undefined) found.push({ title, rows: [...title.matchAll(tag)].map(([, row = ""]) => row) });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
