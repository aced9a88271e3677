import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "acorn";
import { describe, expect, test } from "vitest";
import { guardCode } from "./guard.ts";

const pack = "\nexport default { points: [], interventions: [] };";

function problemsOf(code: string): string[] {
  const guarded = guardCode(code);
  return guarded.ok ? [] : guarded.problems.map(({ line, column, message }) => `${line}:${column} ${message.en}`);
}

describe("what cannot be guarded is refused, with its place and what to write instead", () => {
  test.each([
    ["broken code", "const a = ;", ["1:11 Syntax error: Unexpected token"]],
    ["an import", `import a from "a";`, ["1:1 A pack is one module without imports"]],
    ["an import on the way", `const a = () =>\n  import("a");`, ["2:3 A pack is one module without imports"]],
    ["an export of something else", `export { a } from "a";`, ["1:1 A pack is one module without imports"]],
    ["all exports of something else", `export * from "a";`, ["1:1 A pack is one module without imports"]],
    ["the module's own address", "const a = import.meta.url;", ["1:11 A pack is one module without imports"]],
    ["waiting", "await 1;", ["1:1 Nothing may happen later (await)"]],
    ["functions that wait", "const a = async () => 1;", ["1:11 Nothing may happen later (async)"]],
    ["methods that wait", "const a = { async b() {} };", ["1:20 Nothing may happen later (async)"]],
    ["a promise", "const a = Promise.resolve(1);", ["1:11 Nothing may happen later (Promise)"]],
    ["a timer", "setTimeout(() => {}, 1);", ["1:1 Nothing may happen later (setTimeout)"]],
    ["a generator", "function* a() {}", ["1:1 Generators are not possible"]],
    ["eval", `eval("1");`, ["1:1 Text cannot be run as code (eval)"]],
    ["a function from text", `new Function("1");`, ["1:5 Text cannot be run as code (Function)"]],
    ["a proxy", "new Proxy({}, {});", ["1:5 Proxy is not possible"]],
    ["a mirror", "Reflect.ownKeys({});", ["1:1 Reflect is not possible"]],
    ["a big number", "const a = 1n;", ["1:11 BigInt is not possible"]],
    ["a big number by name", "const a = BigInt(1);", ["1:11 BigInt is not possible"]],
    ["a stop for debuggers", "debugger;", ["1:1 Take debugger out"]],
    ["a private name", "class A { #a = 1; }", ["1:11 The private name #a is not possible"]],
    ["a name of the guard", "const guard$tick = 1;", ["1:7 A name must not begin with guard$"]],
    ["a name of the guard in disguise", "const gu\\u0061rd$tick = 1;", ["1:7 A name must not begin with guard$"]],
    ["the network", "\n  fetch;", ["2:3 There is no fetch here"]],
    ["a log", `console.log("x");`, ["1:1 There is no console here"]],
    ["an expression of many ways", "const a = /(a+)+$/;", ["1:11 This regular expression may run for long"]],
    ["an expression that refers back", "const a = /(a)\\1/;", ["1:11 This regular expression may run for long"]],
    ["an expression from text", `new RegExp("a");`, ["1:1 A regular expression must be written as /…/"]],
    ["an expression by call", "const b = '', a = RegExp(b);", ["1:19 A regular expression must be written as /…/"]],
    ["a prototype", "class A {}\nA.prototype = {};", ["2:1 Prototypes cannot be changed (.prototype)"]],
    ["a prototype by its old name", "const a = {}; a.__proto__ = 1;", ["1:15 Prototypes cannot be changed"]],
    ["a prototype in an object", "const a = { __proto__: 1 };", ["1:13 Prototypes cannot be changed (__proto__)"]],
    ["a prototype in a pattern", "[Array.prototype] = [1];", ["1:2 Prototypes cannot be changed"]],
    ["a property of super", "class A { b() { super.c = 1; } }", ["1:17 A property of super cannot be written"]],
    ["a field that makes lists long", "class A extends Array { length = 9; }", ["1:25 A field of a class must not be"]],
    ["a field with a number", "class A { 9999 = 1; }", ["1:11 A field of a class must not be called 9999"]],
    ["a field by expression", "const b = 1; class A { [b] = 1; }", ["1:24 A field of a class must not be called […]"]],
    ["parentheses around a target", "let a; (a) = 1;", ["1:8 Write what is assigned to without parentheses"]],
    ["parentheses around a counter", "let a; (a)++;", ["1:8 Write what is assigned to without parentheses"]],
    ["the rest of a parameter", "const a = ([b, ...c]) => 1;", ["1:16 ...c is not possible here"]],
    ["the rest inside a pattern", "const [[a, ...b]] = [[]];", ["1:12 ...b is not possible here"]],
    ["the rest in the head of a loop", "for (const [a, ...b] of []);", ["1:16 ...b is not possible here"]],
    ["the rest of an object in place", "let a; ({ ...a } = {});", ["1:11 ... is not possible where"]],
    ["an error taken apart", "try {} catch ({ message }) {}", ["1:15 Do not take an error apart in catch"]],
    ["parentheses around what is deleted", "const a = [1]; delete (a[0]);", ["1:16 Write what is assigned to without"]],
    ["deleting from above", "class A { b() { delete super.c; } }", ["1:17 A property of super cannot be written"]],
    ["deleting behind a question", "const a = {}; delete a?.b;", ["1:15 Do not use ?. behind delete"]],
  ])("%s", (_, code, expected) => {
    const problems = problemsOf(code + pack);
    expect(problems).toHaveLength(expected.length);
    for (const [index, start] of expected.entries()) expect(problems[index]?.slice(0, start.length)).toBe(start);
  });

  test("each in both languages, in the order of the code", () => {
    const guarded = guardCode(`fetch;\neval;\nconst a = 1n;${pack}`);
    expect(guarded.ok ? [] : guarded.problems.map(({ message }) => message.zh.slice(0, 8))).toEqual([
      "这里没有 fet",
      "不能把文本当代码",
      "不能用 BigI",
    ]);
  });

  test("a module without a default export", () => {
    expect(problemsOf("export const a = 1;")).toEqual([expect.stringContaining("There is no default export")]);
  });

  test("code that is too large, too deep, or has too many names", () => {
    expect(problemsOf(" ".repeat(262_145))).toEqual(["1:1 The code is too large: at most 262144 characters"]);
    expect(problemsOf(`const a = ${"[".repeat(500)}${"]".repeat(500)};${pack}`)[0]).toContain("Nested too deeply");
    const names = Array.from({ length: 5_000 }, (_, index) => `a${index}`);
    expect(problemsOf(`let ${names.join(", ")};${pack}`)[0]).toContain("At most 4000 names");
    const expressions = Array.from({ length: 1_001 }, (_, index) => `/a${index}/`);
    expect(problemsOf(`const a = [${expressions.join(", ")}];${pack}`)[0]).toContain("At most 1000 different");
  });

  test.each([
    ["names that are only asked for", "const a = typeof fetch === 'undefined';"],
    ["names of the guard in texts", "const a = 'guard$tick';"],
    ["a copy of an expression", "const a = /a/; const b = new RegExp(a.source, 'g');"],
    ["names that the code declares itself", "const fetch = () => 1; fetch();"],
    ["a length that is no list's", "class A { length = 1; }"],
    ["properties of any name", "const a = { eval: 1, prototype: 2, await: 3 }; a.eval; a.fetch;"],
  ])("but not %s", (_, code) => {
    expect(problemsOf(code + pack)).toEqual([]);
  });
});

function guarded(code: string): string {
  const result = guardCode(`${code}${pack}`);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  parse(result.code, { ecmaVersion: 2024, sourceType: "module" });
  const lines = result.code.split("\n");
  return lines.slice(1, lines.indexOf("const guard$default =  { points: [], interventions: [] };")).join("\n");
}

describe("what is written into the code", () => {
  test.each([
    ["for (;;);", "for (;;) { guard$tick(2);;}"],
    ["let a = 3; while (a--) a;", "while ( guard$first(a = guard$number(a), a = a - 1))  { guard$tick(4);a;}"],
    ["const a = () => 1;", "const a = () => ( guard$tick(2),  1);"],
    ["function a() {}", "function a() { guard$tick(1);}"],
    ["try {} catch {}", /try \{\} catch \(guard\$error\)\s+\{ guard\$caught\(guard\$error, \d+\);\}/],
    ["try {} finally {}", /finally \{ guard\$tick\(\d+\);\}/],
    [
      "class A { a; b = 1; static { 1; } }",
      /a = void guard\$tick\(1\);; b = \( guard\$tick\(2\), {2}1\); static \{ guard\$tick\(2\); 1; \}/,
    ],
    ["const a = {}; a.b.length = 5;", ' guard$set(a.b, "length" , 5)'],
    ["const a = {}; a[a.b] = 5;", " guard$set(a, a.b , 5)"],
    ["const a = [...'a'];", "[... guard$spread('a')]"],
    ["const a = {}; const { b, ...c } = a;", "const { b, ...c } = a, guard$1 = guard$keys(c);"],
  ])("%s", (code, expected) => {
    if (typeof expected === "string") expect(guarded(code)).toContain(expected);
    else expect(guarded(code)).toMatch(expected);
  });

  test("is nothing where nothing can take long", () => {
    const code = `const a = 1 + 2 * 3, b = "x" === "y", c = typeof a === "string", d = a === undefined, e = {};\ne.f = 1;\ne["g"] = 2;`;
    expect(guarded(code)).toContain(code);
  });

  test("leaves every module of a real library a module", () => {
    const folder = join(import.meta.dirname, "../../node_modules/hono/dist");
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".js"));
    const taken = files.filter((file) => {
      const code = readFileSync(join(folder, file), "utf8").replace(/^(?:im|ex)port [^;]*from ".*";$/gm, "");
      const result = guardCode(`${code}\nexport default 1;`);
      if (result.ok) parse(result.code, { ecmaVersion: 2024, sourceType: "module" });
      return result.ok;
    });
    expect(taken.length).toBeGreaterThan(10);
  });

  test("stays within the line that it belongs to", () => {
    const lines = guarded("const a = 1;\nfor (const b of [a]) {\n  a + b;\n}").split("\n");
    expect(lines.slice(1).map((line) => line.replace(/guard\$\w+/g, "").trim())).toEqual([
      "const a = 1;",
      "for (const b of [a]) { (5);",
      "(a , b);",
      "}",
    ]);
  });
});

describe("exports", () => {
  test.each([
    ["a value", "export default { a: 1 }", "const guard$default =  { a: 1 }\nreturn guard$default;"],
    ["a function without a name", "export default function () {}\n(1);", "return guard$default;"],
    ["a class with a name", "export default class A {}", "class A {}\nreturn A;"],
    ["a name among others", "const a = 1;\nexport { a as default, a as b };\n(2);", ";\n(2);\nreturn a;"],
    ["others besides", "export const b = 1;\nexport default b;", "\nconst b = 1;\nconst guard$default =  b;\nreturn"],
  ])("of %s become what the function returns", (_, code, expected) => {
    const result = guardCode(code);
    expect(result.ok && result.code).toContain(expected);
    if (result.ok) parse(result.code, { ecmaVersion: 2024, sourceType: "module" });
  });
});
