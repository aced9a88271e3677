import { type SQL, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { executeOn } from "../../worker/ledger/execute.ts";
import { fixtureAt, rowsFixture } from "../../worker/ledger/fixtures.ts";
import type { LedgerRows } from "../../worker/ledger/rows.ts";
import { Writer } from "../../worker/ledger/writer.ts";
import { readServiceReport } from "../../worker/reports/service-report.ts";
import { type Database, readClient } from "../client.ts";
import { startTestDatabase, type TestDatabase } from "../test-database.ts";
import { recordReview } from "./handling.ts";
import { addRemark } from "./remarks.ts";
import { deductionsSql, ordersKnownSql, reportSumsSql, trendByDaySql, trendByHourSql } from "./report-sums.ts";
import { recordVisit, type VisitState } from "./review-visits.ts";
import { readReviewWork, reviewWorkSql } from "./review-work.ts";

let database: TestDatabase;
let db: Database;
let writer: Writer;

beforeAll(async () => {
  database = await startTestDatabase();
  db = readClient({ LIBSQL_URL: database.url });
  writer = new Writer({ execute: executeOn({ LIBSQL_URL: database.url }), now: () => fixtureAt, random: () => 0 });
});
afterAll(() => database.stop());

const tenant = { merchant: "m-1", shop: "reports" };
const days = { from: "2026-10-01", to: "2026-10-01" };

async function put(conversation: string, change: (rows: LedgerRows) => void = () => {}, owner = tenant) {
  const rows = rowsFixture({ ...owner, conversation, findings: 3, messages: 4 });
  change(rows);
  await writer.append(rows);
  return {
    session: { id: rows.sessions[0]?.id ?? "", channel: "interject", conversation },
    findings: rows.findings.map(({ id }) => id),
  };
}

describe("the work of reviewers", () => {
  const period = { from: 1_000, to: 2_000 };

  test("is counted by the time of the review: sessions, findings kept and called wrong, remarks (F157, F158, F159, F161, F164)", async () => {
    const judged = await put("c-1", ({ findings }) => {
      const statuses = ["active", "dismissed", "withdrawn"] as const;
      for (const [index, finding] of findings.entries()) finding.status = statuses[index] ?? "active";
    });
    const [bare, early, again] = [
      await put("c-2", (rows) => rows.findings.splice(0)),
      await put("c-3"),
      await put("c-4"),
    ];
    const foreign = await put("c-5", () => {}, { merchant: "m-2", shop: "other" });
    await recordReview(db, tenant, { session: judged.session, by: "user:q", at: 1_500 });
    await recordReview(db, tenant, { session: bare.session, by: "user:q", at: 1_999 });
    await recordReview(db, tenant, { session: early.session, by: "user:q", at: 999 });
    await recordReview(db, tenant, { session: again.session, by: "user:q", at: 1_100 });
    await recordReview(db, tenant, { session: again.session, by: "key:k", at: 1_200 });
    await recordReview(db, { merchant: "m-2", shop: "other" }, { session: foreign.session, by: "user:x", at: 1_500 });
    const place = {
      channel: "interject",
      conversation: "c-1",
      finding: judged.findings[0] ?? "",
      session: null,
      text: "。",
    };
    for (const [id, at] of [
      ["r-1", 1_500],
      ["r-2", 1_600],
      ["r-3", 2_000],
    ] as const)
      await addRemark(db, tenant, { ...place, id, by: "user:q", at });
    await addRemark(db, tenant, { ...place, id: "r-4", by: "user:only-remarks", at: 1_700 });
    const none = { addedTags: 0, corrected: 0, sessionRemarks: 0, visits: 0, reviewMs: 0 };
    expect(await readReviewWork(db, tenant, period)).toEqual([
      { by: "user:q", sessions: 2, systemTags: 2, remarks: 2, ...none },
      { by: "key:k", sessions: 1, systemTags: 3, remarks: 0, ...none },
      { by: "user:only-remarks", sessions: 0, systemTags: 0, remarks: 1, ...none },
    ]);
    expect(await readReviewWork(db, { ...tenant, merchant: "m-2" }, period)).toEqual([]);
  });
});

describe("time on the page of a session (F165)", () => {
  const minute = 60_000;
  const person = { by: "user:visits", session: "s-1" };
  const shop = { merchant: "m-1", shop: "visits" };
  const spent = async (owner = shop) => {
    const rows = await readReviewWork(db, owner, { from: 0, to: 1e9 });
    return rows.map(({ by, visits, reviewMs }) => [by, visits, reviewMs / minute]);
  };
  const sign = (visit: string, state: VisitState, minutes: number, by = person.by) =>
    recordVisit(db, shop, { ...person, by, visit, state, at: minutes * minute });

  test("runs from entering to leaving, ends with the last sign before ten idle minutes, and never runs twice at once", async () => {
    await sign("a", "enter", 0);
    await sign("a", "active", 3);
    await sign("a", "exit", 5);
    await sign("a", "active", 6);
    expect(await spent()).toEqual([[person.by, 1, 5]]);
    await sign("b", "enter", 10);
    await sign("b", "active", 20);
    await sign("b", "exit", 31);
    await sign("b", "active", 32);
    expect(await spent()).toEqual([[person.by, 2, 15]]);
    await sign("c", "enter", 40);
    await sign("d", "enter", 42);
    await sign("c", "exit", 49);
    await sign("d", "exit", 50);
    expect(await spent()).toEqual([[person.by, 4, 25]]);
    await sign("d", "enter", 60);
    await sign("never", "active", 61);
    expect(await spent()).toEqual([[person.by, 4, 25]]);
    await sign("a", "enter", 70, "user:other");
    await sign("a", "exit", 71, "user:other");
    expect(await spent()).toEqual([
      ["user:other", 1, 1],
      [person.by, 4, 25],
    ]);
    expect(await spent({ ...shop, merchant: "m-2" })).toEqual([]);
  });
});

test("a session reported before buyers' messages were counted makes those figures unknown, and no others", async () => {
  const shop = { ...tenant, shop: "older" };
  await put("c-1", () => {}, shop);
  await put("c-2", ({ sessions }) => Object.assign(sessions[0] ?? {}, { buyerMessages: null, score: 90 }), shop);
  const { total, agents } = await readServiceReport(db, shop, { ...days, groups: [] });
  expect(total.sessions.value).toBe(2);
  expect(total.received).toEqual({ value: null, absent: "not-counted-then" });
  expect(total.averageScore.value).toBe(90);
  expect(total.paidTotal).toEqual({ value: null, absent: "no-orders" });
  expect(agents.map(({ agent, name }) => [agent, name])).toEqual([["a-1", "客服一"]]);
});

test("sessions of a channel's test count for nothing, and those that are only named alike do", async () => {
  const shop = { ...tenant, shop: "tested" };
  for (const conversation of ["c-1", "interject-test-1a2b3c4d", "interject-tests"])
    await put(conversation, () => {}, shop);
  const { total } = await readServiceReport(db, shop, { ...days, groups: [] });
  expect(total.sessions.value).toBe(2);
});

test("a platform that reports orders makes a day without any a day of nothing sold, not an unknown one", async () => {
  const shop = { ...tenant, shop: "selling" };
  await put(
    "c-1",
    ({ sessions }) => Object.assign(sessions[0] ?? {}, { paidOrders: 0, paidAmount: 0, traded: false }),
    shop,
  );
  const later = { from: "2026-10-05", to: "2026-10-06", groups: [] };
  expect((await readServiceReport(db, shop, later)).total.paidTotal).toEqual({ value: 0, absent: null });
  const earlier = { from: "2026-09-01", to: "2026-09-02", groups: [] };
  expect((await readServiceReport(db, shop, earlier)).total.paidTotal.absent).toBe("no-orders");
});

describe("reports read their period out of indexes", () => {
  const filter = { ...days, agents: ["a-1"] };
  const sessions =
    /SEARCH session USING COVERING INDEX session_figures \(shop=\? AND started_at>\? AND started_at<\?\)/;
  const findings = /SEARCH finding USING COVERING INDEX finding_deducted \(shop=\? AND at>\? AND at<\?\)/;
  const cases: [string, SQL, RegExp[]][] = [
    ["sums", reportSumsSql(tenant, { ...filter, groups: [{ id: "g", agents: ["a-1"] }] }), [sessions, findings]],
    ["days", trendByDaySql(tenant, filter), [sessions, findings]],
    ["hours", trendByHourSql(tenant, { ...filter, clock: [{ since: 0, ahead: 0 }] }), [sessions, findings]],
    ["deductions", deductionsSql(tenant, filter), [findings, sessions]],
    ["orders", ordersKnownSql(tenant, filter), [/SEARCH session USING INDEX session_ordered/]],
    [
      "review work",
      reviewWorkSql(tenant, { from: 1, to: 2 }),
      [
        /SEARCH session USING INDEX session_reviewed_at \(shop=\? AND reviewed_at>\? AND reviewed_at<\?\)/,
        /SEARCH remark USING (COVERING )?INDEX remark_at \(shop=\? AND at>\? AND at<\?\)/,
        /SEARCH finding USING INDEX finding_conversation \(shop=\? AND conversation=\?\)/,
        /SEARCH added_finding USING INDEX added_finding_conversation \(shop=\? AND conversation=\?\)/,
        /SEARCH remark USING INDEX remark_conversation \(shop=\? AND conversation=\?\)/,
        /SEARCH review_visit USING INDEX review_visit_entered \(shop=\? AND entered_at>\? AND entered_at<\?\)/,
      ],
    ],
  ];
  test.each(cases)("%s", async (_, query, parts) => {
    const plan = await db.all<{ detail: string }>(sql`EXPLAIN QUERY PLAN ${query}`);
    const text = plan.map(({ detail }) => detail).join("\n");
    for (const part of parts) expect(text).toMatch(part);
    expect(text).not.toMatch(/SCAN (session|finding|added_finding|remark|review_visit|message)\b/);
  });
});
