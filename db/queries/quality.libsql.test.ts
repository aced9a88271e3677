import { afterAll, beforeAll, expect, test } from "vitest";
import { executeOn } from "../../worker/ledger/execute.ts";
import { fixtureAt, rowsFixture } from "../../worker/ledger/fixtures.ts";
import type { FindingRow, LedgerRows, SessionRow } from "../../worker/ledger/rows.ts";
import { Writer } from "../../worker/ledger/writer.ts";
import { type Database, readClient } from "../client.ts";
import { startTestDatabase, type TestDatabase } from "../test-database.ts";
import { readQuality } from "./quality.ts";

let database: TestDatabase;
let db: Database;
let writer: Writer;

beforeAll(async () => {
  database = await startTestDatabase();
  db = readClient({ LIBSQL_URL: database.url });
  writer = new Writer({ execute: executeOn({ LIBSQL_URL: database.url }), now: () => fixtureAt, random: () => 0 });
});
afterAll(() => database.stop());

const tenant = { merchant: "m-1", shop: "quality" };
const trouble = ["alerts/buyer-anger", "answers/unresolved"];

async function put(
  conversation: string,
  session: Partial<SessionRow>,
  finding: Partial<FindingRow> | null = null,
  owner = tenant,
): Promise<void> {
  const rows: LedgerRows = rowsFixture({ ...owner, conversation, decisions: 0, findings: finding === null ? 0 : 1 });
  await writer.append({
    ...rows,
    sessions: rows.sessions.map((one) => ({ ...one, ...session })),
    findings: rows.findings.map((one) => ({ ...one, ...finding })),
  });
}

test("sessions are counted by scene, by who served and by rating; one with trouble is not calm", async () => {
  const bot = { agentRole: "bot", scene: "return" } as const;
  await put("c-1", bot);
  await put("c-2", bot, { point: "alerts/buyer-anger" });
  await put("c-3", bot, { point: "answers/unresolved", status: "dismissed" });
  await put("c-4", bot, { point: "alerts/ad-law" });
  await put("c-5", { ...bot, rating: 4 });
  await put("c-6", { agentRole: "agent", scene: null });
  await put("c-7", { agentRole: null, agent: null, scene: "size" });
  await put("c-8", { ...bot, startedAt: fixtureAt - 1 });
  await put("c-9", bot, null, { merchant: "m-1", shop: "another" });
  const rows = await readQuality(db, tenant, { since: fixtureAt, trouble });
  const order = (a: { role: string; rating: number | null }) => `${a.role}${a.rating ?? ""}`;
  expect(rows.sort((a, b) => order(a).localeCompare(order(b)))).toEqual([
    { scene: null, role: "agent", rating: null, sessions: 1, calm: 1 },
    { scene: "return", role: "bot", rating: null, sessions: 4, calm: 3 },
    { scene: "return", role: "bot", rating: 4, sessions: 1, calm: 1 },
  ]);
});
