import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { type Part, parts } from "./parts.ts";

/** Read out of the sources: a text that nobody loaded would show as its key, and only on one page in one order of visits. */

const ui = resolve(import.meta.dirname, "..");
const router = readFileSync(join(ui, "app/router.tsx"), "utf8");

const partOf = new Map<string, Part>();
for (const part of Object.keys(parts) as Part[])
  for (const section of Object.keys(await parts[part].zh())) partOf.set(section, part);
const said = new RegExp(`["'\`](${[...partOf.keys()].join("|")})\\.[\\w$]`, "g");
/** These name texts of every page, and say none. */
const names = new Set(["use-optional-text.ts", "en-one.ts"].map((file) => join(ui, "text", file)));

const imports =
  /^(?:import|export) (?!type )[^;]*?from "(\.[^"]+\.tsx?)"|^import "(\.[^"]+\.tsx?)"|import\("(\.[^"]+\.tsx?)"\)/gms;
const loadedLater = /\b(?:page|later)\(\s*\(\) => import\("([^"]+)"\),\s*"\w+"([^)]*)\)/g;

/** Of a file and all that comes with it. */
function partsSaid(start: string): Set<Part> {
  const seen = new Set<string>();
  const found = new Set<Part>();
  const read = (file: string) => {
    if (seen.has(file) || !file.startsWith(ui) || !existsSync(file)) return;
    seen.add(file);
    const source = readFileSync(file, "utf8").replace(loadedLater, "");
    if (!names.has(file)) for (const [, section = ""] of source.matchAll(said)) found.add(partOf.get(section) as Part);
    for (const [, ...targets] of source.matchAll(imports))
      for (const target of targets) if (target !== undefined) read(resolve(dirname(file), target));
  };
  read(start);
  found.delete("common");
  return found;
}

const sources = readdirSync(ui, { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file));
const entries = sources.flatMap((from) =>
  [...readFileSync(join(ui, from), "utf8").matchAll(loadedLater)].map(([, file = "", says = ""]) => ({
    file: relative(ui, resolve(ui, dirname(from), file)),
    named: [...says.matchAll(/"([\w-]+)"/g)].map(([, part = ""]) => part),
  })),
);

describe("the texts that a page or dialog loads", () => {
  it("are read from every route", () => {
    expect(router.match(/page\(/g)?.length).toBe(router.match(/lazy:/g)?.length);
    expect(entries.length).toBeGreaterThan(30);
  });

  it.each(entries)("are those that it and its components say: $file", ({ file, named }) => {
    expect(named.toSorted()).toEqual([...partsSaid(join(ui, file))].sort());
  });

  it("are not needed by the frame around all pages", () => {
    expect([...partsSaid(join(ui, "main.tsx"))]).toEqual([]);
  });
});
