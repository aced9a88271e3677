import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { executeOn } from "../../worker/ledger/execute.ts";
import { type Fixture, fixtureAt, rowsFixture } from "../../worker/ledger/fixtures.ts";
import type { LedgerRows } from "../../worker/ledger/rows.ts";
import { Writer } from "../../worker/ledger/writer.ts";
import { type Database, readClient } from "../client.ts";
import { audit } from "../schema.ts";
import type { Tenant } from "../tenant.ts";
import { startTestDatabase, type TestDatabase } from "../test-database.ts";
import { accuracySql, readAccuracy } from "./accuracy.ts";
import { addFinding, deleteAddedFinding, mostAdded, readAddedFinding, recordScore } from "./added-findings.ts";
import { agentsNamed, agentsSql, listAgents } from "./agents.ts";
import { readConversation } from "./conversations.ts";
import { listFindings, readFinding, recordVerdict } from "./findings.ts";
import { recordHandling, recordReview } from "./handling.ts";
import { addRemark, deleteRemark, mostRemarks, readRemark } from "./remarks.ts";
import { addView, deleteView, listViews, mostViews, readOwnView } from "./saved-views.ts";
import { fewSessions } from "./session-hits.ts";
import { listSessions, type SessionFilter, sessionsQuery } from "./sessions.ts";

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

const by = "user:q";

/** A shop of a test's own, with conversations that end up as `change` leaves their rows. */
function newShop() {
  const tenant: Tenant = { merchant: "m-1", shop: `review-${++shops}` };
  const stranger: Tenant = { merchant: "m-2", shop: tenant.shop };
  return {
    tenant,
    stranger,
    async add(conversation: string, fixture: Fixture = {}, change: (rows: LedgerRows) => void = () => {}) {
      const rows = rowsFixture({ ...tenant, conversation, ...fixture });
      change(rows);
      await writer.append(rows);
      const id = rows.sessions[0]?.id ?? "";
      return {
        rows,
        session: { id, channel: "interject", conversation },
        findings: rows.findings.map((one) => one.id),
      };
    },
    seen: async (seen: "yes" | "no") =>
      (await listFindings(db, tenant, { seen })).items.map(({ event }) => event).sort(),
    sessions: async (filter: SessionFilter) =>
      (await listSessions(db, tenant, filter)).items.map(({ conversation }) => conversation).sort(),
  };
}

describe("alerts that people look at", () => {
  test("whoever sees or handles an alert first is remembered, also when the conversation reports it again", async () => {
    const shop = newShop();
    const { rows, findings } = await shop.add("c-1", { findings: 3, messages: 4 });
    const [first = "", second = ""] = findings;
    await recordHandling(db, shop.tenant, { id: first, state: "handled", by, at: fixtureAt + 90_000 });
    await recordHandling(db, shop.tenant, { id: first, state: "handled", by: "user:late", at: fixtureAt + 900_000 });
    await recordHandling(db, shop.tenant, { id: second, state: "seen", by, at: fixtureAt + 5 });
    await recordHandling(db, shop.stranger, { id: second, state: "handled", by: "user:x", at: 9 });
    await writer.append(rows);
    expect(await readFinding(db, shop.tenant, first)).toMatchObject({
      seenBy: by,
      handledBy: by,
      handledAt: fixtureAt + 90_000,
    });
    expect(await readFinding(db, shop.tenant, second)).toMatchObject({ seenAt: fixtureAt + 5, handledAt: null });
    expect(await shop.seen("yes")).toEqual(["m-0", "m-1"]);
    expect(await shop.seen("no")).toEqual(["m-2"]);
    const handled = await listFindings(db, shop.tenant, { handled: "yes" });
    expect(handled.items.map(({ event }) => event)).toEqual(["m-0"]);
    await recordHandling(db, shop.tenant, { id: first, state: "open", by, at: 1 });
    expect(await shop.seen("no")).toEqual(["m-0", "m-2"]);
  });

  test("what does not stand, and what is no alert, is not waiting to be seen", async () => {
    const shop = newShop();
    await shop.add("c-1", { findings: 4, messages: 4 }, ({ findings }) => {
      const statuses = ["active", "resolved", "withdrawn", "active"] as const;
      for (const [index, finding] of findings.entries()) finding.status = statuses[index] ?? "active";
      if (findings[3] !== undefined) findings[3].kind = "deduct";
    });
    expect(await shop.seen("no")).toEqual(["m-0", "m-1"]);
  });

  test("a session that was looked through has seen alerts; taking it back leaves what was seen otherwise", async () => {
    const shop = newShop();
    const { session, findings } = await shop.add("c-1", { findings: 3, messages: 4 });
    await shop.add("c-2");
    await recordHandling(db, shop.tenant, { id: findings[0] ?? "", state: "seen", by, at: 7 });
    await recordReview(db, shop.stranger, { session, by, at: 8 });
    expect(await shop.sessions({ reviewed: "yes" })).toEqual([]);
    expect(await shop.sessions({ unseen: true })).toEqual(["c-1", "c-2"]);
    await recordReview(db, shop.tenant, { session, by, at: 8 });
    expect(await shop.sessions({ unseen: true })).toEqual(["c-2"]);
    expect(await shop.sessions({ reviewed: "yes" })).toEqual(["c-1"]);
    expect(await shop.sessions({ reviewed: "no" })).toEqual(["c-2"]);
    expect(await shop.seen("yes")).toEqual(["m-0", "m-1", "m-2"]);
    await recordReview(db, shop.tenant, { session, undo: true, by, at: 9 });
    expect(await shop.sessions({ reviewed: "yes" })).toEqual([]);
    expect(await shop.seen("yes")).toEqual(["m-0"]);
    const rows = await db
      .select()
      .from(audit)
      .where(sql`${audit.merchant} = 'm-1' AND ${audit.shop} = ${shop.tenant.shop}`);
    expect(rows.map(({ action }) => action).sort()).toEqual(["finding.handling", "session.review", "session.review"]);
  });

  test("a looked-through session that keeps an alert is right, one that lost all is wrong, by point (F087)", async () => {
    const shop = newShop();
    const other = { point: "alerts/rhetorical" };
    const change = (rows: LedgerRows, statuses: readonly ("active" | "dismissed")[]) => {
      for (const [index, status] of statuses.entries()) Object.assign(rows.findings[index] ?? {}, { status });
    };
    const both = { findings: 2, messages: 2 };
    const kept = await shop.add("kept", both, (rows) => change(rows, ["active", "dismissed"]));
    const lost = await shop.add("lost", both, (rows) => change(rows, ["dismissed", "dismissed"]));
    const mixed = await shop.add("mixed", both, (rows) => {
      change(rows, ["active", "dismissed"]);
      Object.assign(rows.findings[1] ?? {}, other);
    });
    await shop.add("unseen", both);
    for (const { session } of [kept, lost, mixed]) await recordReview(db, shop.tenant, { session, by, at: 5 });
    await recordHandling(db, shop.tenant, {
      id: kept.findings[0] ?? "",
      state: "handled",
      by,
      at: fixtureAt + 30_000,
    });
    const period = { from: fixtureAt, to: fixtureAt + 60_000 };
    const none = { handled: 0, handledMs: null };
    expect(await readAccuracy(db, shop.tenant, period)).toEqual([
      { point: null, right: 2, wrong: 1, unseen: 1, handled: 1, handledMs: 30_000 },
      { point: "alerts/rhetorical", right: 0, wrong: 1, unseen: 0, ...none },
      { point: "alerts/unanswered", right: 2, wrong: 1, unseen: 1, handled: 1, handledMs: 30_000 },
    ]);
    expect(await readAccuracy(db, shop.stranger, period)).toEqual([]);
    expect(await readAccuracy(db, shop.tenant, { from: 0, to: fixtureAt })).toEqual([]);
  });

  test("whoever judges an alert has looked at it", async () => {
    const shop = newShop();
    const { findings } = await shop.add("c-1");
    await recordVerdict(db, shop.tenant, { id: findings[0] ?? "", verdict: "right", by, at: 7 });
    expect(await shop.seen("yes")).toEqual(["m-0"]);
  });

  test("accuracy reads its period out of an index", async () => {
    const plan = await db.all<{ detail: string }>(
      sql`EXPLAIN QUERY PLAN ${accuracySql({ merchant: "m-1", shop: "s" }, { from: 1, to: 2 })}`,
    );
    const text = plan.map(({ detail }) => detail).join("\n");
    expect(text).toMatch(/SEARCH finding USING INDEX finding_at \(shop=\? AND at>\? AND at<\?\)/);
    expect(text).not.toContain("SCAN finding");
  });
});

describe("remarks", () => {
  test("stand beside their finding on the conversation's page, oldest first, with nobody else's (F089)", async () => {
    const shop = newShop();
    const { findings } = await shop.add("c-1");
    const row = (id: string, at: number) => ({
      id: `${shop.tenant.shop}-${id}`,
      channel: "interject",
      conversation: "c-1",
      finding: findings[0] ?? "",
      session: null,
      text: `已补发 ${id}`,
      by,
      at,
    });
    expect(await addRemark(db, shop.tenant, row("b", 20))).toBe(true);
    expect(await addRemark(db, shop.tenant, row("a", 10))).toBe(true);
    const page = await readConversation(db, shop.tenant, { conversation: "c-1" });
    expect(page?.remarks.map(({ text, finding, at }) => [text, finding, at])).toEqual([
      ["已补发 a", findings[0], 10],
      ["已补发 b", findings[0], 20],
    ]);
    expect(await readRemark(db, shop.stranger, row("a", 0).id)).toBeNull();
    await deleteRemark(db, shop.stranger, { ...row("a", 0), at: 30 });
    expect(await readRemark(db, shop.tenant, row("a", 0).id)).not.toBeNull();
    await deleteRemark(db, shop.tenant, { ...row("a", 0), at: 30 });
    expect(await readRemark(db, shop.tenant, row("a", 0).id)).toBeNull();
  });

  test("a finding takes only so many", async () => {
    const shop = newShop();
    const place = { channel: "interject", conversation: "c-1", finding: "f-1", session: null, text: "。", by, at: 1 };
    for (let index = 0; index < mostRemarks; index++)
      expect(await addRemark(db, shop.tenant, { ...place, id: `${shop.tenant.shop}-${index}` })).toBe(true);
    expect(await addRemark(db, shop.tenant, { ...place, id: `${shop.tenant.shop}-more` })).toBe(false);
  });
});

describe("searching sessions", () => {
  /** Four chats of different agents, words, points and scores. */
  async function filled() {
    const shop = newShop();
    const write = (rows: LedgerRows, role: "buyer" | "agent" | "bot", text: string | null) => {
      const message = rows.messages.find((one) => one.role === (role === "bot" ? "agent" : role));
      Object.assign(message ?? {}, { text, role, retracted: text === null });
    };
    await shop.add("left", { at: fixtureAt }, (rows) => {
      Object.assign(rows.sessions[0] ?? {}, { agent: "gone-7", agentName: "离职的小王", score: 80 });
      write(rows, "buyer", "我要 100% 退款_现在");
    });
    await shop.add("bot", { at: fixtureAt + 60_000 }, (rows) => {
      Object.assign(rows.sessions[0] ?? {}, { agent: "bot-1", agentName: null, agentRole: "bot", score: 100 });
      write(rows, "bot", "亲，Hello，退款请稍等");
    });
    await shop.add("angry", { at: fixtureAt + 120_000 }, (rows) => {
      Object.assign(rows.findings[0] ?? {}, { point: "alerts/buyer-anger" });
      Object.assign(rows.sessions[0] ?? {}, { score: 95 });
    });
    await shop.add("silent", { at: fixtureAt + 180_000 }, (rows) => {
      Object.assign(rows.findings[0] ?? {}, { point: "alerts/buyer-anger", status: "dismissed" });
      write(rows, "buyer", null);
    });
    return shop;
  }

  test("by the account or name of an agent, also one who has left (F149)", async () => {
    const shop = await filled();
    expect(await shop.sessions({ agent: "离职的小王" })).toEqual(["left"]);
    expect(await shop.sessions({ agent: "小王" })).toEqual(["left"]);
    expect(await shop.sessions({ agent: "GONE-7" })).toEqual(["left"]);
    expect(await shop.sessions({ agent: "客服一" })).toEqual(["angry", "silent"]);
    expect(await shop.sessions({ agent: "nobody" })).toEqual([]);
    const agents = await listAgents(db, shop.tenant);
    expect(agents).toEqual([
      { agent: "a-1", name: "客服一", role: "agent", lastAt: fixtureAt + 180_000 },
      { agent: "bot-1", name: null, role: "bot", lastAt: fixtureAt + 60_000 },
      { agent: "gone-7", name: "离职的小王", role: "agent", lastAt: fixtureAt },
    ]);
    expect(await listAgents(db, shop.stranger)).toEqual([]);
    expect(agentsNamed(agents, "1")).toEqual(["a-1", "bot-1"]);
  });

  test("accounts are found by jumping through the index of sessions", async () => {
    const plan = await db.all<{ detail: string }>(sql`EXPLAIN QUERY PLAN ${agentsSql({ merchant: "m", shop: "s" })}`);
    const text = plan.map(({ detail }) => detail).join("\n");
    expect(text).toContain("USING INDEX session_agent (shop=? AND agent>?)");
    expect(text).not.toMatch(/SCAN session|TEMP B-TREE/);
  });

  test("by words of the buyer and of whoever answers, all of them, with no wildcards (F152)", async () => {
    const shop = await filled();
    expect(await shop.sessions({ buyerWords: ["退款"] })).toEqual(["left"]);
    expect(await shop.sessions({ agentWords: ["退款"] })).toEqual(["bot"]);
    expect(await shop.sessions({ agentWords: ["退款", "hello"] })).toEqual(["bot"]);
    expect(await shop.sessions({ agentWords: ["退款", "没有"] })).toEqual([]);
    expect(await shop.sessions({ buyerWords: ["100%"] })).toEqual(["left"]);
    expect(await shop.sessions({ buyerWords: ["1%0"] })).toEqual([]);
    expect(await shop.sessions({ buyerWords: ["退款_现"] })).toEqual(["left"]);
    expect(await shop.sessions({ buyerWords: ["退_"] })).toEqual([]);
    expect(await shop.sessions({ buyerWords: ["\\"] })).toEqual([]);
  });

  test("what was retracted is not found any more", async () => {
    const shop = await filled();
    // Everybody else's buyer asks 什么时候发货 or what was written instead.
    expect(await shop.sessions({ buyerWords: ["什么时候"] })).toEqual(["angry", "bot"]);
  });

  test("by points whose findings stand: what a person dismissed leaves the result at once (F153)", async () => {
    const shop = await filled();
    expect(await shop.sessions({ points: [["alerts/buyer-anger", "alerts/ad-law"]] })).toEqual(["angry"]);
    expect(await shop.sessions({ points: [["alerts/unanswered"]] })).toEqual(["bot", "left"]);
    expect(await shop.sessions({ points: [["alerts/unanswered"], ["alerts/buyer-anger"]] })).toEqual([]);
    const { items } = await listSessions(db, shop.tenant, { agent: "a-1" });
    expect(items.map(({ conversation, points }) => [conversation, points])).toEqual([
      ["silent", []],
      ["angry", ["alerts/buyer-anger"]],
    ]);
  });

  test("sessions are walked, and looked up in what the points found in the period, out of their index", async () => {
    const filter = { points: [["alerts/unanswered", "alerts/ad-law"]], from: 1, to: 2 };
    const query = sessionsQuery(db, { merchant: "m", shop: "s" }, filter).getSQL();
    const plan = await db.all<{ detail: string }>(sql`EXPLAIN QUERY PLAN ${query}`);
    const text = plan.map(({ detail }) => detail).join("\n");
    expect(text).toContain("SEARCH session USING INDEX session_started (shop=? AND started_at>? AND started_at<?)");
    expect(text).toContain("SEARCH finding USING INDEX finding_point (shop=? AND point=? AND at>? AND at<?)");
    expect(text).toContain("SEARCH found USING INDEX finding_conversation (shop=? AND conversation=?)");
  });

  test("few sessions are looked up by their ids, and are the ones that a walk finds", async () => {
    const shop = await filled();
    for (const filter of [
      { points: [["alerts/unanswered"]] },
      { points: [["alerts/unanswered"], ["alerts/ad-law"]] },
      { severity: "urgent" as const },
      { unseen: true },
      { points: [["alerts/nothing-of-the-kind"]] },
    ]) {
      const few = await fewSessions(db, shop.tenant, filter);
      const walked = await sessionsQuery(db, shop.tenant, filter);
      const named = await sessionsQuery(db, shop.tenant, { ...filter, oneOf: few ?? [] });
      expect([filter, named.map(({ id }) => id)]).toEqual([filter, walked.map(({ id }) => id)]);
    }
    expect(await fewSessions(db, shop.tenant, { points: [["alerts/unanswered"]] })).not.toEqual([]);
    expect(await fewSessions(db, shop.stranger, { points: [["alerts/unanswered"]] })).toEqual([]);
    const query = sessionsQuery(db, shop.tenant, { points: [["alerts/unanswered"]], oneOf: ["x"], from: 1 }).getSQL();
    const plan = await db.all<{ detail: string }>(sql`EXPLAIN QUERY PLAN ${query}`);
    expect(plan.map(({ detail }) => detail).join("\n")).toMatch(
      /SEARCH session USING INDEX session_id_unique \(id=\?\)/,
    );
  });

  test("by score, in a period, together, and page by page", async () => {
    const shop = await filled();
    expect(await shop.sessions({ scoreBelow: 95 })).toEqual(["left"]);
    expect(await shop.sessions({ scoreBelow: 96, from: fixtureAt + 1 })).toEqual(["angry"]);
    expect(await shop.sessions({ points: [["alerts/unanswered"]], to: fixtureAt + 60_000 })).toEqual(["left"]);
    const page = await listSessions(db, shop.tenant, { points: [["alerts/unanswered"]], limit: 1 });
    expect([page.items.length, page.next === null]).toEqual([1, false]);
  });

  test("no filter shows another tenant's sessions", async () => {
    const shop = await filled();
    for (const filter of [
      { agent: "a-1" },
      { buyerWords: ["什么"] },
      { points: [["alerts/unanswered"]] },
      { reviewed: "no" },
    ] as const)
      expect((await listSessions(db, shop.stranger, filter)).items).toEqual([]);
  });
});

describe("what people add to a session by hand", () => {
  const standard = { point: "service/bad-attitude", code: "rude", kind: "deduct" as const, score: -5 };
  const said = (tenant: Tenant, session: { id: string; channel: string; conversation: string }, id: string) => ({
    id: `${tenant.shop}-${id}`,
    channel: session.channel,
    conversation: session.conversation,
    session: session.id,
    sessionAt: fixtureAt,
    ...standard,
    event: null,
    quote: null,
    remark: null,
    by,
    at: fixtureAt + 9,
  });
  const scoreOf = async (tenant: Tenant) => (await listSessions(db, tenant)).items.map(({ score }) => score);

  test("its score, and one that was edited, are in the session's score, in its filters and in no other tenant (F140)", async () => {
    const shop = newShop();
    const { session, findings, rows } = await shop.add(
      "c-1",
      { findings: 2, messages: 2 },
      ({ findings, sessions }) => {
        Object.assign(findings[0] ?? {}, { kind: "deduct", score: -3 });
        Object.assign(sessions[0] ?? {}, { score: 97 });
      },
    );
    await addFinding(db, shop.tenant, said(shop.tenant, session, "a"));
    expect(await scoreOf(shop.tenant)).toEqual([92]);
    const edit = { id: findings[0] ?? "", session: session.id, by, at: 1 };
    await recordScore(db, shop.stranger, { ...edit, score: -50 });
    expect(await scoreOf(shop.tenant)).toEqual([92]);
    await recordScore(db, shop.tenant, { ...edit, score: -1 });
    expect(await scoreOf(shop.tenant)).toEqual([94]);
    expect(await shop.sessions({ scoreBelow: 95, scoreFrom: 94 })).toEqual(["c-1"]);
    expect(await shop.sessions({ scoreFrom: 94.5 })).toEqual([]);
    expect(await shop.sessions({ points: [["service/bad-attitude"]], from: fixtureAt })).toEqual(["c-1"]);
    const page = await readConversation(db, shop.tenant, { conversation: "c-1" });
    expect([page?.sessions[0]?.score, page?.added.map(({ point }) => point)]).toEqual([94, ["service/bad-attitude"]]);
    // What the Conversation reports again, and what it takes back, leaves the hand's marks true.
    Object.assign(rows.findings[0] ?? {}, { status: "withdrawn" });
    Object.assign(rows.sessions[0] ?? {}, { score: 100 });
    await writer.append(rows);
    expect(await scoreOf(shop.tenant)).toEqual([95]);
    await deleteAddedFinding(db, shop.stranger, said(shop.tenant, session, "a"));
    expect(await scoreOf(shop.tenant)).toEqual([95]);
    await deleteAddedFinding(db, shop.tenant, said(shop.tenant, session, "a"));
    expect(await scoreOf(shop.tenant)).toEqual([100]);
    expect(await readAddedFinding(db, shop.tenant, said(shop.tenant, session, "a").id)).toBeNull();
  });

  test("a session takes only so many", async () => {
    const shop = newShop();
    const { session } = await shop.add("c-1");
    for (let index = 0; index < mostAdded; index++)
      expect(await addFinding(db, shop.tenant, said(shop.tenant, session, `${index}`))).toBe(true);
    expect(await addFinding(db, shop.tenant, said(shop.tenant, session, "more"))).toBe(false);
  });

  test("filters by severity, bot, both sides and group (F137, F150)", async () => {
    const shop = newShop();
    await shop.add("both", { at: fixtureAt }, ({ sessions, findings }) => {
      Object.assign(sessions[0] ?? {}, { buyerMessages: 1, messages: 2, agent: "a-9" });
      Object.assign(findings[0] ?? {}, { severity: "low" });
    });
    await shop.add("outreach", { at: fixtureAt + 1_000 }, ({ sessions, findings }) => {
      Object.assign(sessions[0] ?? {}, { buyerMessages: 0, messages: 2, agentRole: "bot" });
      Object.assign(findings[0] ?? {}, { severity: "urgent" });
    });
    expect(await shop.sessions({ twoSided: true })).toEqual(["both"]);
    expect(await shop.sessions({ served: "bot" })).toEqual(["outreach"]);
    expect(await shop.sessions({ severity: "urgent" })).toEqual(["outreach"]);
    expect(await shop.sessions({ servedByOneOf: ["a-9"] })).toEqual(["both"]);
    expect(await shop.sessions({ servedByOneOf: [] })).toEqual([]);
    expect(await shop.sessions({ appeal: "none" })).toEqual(["both", "outreach"]);
    expect(await shop.sessions({ appeal: "open" })).toEqual([]);
  });
});

describe("saved searches", () => {
  test("are one's own, or shared with the shop, and nobody else deletes them", async () => {
    const { tenant, stranger } = newShop();
    const view = (id: string, shared: boolean) => ({
      id: `${tenant.shop}-${id}`,
      name: id,
      search: "reviewed=no",
      shared,
      by,
      at: 1,
    });
    expect(await addView(db, tenant, view("mine", false))).toBe(true);
    expect(await addView(db, tenant, view("ours", true))).toBe(true);
    const names = async (who: string, where = tenant) => (await listViews(db, where, who)).map(({ name }) => name);
    expect(await names(by)).toEqual(["mine", "ours"]);
    expect(await names("user:else")).toEqual(["ours"]);
    expect(await names(by, stranger)).toEqual([]);
    const { id } = view("ours", true);
    expect(await readOwnView(db, tenant, { id, by: "user:else" })).toBeNull();
    await deleteView(db, tenant, { ...view("ours", true), by: "user:else" });
    expect(await names(by)).toEqual(["mine", "ours"]);
    await deleteView(db, tenant, view("ours", true));
    expect(await names(by)).toEqual(["mine"]);
    for (let index = 1; index < mostViews; index++) await addView(db, tenant, view(`v-${index}`, false));
    expect(await addView(db, tenant, view("more", false))).toBe(false);
  });
});
