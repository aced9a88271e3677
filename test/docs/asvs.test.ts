import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const files = ["docs/asvs.md", "docs/running.md", "SECURITY.md"];
const read = (file: string) => readFileSync(join(root, file), "utf8");

describe("what is said of security", () => {
  test.each(files)("%s links to files that are there", (file) => {
    const links = [...read(file).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, link = ""]) => link);
    const ours = links.filter((link) => !/^https?:/.test(link));
    expect(ours.length).toBeGreaterThan(1);
    expect(ours.filter((link) => !existsSync(join(root, dirname(file), link)))).toEqual([]);
  });

  test("answers each of the 70 requirements of level 1 once (G25)", () => {
    const rows = read("docs/asvs.md")
      .split("\n")
      .filter((line) => /^\| \d/.test(line));
    const ids = rows.map((row) => row.split("|")[1]?.trim());
    expect(ids).toHaveLength(70);
    expect(new Set(ids).size).toBe(70);
    const answer = /\| \*\*(Yes|In part|No|Not applicable)\.\*\* \S/;
    expect(rows.filter((row) => !answer.test(row))).toEqual([]);
  });
});
