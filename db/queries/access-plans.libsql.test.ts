import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Database, readClient } from "../client.ts";
import { startTestDatabase, type TestDatabase } from "../test-database.ts";
import { auditQuery } from "./audit-log.ts";
import { buyersQuery } from "./buyers.ts";
import { conversationsQuery } from "./conversations.ts";
import { decisionCountsQuery } from "./decision-counts.ts";
import { decisionsQuery } from "./decisions.ts";
import { messagesOfSessionsQuery, sessionsOfBuyerQuery } from "./earlier-chats.ts";
import { findingsQuery } from "./findings.ts";
import { contentQuery, messagesQuery } from "./messages.ts";
import { sessionsQuery } from "./sessions.ts";

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await startTestDatabase();
  db = readClient({ LIBSQL_URL: database.url });
});
afterAll(() => database.stop());

const tenant = { merchant: "m-1", shop: "s-1" };
const servedBy = ["a-1", "a-2"];

/** What reads of roles that see less ask the ledger, and the index that answers: never a walk through a whole table (N31). */
const reads: Record<string, { query: () => { getSQL(): ReturnType<typeof sql> }; by: string[] }> = {
  "sessions of groups": {
    query: () => sessionsQuery(db, tenant, { servedBy, namesHidden: true, buyerWords: ["发货"] }),
    by: ["session_started", "conversation_platform"],
  },
  "conversations of groups": {
    query: () => conversationsQuery(db, tenant, { servedBy }),
    by: ["conversation_last", "session_conversation"],
  },
  "messages of groups": {
    query: () => messagesQuery(db, tenant, { servedBy }),
    by: ["message_at", "session_id_unique"],
  },
  "findings of groups": {
    query: () => findingsQuery(db, tenant, { servedBy }),
    by: ["finding_at", "session_id_unique"],
  },
  "decisions of groups": {
    query: () => decisionsQuery(db, tenant, { servedBy }),
    by: ["decision_at", "session_id_unique"],
  },
  "decisions of groups, counted": {
    query: () => decisionCountsQuery(db, tenant, { servedBy, by: "outcome", from: 1, to: 2 }),
    by: ["decision_at", "session_id_unique"],
  },
  "chats of a buyer": {
    query: () => sessionsOfBuyerQuery(db, tenant, { buyer: "b-1", channel: "interject", from: 1, to: 2, servedBy }),
    by: ["session_buyer"],
  },
  "messages of sessions": {
    query: () => messagesOfSessionsQuery(db, tenant, [{ id: "s-1", conversation: "c-1" }]),
    by: ["message_conversation"],
  },
  "the content of a message": {
    query: () => contentQuery(db, tenant, { conversation: "c-1", channel: "interject", event: "m-1", servedBy }),
    by: ["message_conversation"],
  },
  "buyers of conversations": { query: () => buyersQuery(db, tenant, ["c-1", "c-2"]), by: ["conversation_platform"] },
  "the audit of a merchant": {
    query: () => auditQuery(db, "m-1", { kind: "member", by: "user:1", cursor: { at: 9, seq: 3 } }),
    by: ["audit_merchant"],
  },
  "the audit of a shop": { query: () => auditQuery(db, "m-1", { shop: "s-1" }), by: ["audit_"] },
};

it.each(Object.keys(reads))("%s are found by an index (N31)", async (name) => {
  const read = reads[name];
  if (read === undefined) throw new Error(name);
  const plan = await db.all<{ detail: string }>(sql`EXPLAIN QUERY PLAN ${read.query().getSQL()}`);
  const details = plan.map(({ detail }) => detail);
  expect(details.filter((detail) => /^SCAN (?!json_each|value)/.test(detail))).toEqual([]);
  for (const index of read.by) expect(details.join("\n")).toContain(index);
});
