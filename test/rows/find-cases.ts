import ts from "typescript";
import { namesOf, wordsOf } from "./call-words.ts";

/**
 * Test cases that name the rows they show. A case names them at the end of its own name, `test("… (F047, F048)")`, or, in
 * the suites of the tester, in the property `rows`. Cases that do not run name nothing.
 */
export type FoundCase = { readonly name: string; readonly rows: readonly string[] };

const atTheEnd = / \(((?:[FN]\d{2,3})(?:, [FN]\d{2,3})*)\)$/;
const anywhere = /\([FN]\d{2,3}\b/;
const testers = new Set(["testPoint", "testIntervention", "testPolicies"]);
const runners = new Set(["test", "it", "describe"]);
const skipping = new Set(["skip", "todo", "skipIf", "runIf", "fails"]);

export function findCases(path: string, text: string): { cases: FoundCase[]; problems: string[] } {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const cases: FoundCase[] = [];
  const problems: string[] = [];

  const keep = (name: string, rows: readonly string[]) => {
    if (rows.length > 0) cases.push({ name, rows });
  };
  const readName = (node: ts.Node, name: string): { name: string; rows: string[] } => {
    const ids = atTheEnd.exec(name);
    const rest = ids === null ? name : name.slice(0, ids.index);
    if (anywhere.test(rest)) {
      const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      problems.push(`${path}:${line}: rows stand at the end of a name, as "… (F047, F048)": ${JSON.stringify(name)}`);
    }
    return { name: rest, rows: ids?.[1]?.split(", ") ?? [] };
  };
  const visit = (node: ts.Node, inSuite: boolean): void => {
    if (ts.isCallExpression(node)) {
      const called = namesOf(node.expression);
      const [root = ""] = called;
      if (runners.has(root)) {
        if (called.some((name) => skipping.has(name))) return;
        const title = node.arguments[0] && wordsOf(node.arguments[0]);
        if (title !== undefined) {
          const { name, rows } = readName(node, title);
          keep(name, rows);
        }
      }
      const suite = inSuite || testers.has(root);
      ts.forEachChild(node, (child) => visit(child, suite));
      return;
    }
    if (inSuite && ts.isObjectLiteralExpression(node)) {
      const found = caseOf(node);
      if (found !== null) {
        const { name, rows } = readName(node, found.name);
        keep(name, [...new Set([...rows, ...found.rows])]);
      }
    }
    ts.forEachChild(node, (child) => visit(child, inSuite));
  };
  visit(file, false);
  return { cases, problems };
}

/** A case is `{ name, script, … }`, or `{ ...helper("words"), rows }`, which goes by the words given to its helper. */
function caseOf(node: ts.ObjectLiteralExpression): { name: string; rows: string[] } | null {
  const initializerOf = (key: string) =>
    node.properties.find(
      (property): property is ts.PropertyAssignment =>
        ts.isPropertyAssignment(property) && property.name.getText() === key,
    )?.initializer;
  const named = initializerOf("name");
  const listed = initializerOf("rows");
  const rows =
    listed !== undefined && ts.isArrayLiteralExpression(listed)
      ? listed.elements.flatMap((element) => (ts.isStringLiteralLike(element) ? [element.text] : []))
      : [];
  if (named !== undefined && initializerOf("script") !== undefined) {
    const name = wordsOf(named);
    return name === undefined ? null : { name, rows };
  }
  const spread = node.properties.find(ts.isSpreadAssignment)?.expression;
  if (rows.length === 0 || spread === undefined || !ts.isCallExpression(spread)) return null;
  const words = spread.arguments.flatMap((argument) => wordsOf(argument) ?? []);
  return { name: [...new Set(words)].join(" → "), rows };
}
