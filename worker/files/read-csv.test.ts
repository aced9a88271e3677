import { expect, it } from "vitest";
import { readCsv } from "./read-csv.ts";
import { writeCsv } from "./write-csv.ts";

const columns = { email: ["邮箱"], role: ["角色"] };

it("reads columns in any order, by either heading, and ignores others (F007)", () => {
  const { lines, problem } = readCsv("角色,备注,Email\nadmin,x,a@example.com\n\nagent,,b@example.com\n", columns);
  expect(problem).toBeNull();
  expect(lines).toEqual([
    { line: 2, cells: { email: "a@example.com", role: "admin" } },
    { line: 4, cells: { email: "b@example.com", role: "agent" } },
  ]);
});

it("names what is wrong with a file, and its line (F010)", () => {
  expect(readCsv("name\nx", columns).problem).toMatchObject({
    line: 1,
    message: expect.stringContaining("email, role"),
  });
  expect(readCsv('email,role\n"a', columns).problem).not.toBeNull();
  expect(readCsv("", columns).problem).toMatchObject({ line: 1 });
});

it("reads back what was written, also what looks like a formula", () => {
  const evil = ["=1+1", "+86", "@a", "-x", 'a"b', "a,b", "多\n行"];
  const text = writeCsv([["邮箱", "角色"], ...evil.map((cell) => [cell, "agent"])]);
  expect(text).not.toMatch(/(^|,)[=+@-]/m);
  expect(readCsv(text, columns).lines.map(({ cells }) => cells.email)).toEqual(evil);
});
