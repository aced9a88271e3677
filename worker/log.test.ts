import { LibsqlError } from "@libsql/client/web";
import { expect, test, vi } from "vitest";
import { lineOf, logError, quietLibraries } from "./log.ts";

const canary = "张小鱼 13800000000";

test("a line names ids and kinds, and nothing that was said (failure H13, failure P13)", () => {
  const error = new Error(`cannot store ${canary}`, { cause: new LibsqlError(canary, "SQLITE_CONSTRAINT") });
  const line = lineOf("rows-not-stored", { shop: "s-1", times: 2, gone: null }, error);
  expect(JSON.parse(line)).toEqual({
    level: "error",
    event: "rows-not-stored",
    shop: "s-1",
    times: 2,
    gone: null,
    error: "Error",
    cause: "LibsqlError",
    code: "SQLITE_CONSTRAINT",
  });
  expect(line).not.toContain("张小鱼");
});

test("whatever an id holds, it stays one line of JSON", () => {
  for (const id of ['"}\n{"level":"ok', "a\r\nb", "\u2028\u0000\ud800", "x".repeat(100_000)]) {
    const line = lineOf("odd-id", { conversation: id });
    expect(line).not.toMatch(/[\r\n]/);
    expect(line.length).toBeLessThan(2_000);
    expect(JSON.parse(line)).toMatchObject({ level: "error", event: "odd-id" });
  }
});

test("an error that is none, or hides behind a name, tells its kind alone", () => {
  const lying = Object.assign(new Error(canary), { name: canary, code: canary });
  expect(lineOf("x", {}, lying)).toBe('{"level":"error","event":"x","error":"Error"}');
  expect(lineOf("x", {}, canary)).toBe('{"level":"error","event":"x","error":"string"}');
  expect(lineOf("x", {}, undefined)).toBe('{"level":"error","event":"x"}');
});

test("what a library prints is told, and not repeated; our own lines pass", () => {
  const lines: unknown[][] = [];
  const note = (...parts: unknown[]) => void lines.push(parts);
  const target = { debug: note, info: note, log: note, warn: note, error: note };
  quietLibraries(target);
  target.error("Failed query", new TypeError(canary), { params: [canary] });
  target.log(canary);
  expect(lines).toEqual([
    ['{"level":"error","event":"library-log","by":"error","error":"TypeError"}'],
    ['{"level":"error","event":"library-log","by":"log"}'],
  ]);
  const own = vi.spyOn(console, "error").mockImplementation((...parts) => target.error(...parts));
  logError("of-ours", { shop: "s-1" });
  own.mockRestore();
  expect(lines.at(-1)).toEqual(['{"level":"error","event":"of-ours","shop":"s-1"}']);
});
