import { describe, expect, test } from "vitest";
import { uncounted } from "./uncounted.ts";

const kindsIn = (code: string) => uncounted(code).map(({ type }) => type);

describe("a second look finds what nobody counts", () => {
  test.each([
    ["for (;;);", ["ForStatement"]],
    ["for (;;) { a(); guard$tick(1); }", ["ForStatement"]],
    ["while (a) { }", ["WhileStatement"]],
    ["do { a; } while (a)", ["DoWhileStatement"]],
    ["for (const a of b) a;", ["ForOfStatement"]],
    ["function a() {}", ["FunctionDeclaration"]],
    ["const a = () => 1;", ["ArrowFunctionExpression"]],
    ["const a = () => (b(1), 1);", ["ArrowFunctionExpression"]],
    ["const a = { get b() { return 1; } };", ["FunctionExpression"]],
    ["class A { static { a(); } }", ["StaticBlock"]],
    ["class A { a; }", ["PropertyDefinition"]],
    ["try { a(); } catch { b(); }", ["CatchClause"]],
    ["try { a(); } finally { b(); }", ["TryStatement"]],
    ["a[b] = 1;", ["AssignmentExpression"]],
    ["a.length = 1;", ["AssignmentExpression"]],
    ["[a[b]] = c;", ["AssignmentExpression"]],
    ["({ x: a[b] } = c);", ["AssignmentExpression"]],
    ["a += b;", ["AssignmentExpression"]],
    ["a++;", ["UpdateExpression"]],
    ["a(...b);", ["SpreadElement"]],
  ])("in %s", (code, kinds) => {
    expect(kindsIn(code)).toEqual(kinds);
  });

  test.each([
    "for (;;) { guard$tick(1); a(); }",
    "function a() { guard$tick(1); }",
    "const a = () => (guard$tick(1), 1);",
    "a = 1; a.b = 2; a['c'] = 3; [a.b] = c; a ??= 1;",
    "a(...guard$args(b));",
  ])("and not in %s", (code) => {
    expect(kindsIn(code)).toEqual([]);
  });
});
