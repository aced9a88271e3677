import { LibsqlError } from "@libsql/client/web";
import { Hono } from "hono";
import { afterEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { Refused } from "../errors.ts";
import { answerError } from "./refusals.ts";

const log = vi.spyOn(console, "error").mockImplementation(() => {});
afterEach(() => {
  log.mockClear();
});

async function answerTo(error: Error) {
  const app = new Hono();
  app.onError(answerError);
  app.get("/shops/:shop", () => {
    throw error;
  });
  const response = await app.request("/shops/demo?buyer=canary-in-address");
  return { status: response.status, retryAfter: response.headers.get("retry-after"), body: await response.json() };
}

test("a refusal keeps its code, path and retry-after", async () => {
  expect(await answerTo(new Refused("overloaded", { retryAfter: 5 }))).toEqual({
    status: 503,
    retryAfter: "5",
    body: { error: { code: "overloaded", message: "Overloaded: try again later" } },
  });
  expect(await answerTo(new Refused("invalid", { path: "a.b", message: "Expected x" }))).toMatchObject({
    status: 400,
    body: { error: { code: "invalid", path: "a.b", message: "Expected x" } },
  });
  expect(log).not.toHaveBeenCalled();
});

test("a schema's error names the field", async () => {
  const { error } = z.object({ at: z.number() }).safeParse({ at: "now" });
  if (error === undefined) throw new Error("The value was accepted");
  expect(await answerTo(error)).toMatchObject({ status: 400, body: { error: { code: "invalid", path: "at" } } });
});

test.each([
  ["the writer says that the database is down", new LibsqlError("later", "UNAVAILABLE")],
  ["an HTTP error of libSQL", new LibsqlError("Server returned HTTP status 500", "SERVER_ERROR")],
  ["a query that failed for such a reason", new Error("Failed query", { cause: new LibsqlError("x", "SERVER_ERROR") })],
  ["no connection", new Error("Failed query", { cause: new TypeError("fetch failed") })],
  ["no answer in time", new Error("libSQL: no answer within 5000 ms")],
])("unavailable: %s", async (_, error) => {
  expect(await answerTo(error)).toMatchObject({
    status: 503,
    retryAfter: "5",
    body: { error: { code: "unavailable" } },
  });
});

test.each([
  ["a bug", new TypeError("canary: buyer said 13800138000")],
  ["a statement that libSQL refuses", new LibsqlError("UNIQUE constraint failed: canary", "SQLITE_CONSTRAINT")],
  ["an error that only sounds like an outage", new Error("canary fetch failed")],
])("%s is internal: its text is neither shown nor logged, and it is logged once, with its route", async (_, error) => {
  const answer = await answerTo(error);
  expect(answer).toMatchObject({ status: 500, body: { error: { code: "internal" } } });
  expect(JSON.stringify(answer)).not.toContain("canary");
  expect(log).toHaveBeenCalledTimes(1);
  const [line] = log.mock.calls[0] ?? [];
  expect(String(line)).not.toContain("canary");
  expect(JSON.parse(String(line))).toMatchObject({ level: "error", route: "/shops/:shop", error: error.name });
});
