import { createClient, type InValue } from "@libsql/client/web";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { executeOn } from "../../worker/ledger/execute.ts";
import { fixtureAt, rowsFixture } from "../../worker/ledger/fixtures.ts";
import type { LedgerRows } from "../../worker/ledger/rows.ts";
import { Writer } from "../../worker/ledger/writer.ts";
import { type Database, readClient } from "../client.ts";
import type { Tenant } from "../tenant.ts";
import { startTestDatabase, type TestDatabase } from "../test-database.ts";
import { addedFindingsQuery } from "./added-findings.ts";
import {
  conversationsQuery,
  conversationsSinceQuery,
  listConversations,
  overdueConversations,
  postponeOverdue,
  readConversation,
} from "./conversations.ts";
import { countersQuery, listCounters } from "./counters.ts";
import { openDeadLetters } from "./dead-letters.ts";
import { decisionsQuery, listDecisions } from "./decisions.ts";
import { findingTextsQuery } from "./finding-texts.ts";
import { findingsQuery, listFindings } from "./findings.ts";
import { listMessages, messagesQuery, newestTexts } from "./messages.ts";
import { type Page, type PageRequest, readCursor } from "./page.ts";
import { remarksQuery } from "./remarks.ts";
import { riskFactsQuery } from "./risk-facts.ts";
import { listSessions, sessionsOfDayQuery, sessionsQuery } from "./sessions.ts";

let database: TestDatabase;
let db: Database;

const tenant: Tenant = { merchant: "m-1", shop: "s-1" };
const sibling: Tenant = { merchant: "m-1", shop: "s-2" };
const stranger: Tenant = { merchant: "m-2", shop: "s-3" };
/** A shop that exists, asked for by a merchant who does not own it. */
const mismatched: Tenant = { merchant: "m-2", shop: "s-1" };
const conversations = 23;

beforeAll(async () => {
  database = await startTestDatabase();
  db = readClient({ LIBSQL_URL: database.url });
  const writer = new Writer({
    execute: executeOn({ LIBSQL_URL: database.url }),
    now: () => fixtureAt,
    random: () => 0,
  });
  const appends: LedgerRows[] = [tenant, sibling, stranger].flatMap((owner) =>
    Array.from({ length: conversations }, (_, index) => {
      // Every third conversation shares its times with the one before: pages must not lose or repeat what is equally new.
      const at = fixtureAt + 60_000 * (index - (index % 3 === 0 ? 1 : 0));
      const rows = rowsFixture({ ...owner, conversation: `c-${index}`, at, messages: 6, findings: 3, decisions: 2 });
      for (const finding of rows.findings) {
        if (index % 2 === 0) Object.assign(finding, { point: "alerts/ask-human", severity: "urgent" });
        if (index % 5 === 0) finding.status = "withdrawn";
      }
      for (const decision of rows.decisions) {
        if (index % 2 === 0) Object.assign(decision, { policy: "offer-human", outcome: "observed", mode: "observe" });
      }
      rows.conversation.dueAt = index % 4 === 0 ? fixtureAt + index : null;
      return rows;
    }),
  );
  const receipts = await Promise.all(appends.map((rows) => writer.append(rows)));
  expect(receipts.every(({ ok }) => ok)).toBe(true);
});

afterAll(() => database.stop());

async function walk<Item>(list: (page: PageRequest) => Promise<Page<Item>>, limit: number): Promise<Item[]> {
  const all: Item[] = [];
  let request: PageRequest = { limit };
  for (let pages = 0; pages < 1_000; pages++) {
    const { items, next } = await list(request);
    all.push(...items);
    if (next === null) return all;
    const cursor = readCursor(next);
    if (cursor === null) throw new Error(`not a cursor: ${next}`);
    request = { limit, cursor };
  }
  throw new Error("pages do not end");
}

describe("pages", () => {
  const lists = {
    findings: { list: (page: PageRequest) => listFindings(db, tenant, page), count: conversations * 3 },
    decisions: { list: (page: PageRequest) => listDecisions(db, tenant, page), count: conversations * 2 },
    messages: { list: (page: PageRequest) => listMessages(db, tenant, page), count: conversations * 6 },
    sessions: { list: (page: PageRequest) => listSessions(db, tenant, page), count: conversations },
    conversations: { list: (page: PageRequest) => listConversations(db, tenant, page), count: conversations },
  };

  test.for(Object.entries(lists))("%s are complete, without doubles, newest first", async ([, { list, count }]) => {
    for (const limit of [1, 7, 200]) {
      const items = await walk<{ id: string }>(list, limit);
      expect(items.length).toBe(count);
      expect(new Set(items.map(({ id }) => id)).size).toBe(count);
      const times = items.map((item) =>
        Number(Reflect.get(item, "at") ?? Reflect.get(item, "startedAt") ?? Reflect.get(item, "lastAt")),
      );
      expect(times).toEqual(times.toSorted((a, b) => b - a));
    }
  });

  test("a page that ends exactly at the last row has no next", async () => {
    expect((await listSessions(db, tenant, { limit: conversations })).next).toBeNull();
    expect((await listSessions(db, tenant, { limit: conversations - 1 })).next).not.toBeNull();
  });

  test("rows that arrive meanwhile do not shift the next page", async () => {
    const first = await listFindings(db, stranger, { limit: 5 });
    const writer = new Writer({ execute: executeOn({ LIBSQL_URL: database.url }), now: () => 0, random: () => 0 });
    await writer.append(rowsFixture({ ...stranger, conversation: "new", at: fixtureAt + 86_400_000 }));
    const cursor = readCursor(first.next ?? "") ?? undefined;
    const second = await listFindings(db, stranger, { limit: 5, cursor });
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(10);
  });

  test("a word that no page gave out is no cursor", () => {
    const forged = ["", "abc", "!!", btoa("[1]"), btoa('["1",2]'), btoa("[-1,2]"), btoa("[1,2,3]"), "a".repeat(500)];
    expect(forged.map((value) => readCursor(value.replaceAll("=", "")))).toEqual(forged.map(() => null));
  });
});

describe("filters", () => {
  test("findings by point, severity, status, conversation, session and time", async () => {
    const all = await walk((page) => listFindings(db, tenant, page), 200);
    const session = "s-1/interject/c-4/2026-10-01:a-1";
    const from = fixtureAt + 120_000;
    const cases = [
      [{ point: "alerts/ask-human" }, (item) => item.point === "alerts/ask-human"],
      [{ severity: "urgent", status: "active" }, (item) => item.severity === "urgent" && item.status === "active"],
      [{ status: "withdrawn" }, (item) => item.status === "withdrawn"],
      [{ conversation: "c-7" }, (item) => item.conversation === "c-7"],
      [{ session }, (item) => item.session === session],
      [{ from, to: from + 60_000 }, (item) => item.at >= from && item.at < from + 60_000],
    ] satisfies [Parameters<typeof listFindings>[2], (item: (typeof all)[number]) => boolean][];
    for (const [filter, keep] of cases) {
      const expected = all.filter(keep).map(({ id }) => id);
      expect(expected.length).toBeGreaterThan(0);
      expect(expected.length).toBeLessThan(all.length);
      const found = await walk((page) => listFindings(db, tenant, { ...filter, ...page }), 2);
      expect(found.map(({ id }) => id)).toEqual(expected);
    }
  });

  test("decisions by policy and outcome (F212)", async () => {
    const acted = await walk((page) => listDecisions(db, tenant, { outcome: "acted", ...page }), 50);
    const observed = await walk((page) => listDecisions(db, tenant, { policy: "offer-human", ...page }), 50);
    expect(acted.length + observed.length).toBe(conversations * 2);
    expect(new Set(observed.map(({ outcome }) => outcome))).toEqual(new Set(["observed"]));
  });
});

test("items carry the columns of rows.ts with lists and objects read", async () => {
  const { items } = await listFindings(db, tenant, { conversation: "c-1", limit: 1 });
  const expected = rowsFixture({ ...tenant, conversation: "c-1", at: fixtureAt + 60_000, messages: 6, findings: 3 })
    .findings[2];
  const unjudged = { verdict: null, verdictBy: null, verdictAt: null };
  const unseen = {
    seenAt: null,
    seenBy: null,
    takenAt: null,
    takenBy: null,
    handledAt: null,
    handledBy: null,
    editedScore: null,
  };
  expect(items).toEqual([{ ...expected, ...unjudged, ...unseen, channel: "interject", conversation: "c-1" }]);
  const decisions = await listDecisions(db, tenant, { conversation: "c-1", limit: 1 });
  expect(decisions.items[0]?.actions).toEqual([
    { key: "s-1/interject/c-1/m-1:0", kind: "notice", state: "sent", body: "{}", error: null },
  ]);
});

test("a conversation's page holds everything of it, oldest first, and nothing of others", async () => {
  const page = await readConversation(db, tenant, { conversation: "c-3" });
  expect(page?.conversation).toMatchObject({
    id: "s-1/interject/c-3",
    conversation: "c-3",
    messages: 6,
    closed: false,
  });
  expect(page?.messages.map(({ event }) => event)).toEqual(["m-0", "m-1", "m-2", "m-3", "m-4", "m-5"]);
  expect([page?.sessions.length, page?.findings.length, page?.decisions.length]).toEqual([1, 3, 2]);
  expect(Object.keys(page?.messages[0] ?? {})).not.toContain("seq");
  expect(await readConversation(db, tenant, { conversation: "none" })).toBeNull();
  expect(await readConversation(db, tenant, { conversation: "c-3", channel: "chatwoot" })).toBeNull();
});

test("hourly counters agree with the rows", async () => {
  const counters = await listCounters(db, tenant);
  const sum = (metric: string) =>
    counters.filter((row) => row.metric === metric).reduce((all, row) => all + row.count, 0);
  const findings = await walk((page) => listFindings(db, tenant, page), 200);
  const acted = await walk((page) => listDecisions(db, tenant, { outcome: "acted", ...page }), 200);
  expect(sum("messages")).toBe(conversations * 6);
  expect(sum("findings")).toBe(findings.filter(({ status }) => status !== "withdrawn").length);
  expect(sum("interventions")).toBe(acted.length);
  const later = await listCounters(db, tenant, { from: fixtureAt + 3_600_000 });
  expect(later).toEqual([]);
});

test("no query shows one tenant's rows to another", async () => {
  const everything = async (owner: Tenant) =>
    JSON.stringify([
      await listFindings(db, owner, { limit: 200 }),
      await listDecisions(db, owner, { limit: 200 }),
      await listMessages(db, owner, { limit: 200 }),
      await listSessions(db, owner, { limit: 200 }),
      await listConversations(db, owner, { limit: 200 }),
      await listFindings(db, owner, { session: "s-1/interject/c-4/2026-10-01:a-1" }),
      await listMessages(db, owner, { session: "s-1/interject/c-4/2026-10-01:a-1" }),
      await readConversation(db, owner, { conversation: "c-4" }),
      await listCounters(db, owner),
      await openDeadLetters(db, owner),
    ]);
  const own = await everything(tenant);
  expect(own).toContain('"id":"s-1/');
  expect(own).not.toMatch(/"id":"s-[23]\//);
  expect(await everything(sibling)).not.toMatch(/"id":"s-[13]\//);
  expect(await everything(mismatched)).not.toContain('"id"');
});

test("the sweeper is shown overdue conversations, longest overdue first, and not those it has just poked", async () => {
  const before = fixtureAt + 5;
  const overdue = await overdueConversations(db, { before, limit: 10 });
  expect(overdue.map(({ shop, conversation }) => `${shop} ${conversation}`).sort()).toEqual([
    "s-1 c-0",
    "s-1 c-4",
    "s-2 c-0",
    "s-2 c-4",
    "s-3 c-0",
    "s-3 c-4",
  ]);
  expect(overdue.slice(0, 3).every(({ conversation }) => conversation === "c-0")).toBe(true);
  const poked = overdue.slice(0, 4).map(({ id }) => id);
  await postponeOverdue(db, { ids: poked, before, to: fixtureAt + 600_000 });
  expect((await overdueConversations(db, { before, limit: 10 })).length).toBe(2);
});

describe("plans", () => {
  const cursor = { at: fixtureAt, seq: 10 };
  const session = "s-1/interject/c-4/2026-10-01:a-1";
  const period = { from: fixtureAt, to: fixtureAt + 60_000 };
  const common = [
    {},
    { cursor },
    period,
    { ...period, cursor },
    { conversation: "c-1" },
    { conversation: "c-1", cursor },
  ];
  const queries = () => [
    ...[...common, { session }].flatMap((filter) => [
      findingsQuery(db, tenant, filter),
      decisionsQuery(db, tenant, filter),
      messagesQuery(db, tenant, filter),
      sessionsQuery(db, tenant, filter),
    ]),
    ...[{ point: "a/b" }, { severity: "urgent" }, { status: "withdrawn" }].flatMap((filter) => [
      findingsQuery(db, tenant, filter as { point: string }),
      findingsQuery(db, tenant, { ...(filter as { point: string }), ...period, cursor }),
    ]),
    ...[{ point: "a/b" }, { policy: "p" }, { outcome: "acted" as const }].flatMap((filter) => [
      decisionsQuery(db, tenant, filter),
      decisionsQuery(db, tenant, { ...filter, ...period, cursor }),
    ]),
    ...common.map((filter) => conversationsQuery(db, tenant, filter)),
    findingsQuery(db, tenant, { verdict: "right" }),
    ...(["yes", "no"] as const).flatMap((word) => [
      findingsQuery(db, tenant, { seen: word }),
      findingsQuery(db, tenant, { seen: word, ...period, cursor }),
      findingsQuery(db, tenant, { handled: word, cursor }),
      sessionsQuery(db, tenant, { reviewed: word, ...period, cursor }),
    ]),
    sessionsQuery(db, tenant, { agents: ["a-1"], cursor }),
    sessionsQuery(db, tenant, { agents: ["a-1"], scoreBelow: 90, ...period }),
    sessionsQuery(db, tenant, { points: [["a/b"], ["c/d", "e/f"]], ...period, cursor }),
    sessionsQuery(db, tenant, { unseen: true, ...period, cursor }),
    sessionsQuery(db, tenant, { buyerWords: ["投诉"], agentWords: ["在吗"], from: fixtureAt, cursor }),
    sessionsQuery(db, tenant, { among: ["s-1/interject/c-4/2026-10-01:a-1"], ...period }),
    sessionsQuery(db, tenant, { severity: "urgent", scoreFrom: 60, scoreBelow: 90, ...period, cursor }),
    sessionsQuery(db, tenant, { served: "bot", twoSided: true, appeal: "none", ...period, cursor }),
    sessionsQuery(db, tenant, { servedByOneOf: ["a-1", "a-2"], appeal: "open", ...period, cursor }),
    sessionsOfDayQuery(db, tenant, "2026-10-01"),
    riskFactsQuery(db, tenant, "2026-10-01"),
    addedFindingsQuery(db, tenant, { channel: "interject", conversation: "c-1" }),
    remarksQuery(db, tenant, { channel: "interject", conversation: "c-1" }),
    findingTextsQuery(db, tenant, { verdict: "right", since: fixtureAt, cursor }),
    findingTextsQuery(db, tenant, { verdict: null, since: fixtureAt, point: "a/b", cursor }),
    conversationsSinceQuery(db, tenant, cursor),
    countersQuery(db, tenant, period),
    newestTexts(db, tenant, 500),
    overdueConversations(db, { before: fixtureAt, limit: 10 }),
  ];

  test("no list reads a whole table or sorts one", async () => {
    const client = createClient({ url: database.url });
    for (const query of queries()) {
      const { sql, params } = query.toSQL();
      const plan = await client.execute({ sql: `EXPLAIN QUERY PLAN ${sql}`, args: params as InValue[] });
      // A virtual table is the JSON of the row itself.
      const details = plan.rows.map(({ detail }) => String(detail)).filter((line) => !line.includes("VIRTUAL TABLE"));
      const text = details.join("\n");
      // Rows of one session lie in one conversation: few enough to be sorted. All else comes out of its index in order, but for rows of
      // the same millisecond.
      const few = /"(session"."id|\w+"."session)" = \?/.test(sql);
      expect(text, sql).toMatch(/SEARCH \w+ USING/);
      expect(text, sql).not.toMatch(few ? /SCAN/ : /SCAN \w|TEMP B-TREE(?! FOR (LAST TERM|RIGHT PART) OF ORDER BY)/);
      if (sql.includes('."conversation" = ?')) expect(text, sql).toContain("conversation=?");
    }
  });
});
