import { expect, test } from "vitest";
import { judge } from "./readiness.ts";

test.each([
  ["all is well", "0002_b", true, null, { database: "up", migrations: "applied", masterKey: "usable" }],
  ["nobody answers", "down", true, "database", { database: "down", migrations: "unknown", masterKey: "usable" }],
  ["one is missing", "0001_a", true, "migrations", { database: "up", migrations: "missing", masterKey: "usable" }],
  ["nothing was migrated", null, true, "migrations", { database: "up", migrations: "missing", masterKey: "usable" }],
  ["a newer version has been here", "0003_c", true, null, { database: "up", migrations: "newer", masterKey: "usable" }],
  ["the key is none", "0002_b", false, "master-key", { database: "up", migrations: "applied", masterKey: "unusable" }],
] as const)("%s", (_, migration, isUsable, reason, parts) => {
  expect(judge(migration, isUsable, "0002_b")).toEqual({ ready: reason === null, reason, parts });
});
