import type { AnyNode } from "acorn";
import { guestGlobals, prefix } from "../realm/names.ts";
import { type Names, namesOf } from "./names.ts";
import { type Found, type GuardProblem, problem } from "./problem.ts";
import { syntaxProblems } from "./refuse-syntax.ts";
import { targetProblems } from "./refuse-targets.ts";
import { childrenOf, type Source } from "./source.ts";

/** Each is worked through, and compiled before it first matches. */
const mostExpressions = 1_000;
/** Nobody reads more at once. */
const mostProblems = 100;

/** What cannot be guarded, in the order in which it stands. */
export function problemsIn(source: Source): GuardProblem[] {
  const found: Found[] = [];
  const expressions = new Set<string>();
  const visit = (node: AnyNode, parent: AnyNode): void => {
    if (node.type === "Literal" && node.regex && expressions.add(node.raw ?? "").size > mostExpressions) return;
    found.push(...syntaxProblems(node), ...targetProblems(source, node, parent));
    for (const child of childrenOf(node)) visit(child, node);
  };
  visit(source.program, source.program);
  found.push(...nameProblems(namesOf(source.program)));
  if (expressions.size > mostExpressions) return [problem("expressions", { line: 1, column: 0 }, `${mostExpressions}`)];
  if (found.length === 0 && !exportsDefault(source)) return [problem("noDefault", { line: 1, column: 0 })];
  return found
    .map(({ refusal, at, detail }) => problem(refusal, at.loc?.start ?? { line: 1, column: 0 }, detail))
    .sort((a, b) => a.line - b.line || a.column - b.column)
    .slice(0, mostProblems);
}

const known: ReadonlySet<string> = new Set(guestGlobals);
const evaluating = ["eval", "Function"];
const mirrors = ["Proxy", "Reflect"];
const waiting = ["Promise", "setTimeout", "setInterval", "queueMicrotask", "setImmediate"];

function nameProblems({ free }: Names): Found[] {
  return [...free]
    .filter(([name]) => !known.has(name) && !name.startsWith(prefix))
    .map(([name, at]) => {
      if (evaluating.includes(name)) return { refusal: "evaluated", at, detail: name };
      if (mirrors.includes(name)) return { refusal: "proxy", at, detail: name };
      if (waiting.includes(name)) return { refusal: "later", at, detail: name };
      return name === "BigInt" ? { refusal: "bigint", at } : { refusal: "unknownName", at, detail: name };
    });
}

function exportsDefault({ program }: Source): boolean {
  return program.body.some((statement) => {
    if (statement.type === "ExportDefaultDeclaration") return true;
    if (statement.type !== "ExportNamedDeclaration") return false;
    return statement.specifiers.some(
      ({ exported }) => (exported.type === "Identifier" ? exported.name : exported.value) === "default",
    );
  });
}
