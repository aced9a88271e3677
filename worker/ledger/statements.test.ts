import { expect, test } from "vitest";
import { rowsFixture } from "./fixtures.ts";
import type { LedgerRows } from "./rows.ts";
import { prepare, statementsFor } from "./statements.ts";

test("a group is one statement a table, whatever the number of appends", () => {
  const group = ["c-1", "c-2", "c-3"].map((conversation) => prepare(rowsFixture({ conversation })));
  const tables = statementsFor(group, 0).map(({ sql }) => /^(?:INSERT INTO|UPDATE) (\w+)/.exec(sql)?.[1]);
  expect(tables).toEqual(["conversation", "session", "message", "finding", "decision", "dead_letter"]);
});

test("long rows are spread over parameters that the server takes", () => {
  const rows = rowsFixture({ messages: 50, findings: 0, decisions: 0 });
  for (const message of rows.messages) message.text = "长".repeat(65_536);
  const statements = statementsFor([prepare(rows)], 0);
  const messages = statements.filter(({ sql }) => sql.startsWith("INSERT INTO message"));
  expect(messages.length).toBeGreaterThan(1);
  expect(messages.flatMap(({ args }) => JSON.parse(String(args[0]))).length).toBe(50);
  for (const { args } of messages) expect(String(args[0]).length).toBeLessThanOrEqual(2_100_000);
});

test("half a surrogate pair becomes a replacement character, and a whole one stays", () => {
  const rows = rowsFixture({ messages: 1, findings: 0, decisions: 0 });
  for (const message of rows.messages) message.text = "a\ud83d b😀";
  const [row] = prepare(rows).rows.message;
  expect(JSON.parse(row ?? "")).toContain("a\ufffd b😀");
});

test("rows of an earlier build, without the columns that came later, are completed", () => {
  const { tasks: _, ...rows } = rowsFixture({ messages: 1, findings: 0, decisions: 1 });
  const [now] = rows.decisions;
  const { evidence: __, parent: ___, choice: ____, ...before } = now as LedgerRows["decisions"][number];
  const [row] = prepare({ ...rows, decisions: [before] }).rows.decision;
  expect(JSON.parse(row ?? "")).toContain("[]");
  expect(prepare({ ...rows, decisions: [before] }).rows.task).toEqual([]);
});
