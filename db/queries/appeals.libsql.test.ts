import { type SQL, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { executeOn } from "../../worker/ledger/execute.ts";
import { fixtureAt, rowsFixture } from "../../worker/ledger/fixtures.ts";
import type { LedgerRows } from "../../worker/ledger/rows.ts";
import { Writer } from "../../worker/ledger/writer.ts";
import { type Database, readClient } from "../client.ts";
import { audit } from "../schema.ts";
import type { Tenant } from "../tenant.ts";
import { startTestDatabase, type TestDatabase } from "../test-database.ts";
import {
  type Appeal,
  appealsOf,
  appealsOfQuery,
  appealsQuery,
  countOpen,
  decideAppeal,
  listAppeals,
  openAppeal,
  openCountQuery,
  readAppeal,
} from "./appeals.ts";
import { appealsDue, appealsDueQuery, noteTold } from "./appeals-due.ts";
import { overturnedSql, readOverturned } from "./overturned.ts";
import { alertsOfQuery, listOwnAlerts, listOwnSessions, readWholeSession } from "./own-results.ts";
import { precedentsQuery, quotesQuery } from "./precedents.ts";
import { sessionsQuery } from "./sessions.ts";

let database: TestDatabase;
let db: Database;
let writer: Writer;
let shops = 0;

beforeAll(async () => {
  database = await startTestDatabase();
  db = readClient({ LIBSQL_URL: database.url });
  writer = new Writer({ execute: executeOn({ LIBSQL_URL: database.url }), now: () => fixtureAt, random: () => 0 });
});

afterAll(() => database.stop());

function newShop() {
  const tenant: Tenant = { merchant: "m-1", shop: `appeals-${++shops}` };
  return {
    tenant,
    stranger: { merchant: "m-2", shop: tenant.shop } satisfies Tenant,
    async add(conversation: string, change: (rows: LedgerRows) => void = () => {}, at = fixtureAt) {
      const rows = rowsFixture({ ...tenant, conversation, at, messages: 3, findings: 2 });
      change(rows);
      await writer.append(rows);
      return { session: rows.sessions[0]?.id ?? "", findings: rows.findings.map(({ id }) => id) };
    },
  };
}

const row = (part: Partial<Appeal> & { session: string }): Appeal => ({
  id: crypto.randomUUID(),
  channel: "interject",
  conversation: "c-1",
  agent: "a-1",
  sessionAt: fixtureAt,
  round: 1,
  items: [{ finding: "f-1", point: "alerts/unanswered", overturned: null }],
  reason: "我回答了",
  by: "user:agent",
  at: fixtureAt + 10,
  dueAt: fixtureAt + 20,
  state: "open",
  decidedBy: null,
  decidedAt: null,
  answer: null,
  precedent: null,
  remindedAt: null,
  escalatedAt: null,
  ...part,
});

const served = (agent: string) => (rows: LedgerRows) => {
  for (const session of rows.sessions) session.agent = agent;
  for (const finding of rows.findings) finding.agent = agent;
};

describe("appeals", () => {
  test("a session has one of each round, whoever is faster; another tenant sees and decides none", async () => {
    const { tenant, stranger } = newShop();
    const first = row({ session: "s-1" });
    const opened = await Promise.all([
      openAppeal(db, tenant, first),
      openAppeal(db, tenant, row({ session: "s-1" })),
      openAppeal(db, tenant, row({ session: "s-2", sessionAt: fixtureAt + 5 })),
    ]);
    expect(opened.filter(Boolean)).toHaveLength(2);
    const { items } = await listAppeals(db, tenant, {});
    expect(items.map(({ session }) => session)).toEqual(["s-2", "s-1"]);
    const id = items[1]?.id ?? "";
    const decided = { state: "rejected" as const, items: first.items, answer: "没有" };
    expect(await decideAppeal(db, stranger, { id, decided, precedent: null, by: "user:x", at: 1 })).toBe(false);
    expect(await readAppeal(db, stranger, id)).toBeNull();
    expect(await appealsOf(db, stranger, ["s-1"])).toEqual([]);
    expect(await countOpen(db, stranger, { now: fixtureAt })).toEqual({ open: 0, overdue: 0 });
    expect(await countOpen(db, tenant, { now: fixtureAt })).toEqual({ open: 2, overdue: 0 });
    expect(await countOpen(db, tenant, { now: fixtureAt + 21 })).toEqual({ open: 2, overdue: 2 });
    expect((await countOpen(db, tenant, { from: fixtureAt + 1, now: fixtureAt })).open).toBe(1);
    expect(await decideAppeal(db, tenant, { id, decided, precedent: null, by: "user:q", at: 30 })).toBe(true);
    expect(await decideAppeal(db, tenant, { id, decided, precedent: null, by: "user:q2", at: 31 })).toBe(false);
    expect(await readAppeal(db, tenant, id)).toMatchObject({ state: "rejected", decidedBy: "user:q", decidedAt: 30 });
    expect((await listAppeals(db, tenant, { state: "open" })).items.map(({ session }) => session)).toEqual(["s-2"]);
    expect((await listAppeals(db, tenant, { agents: ["a-2"] })).items).toEqual([]);
    const page = await listAppeals(db, tenant, { limit: 1 });
    expect([page.items.length, page.next === null]).toEqual([1, false]);
    expect(await openAppeal(db, tenant, row({ session: "s-1", round: 2 }))).toBe(true);
    expect((await appealsOf(db, tenant, ["s-1"])).map(({ round }) => round)).toEqual([1, 2]);
    const rows = await db.select().from(audit).where(sql`${audit.shop} = ${tenant.shop}`);
    expect(rows.map(({ action }) => action).sort()).toEqual([
      "appeal.decide",
      "appeal.open",
      "appeal.open",
      "appeal.open",
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/我回答了|没有/);
  });

  test("points that reviewers overturned, each finding once however often it was doubted (N09)", async () => {
    const { tenant, stranger } = newShop();
    const item = (finding: string, overturned: boolean | null, point = "alerts/unanswered") => ({
      finding,
      point,
      overturned,
    });
    const decided = { state: "partly" as const, decidedBy: "user:q", decidedAt: 9 };
    const said: Parameters<typeof row>[0][] = [
      { session: "s-1", ...decided, items: [item("f-1", false), item("f-2", false)] },
      { session: "s-1", round: 2, ...decided, items: [item("f-1", true)] },
      { session: "s-2", items: [item("f-3", null), item("f-4", null, "alerts/ad-law")] },
      { session: "s-3", sessionAt: fixtureAt - 1, items: [item("f-5", true)] },
    ];
    for (const one of said) await openAppeal(db, tenant, row(one));
    const period = { from: fixtureAt, to: fixtureAt + 1 };
    expect(await readOverturned(db, tenant, period)).toEqual([
      { point: "alerts/unanswered", appealed: 3, decided: 2, overturned: 1 },
      { point: "alerts/ad-law", appealed: 1, decided: 0, overturned: 0 },
    ]);
    expect(await readOverturned(db, stranger, period)).toEqual([]);
    // By group: a point may be right for one and wrong for another.
    await openAppeal(db, tenant, row({ session: "s-4", agent: "b-1", ...decided, items: [item("f-6", true)] }));
    expect(await readOverturned(db, tenant, { ...period, agents: ["b-1", "b-2"] })).toEqual([
      { point: "alerts/unanswered", appealed: 1, decided: 1, overturned: 1 },
    ]);
    expect(await readOverturned(db, tenant, { ...period, agents: [] })).toEqual([]);
  });
});

describe("an agent's own results", () => {
  test("are those of his accounts, with the state of the last appeal, page by page (F013)", async () => {
    const shop = newShop();
    const mine = await shop.add("c-1", served("a-1"));
    await shop.add("c-2", served("a-2"), fixtureAt + 1_000);
    await shop.add("c-3", served("a-3"), fixtureAt + 2_000);
    await openAppeal(db, shop.tenant, row({ session: mine.session, state: "rejected" }));
    await openAppeal(db, shop.tenant, row({ session: mine.session, round: 2 }));
    const own = async (tenant: Tenant, agents: string[], limit?: number) => {
      const page = await listOwnSessions(db, tenant, { agents, limit });
      return [page.items.map(({ conversation, appeal }) => [conversation, appeal]), page.next !== null];
    };
    expect(await own(shop.tenant, ["a-1"])).toEqual([[["c-1", "open"]], false]);
    expect(await own(shop.tenant, ["a-1", "a-3"], 1)).toEqual([[["c-3", null]], true]);
    expect(await own(shop.tenant, [])).toEqual([[], false]);
    expect(await own(shop.stranger, ["a-1"])).toEqual([[], false]);
    const whole = await readWholeSession(db, shop.tenant, mine.session);
    expect([whole?.messages.length, whole?.findings.map(({ id }) => id)]).toEqual([3, mine.findings]);
    expect(await readWholeSession(db, shop.stranger, mine.session)).toBeNull();
  });

  test("hide no alert but what was never one (N38)", async () => {
    const shop = newShop();
    await shop.add("c-1", (rows) => Object.assign(rows.findings[0] ?? {}, { status: "dismissed" }));
    await shop.add("c-2", (rows) => {
      Object.assign(rows.findings[0] ?? {}, { status: "withdrawn" });
      Object.assign(rows.findings[1] ?? {}, { status: "shadow" });
    });
    await shop.add("c-3", (rows) => {
      served("a-2")(rows);
      Object.assign(rows.findings[0] ?? {}, { kind: "deduct" });
    });
    const own = async (tenant: Tenant, agents: string[]) =>
      (await listOwnAlerts(db, tenant, { agents })).items.map(({ conversation, status }) => [conversation, status]);
    expect(await own(shop.tenant, ["a-1"])).toEqual([
      ["c-1", "active"],
      ["c-1", "dismissed"],
    ]);
    expect(await own(shop.tenant, ["a-2"])).toEqual([["c-3", "active"]]);
    expect(await own(shop.stranger, ["a-1"])).toEqual([]);
    expect(await own(shop.tenant, [])).toEqual([]);
  });
});

test("open appeals are due once for a reminder and once when they are late, across all merchants (N08)", async () => {
  const { tenant } = newShop();
  const now = fixtureAt + 1_000_000;
  const due = async () =>
    (await appealsDue(db, { now, within: 100 })).filter(({ shop }) => shop === tenant.shop).map(({ id }) => id);
  for (const [id, dueAt, part] of [
    ["near", now + 100, {}],
    ["far", now + 101, {}],
    ["late", now - 1, {}],
    ["decided", now - 1, { state: "rejected" as const }],
  ] as const) {
    await openAppeal(db, tenant, row({ session: `due-${id}`, id: `${tenant.shop}-${id}`, dueAt, ...part }));
  }
  expect(await due()).toEqual([`${tenant.shop}-late`, `${tenant.shop}-near`]);
  await noteTold(db, tenant, { kind: "remind", ids: [`${tenant.shop}-near`], at: now });
  expect(await due()).toEqual([`${tenant.shop}-late`]);
  await noteTold(
    db,
    { merchant: "m-2", shop: tenant.shop },
    { kind: "escalate", ids: [`${tenant.shop}-late`], at: now },
  );
  expect(await due()).toHaveLength(1);
  await noteTold(db, tenant, { kind: "escalate", ids: [`${tenant.shop}-late`], at: now });
  expect(await due()).toEqual([]);
});

test("every list is read out of an index", async () => {
  const tenant = { merchant: "m", shop: "s" };
  const planOf = async (query: { getSQL(): SQL } | SQL) => {
    const asked = "getSQL" in query ? query.getSQL() : query;
    const plan = await db.all<{ detail: string }>(sql`EXPLAIN QUERY PLAN ${asked}`);
    return plan.map(({ detail }) => detail).join("\n");
  };
  const cursor = { at: 5, seq: 6 };
  const period = { from: 1, to: 2 };
  const agents = ["a-1"];
  const plans: [string, { getSQL(): SQL } | SQL, string][] = [
    ["all", appealsQuery(db, tenant, { cursor }), "appeal_session_at (shop=? AND session_at<?)"],
    ["state", appealsQuery(db, tenant, { state: "open" }), "appeal_state (shop=? AND state=?)"],
    ["agent", appealsQuery(db, tenant, { agents }), "appeal_agent (shop=? AND agent=?)"],
    [
      "conversation",
      appealsQuery(db, tenant, { conversation: "c-1" }),
      "appeal_conversation (shop=? AND conversation=?)",
    ],
    [
      "open",
      openCountQuery(db, tenant, { ...period, now: 1 }),
      "appeal_state (shop=? AND state=? AND session_at>? AND session_at<?)",
    ],
    ["overdue", appealsQuery(db, tenant, { overdueAt: 1 }), "appeal_state (shop=? AND state=?)"],
    ["due", appealsDueQuery(db, { now: 1, within: 2 }), "appeal_due (due_at<?)"],
    [
      "precedents",
      precedentsQuery(db, tenant, { session: "s-1", points: ["alerts/x"], since: 1 }),
      "appeal_session_at (shop=? AND session_at>?)",
    ],
    ["quotes", quotesQuery(db, tenant, ["f-1"]), "finding_id_unique (id=?)"],
    ["session", appealsOfQuery(db, tenant, ["s-1"]), "appeal_round (shop=? AND session=?)"],
    ["overturned", overturnedSql(tenant, period), "appeal_session_at (shop=? AND session_at>? AND session_at<?)"],
    ["own", sessionsQuery(db, tenant, { agents }), "session_agent (shop=? AND agent=?)"],
    ["alerts", alertsOfQuery(db, tenant, { agent: "a-1", cursor }), "finding_agent (shop=? AND agent=? AND at<?)"],
  ];
  for (const [name, query, index] of plans) {
    const plan = await planOf(query);
    expect([name, plan]).toEqual([name, expect.stringContaining(`USING INDEX ${index}`)]);
    expect([name, plan]).toEqual([name, expect.not.stringMatching(/SCAN (appeal|session|finding)\b/)]);
  }
});
