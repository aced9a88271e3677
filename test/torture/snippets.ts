import { readdirSync, readFileSync } from "node:fs";

/**
 * What hostile code is expected to come to. `refused`: at install. `stopped`: out of steps. `contained`: an error of its own, or an
 * answer that is none of anybody's harm. `harmless`: it finds nothing that it could use, and says so with an empty list.
 */
export const ends = ["refused", "stopped", "contained", "harmless"] as const;
export type End = (typeof ends)[number];
export type Snippet = { readonly name: string; readonly end: End; readonly code: string };

const folder = new URL("snippets/", import.meta.url);

/** Each file has its end in the first line, and a function `attack` that is called as a point. */
export const snippets: readonly Snippet[] = readdirSync(folder).map((file) => {
  const text = readFileSync(new URL(file, folder), "utf8");
  const end = ends.find((candidate) => text.startsWith(`// ${candidate}\n`));
  if (end === undefined) throw new Error(`${file} does not begin with its end: ${ends.join(", ")}`);
  return { name: file.replace(".js", ""), end, code: asPack(text) };
});

export function asPack(text: string): string {
  return `${text}\nexport default { points: [{ id: "p", codes: {}, inspect: (input) => attack(input) }], interventions: [] };\n`;
}

/** Code that costs as much as code may, in forms that a short file cannot have. */
export function largeSnippets(): readonly Snippet[] {
  const padding = "x.y.z(1);".repeat(28_000);
  const catching = `const x = { y: { z() {} } };
function large(fails) { if (fails) { undefined.missing.other(); } if (!fails) { ${padding} } }
export function attack() { for (;;) { try { large(true); } catch {} } }`;
  const straight = `let x = 1;\nexport function attack() { for (;;) { ${"x;".repeat(100_000)} } }`;
  const given = `const take = () => 1;\nexport function attack() { for (;;) { try { take(${"1,".repeat(30_000)}1); } catch {} } }`;
  return [
    { name: "errors in a large function", end: "stopped", code: asPack(catching) },
    { name: "much that is little", end: "stopped", code: asPack(straight) },
    { name: "calls with many arguments", end: "contained", code: asPack(given) },
    {
      name: "deeply nested source",
      end: "refused",
      code: `export default ${"[".repeat(100_000)}${"]".repeat(100_000)};`,
    },
    { name: "long chains of source", end: "refused", code: `let a;\nexport default a${".b".repeat(100_000)};` },
    { name: "many names", end: "refused", code: `let ${names(50_000)};\nexport default 1;` },
    { name: "many unknown names", end: "refused", code: `export default [${names(50_000)}];` },
    { name: "many expressions", end: "refused", code: `export default [${names(30_000, "/", "/")}];` },
  ];
}

function names(count: number, before = "", after = ""): string {
  return Array.from({ length: count }, (_, index) => `${before}a${index.toString(36)}${after}`).join(",");
}
