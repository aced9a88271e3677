import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readClient } from "../../db/client.ts";
import { addFinding, recordCounted, recordScore } from "../../db/queries/added-findings.ts";
import { recordReview } from "../../db/queries/handling.ts";
import { addRemark } from "../../db/queries/remarks.ts";
import { recordVisit } from "../../db/queries/review-visits.ts";
import { startTestDatabase, type TestDatabase } from "../../db/test-database.ts";
import { packs } from "../../plugins/manifest.ts";
import type { ConversationEvent } from "../../plugins/sdk/event.ts";
import { noFacts } from "../../plugins/sdk/shop.ts";
import { advance } from "../../worker/conversation/due.ts";
import { receive } from "../../worker/conversation/engine.ts";
import { rowsOf } from "../../worker/conversation/rows.ts";
import { createState } from "../../worker/conversation/state.ts";
import { startTurn } from "../../worker/conversation/turn.ts";
import { executeOn } from "../../worker/ledger/execute.ts";
import type { LedgerRows } from "../../worker/ledger/rows.ts";
import { Writer } from "../../worker/ledger/writer.ts";
import { readReviewReport } from "../../worker/reports/review-report.ts";
import {
  readDailyTrend,
  readHourlyTrend,
  readServiceReport,
  type ServiceReport,
} from "../../worker/reports/service-report.ts";
import { compileShop } from "../../worker/settings/compile.ts";
import { snapshot } from "../../worker/settings/snapshot.ts";
import { readDialogues } from "../replay/dialogue.ts";
import { conversationOf, type PostedEvent } from "../replay/events.ts";
import { root } from "../serve/build.ts";
import { dayThere, hourOf, type Paid, type Said, sessionsIn, truthOf } from "./report-truth.ts";

/** The bundled dialogues, spread over five days, with bots, second agents, orders and chats that go on the next day. */

const tenant = { merchant: "m", shop: "reported" };
const timeZone = "Asia/Shanghai";
const dayMs = 86_400_000;
const start = Date.parse("2026-11-02T01:00:00Z");
const days = { from: "2026-11-02", to: "2026-11-07" };
const groups = [{ id: "day-shift", title: "白班", agents: ["xiaomei", "dandan", "helper"] }];

type Chat = { readonly id: string; readonly events: ConversationEvent[] };

function eventsOf(events: readonly PostedEvent[], index: number): ConversationEvent[] {
  const half = Math.floor(events.length / 2);
  return events.map((event, place) => {
    const at = event.at + (index % 7 === 3 && place >= half ? dayMs : 0);
    if (event.type !== "message") return { ...event, at } as unknown as ConversationEvent;
    const from = event.from as { role: string; id: string };
    const speaks = from.role !== "buyer";
    const buyer = { role: "buyer", id: `b-${index % 50}` };
    const bot = { role: "bot", id: "robot" };
    const helper = { role: "agent", id: "helper" };
    const said = !speaks
      ? buyer
      : index % 3 === 0 && place < half
        ? bot
        : index % 4 === 1 && place > half
          ? helper
          : from;
    return {
      ...event,
      at,
      from: said,
      automatic: index % 5 === 2 && place < 2 && speaks,
    } as unknown as ConversationEvent;
  });
}

/** Of an agent or bot: one chat in eleven goes without. */
const spoken = (event: ConversationEvent) => event.type === "message" && event.from.role !== "buyer";

/** Every fifth buyer orders after the first answer and pays near the end; every tenth had paid for something the day before. */
function ordersOf(conversation: string, events: readonly ConversationEvent[], index: number): ConversationEvent[] {
  const order = (id: string, status: string, at: number, amount = 1_000 * (index + 1) + 99) =>
    ({
      type: "order",
      id: `${conversation}-${id}-${status}`,
      conversation,
      at,
      order: { id, status, amount },
    }) as ConversationEvent;
  const [first, last] = [events[1]?.at ?? 0, events.at(-2)?.at ?? 0];
  return [
    ...(index % 10 === 0 ? [order("before", "paid", (events[0]?.at ?? 0) - dayMs, 77)] : []),
    ...(index % 5 === 0 ? [order("now", "created", first + 500), order("now", "paid", last + 500)] : []),
  ];
}

const shop = compileShop(
  snapshot.parse({
    ...tenant,
    revision: 1,
    name: "reported",
    timeZone,
    language: "zh",
    retentionDays: 90,
    channels: [],
    endpoints: [],
    points: {},
    packs: packs.map(({ id }) => id),
    policies: [],
  }),
  packs,
);

function play({ id, events }: Chat): LedgerRows {
  const state = createState({ shop: tenant.shop, channel: "interject", conversation: id, timeZone });
  for (const event of events) receive(state, shop, event, { now: event.at, facts: noFacts }, startTurn());
  advance(state, shop, { now: start + 9 * dayMs, facts: noFacts }, startTurn());
  return rowsOf(state, state.entries, { ...tenant, dueAt: null, deliveries: new Map() });
}

let database: TestDatabase;
let report: ServiceReport;
let said: Said[];
let payments: Paid[];
let rows: LedgerRows[];
/** What reviewers did by hand, as the simulation made it happen. */
const hand = {
  added: new Map<string, number>(),
  deducted: new Set<string>(),
  uncounted: new Set<string>(),
  edited: new Map<string, number>(),
};
const work = new Map<string, { sessions: string[]; remarks: Set<string>; minutes: number }>();
const reviewedAt = start + 20 * dayMs;

beforeAll(async () => {
  const dialogues = await readDialogues(join(root, "test/replay/dialogues/real.jsonl"));
  const chats = dialogues.map((dialogue, index): Chat => {
    const { id, events } = conversationOf(dialogue, "r", start + (index % 5) * dayMs + index * 600_000);
    const told = eventsOf(events, index).filter((event) => index % 11 !== 5 || !spoken(event));
    const all = [...told, ...ordersOf(id, told, index)];
    return { id, events: all.sort((one, other) => one.at - other.at) };
  });
  said = chats.flatMap(({ id, events }) =>
    events.flatMap((event) =>
      event.type === "message"
        ? [
            {
              conversation: id,
              at: event.at,
              role: event.from.role,
              who: event.from.id,
              automatic: event.automatic === true,
            },
          ]
        : [],
    ),
  );
  payments = chats.flatMap(({ id, events }) => {
    const orders = events.filter((event) => event.type === "order");
    return orders.flatMap(({ at, order }) =>
      order.status === "paid"
        ? [
            {
              conversation: id,
              placed: orders.find((one) => one.order.id === order.id)?.at ?? 0,
              paid: at,
              cents: order.amount ?? 0,
            },
          ]
        : [],
    );
  });
  rows = chats.map(play);
  database = await startTestDatabase();
  const writer = new Writer({ execute: executeOn({ LIBSQL_URL: database.url }), now: Date.now, random: () => 0 });
  for (const receipt of await Promise.all(rows.map((append) => writer.append(append)))) expect(receipt.ok).toBe(true);
  await reviewByHand();
  report = await readServiceReport(db(), tenant, { ...days, groups });
}, 180_000);
afterAll(() => database.stop());

const db = () => readClient({ LIBSQL_URL: database.url });

/** Two reviewers look through every third session: they add findings, edit scores, note things, and let some not count. */
async function reviewByHand() {
  const sessions = rows.flatMap((append) => append.sessions.map((session) => ({ session, append })));
  for (const [index, { session, append }] of sessions.entries()) {
    if (index % 3 !== 0) continue;
    const by = index % 2 === 0 ? "user:one" : "user:two";
    const done = work.get(by) ?? { sessions: [], remarks: new Set<string>(), minutes: 0 };
    work.set(by, done);
    const { channel, conversation } = append.conversation;
    const place = { channel, conversation, session: session.id };
    const at = reviewedAt + index * 60_000;
    await recordVisit(db(), tenant, { visit: `v-${index}`, session: session.id, state: "enter", by, at });
    if (index % 4 === 0) {
      const kind = index % 8 === 0 ? ("deduct" as const) : ("bonus" as const);
      const score = kind === "deduct" ? -4 : 2;
      const added = {
        point: "service/bad-attitude",
        code: "rude",
        kind,
        score,
        event: null,
        quote: null,
        remark: null,
      };
      const row = { id: `added-${index}`, ...place, sessionAt: session.startedAt, ...added, by, at };
      expect(await addFinding(db(), tenant, row)).toBe(true);
      hand.added.set(session.id, score);
      if (kind === "deduct") hand.deducted.add(session.id);
    }
    const scored = append.findings.find((one) => one.session === session.id && one.score !== null);
    if (scored !== undefined && /active|resolved/.test(scored.status)) {
      await recordScore(db(), tenant, { id: scored.id, session: session.id, score: -7, by, at });
      hand.edited.set(session.id, -7 - (scored.score ?? 0));
    }
    if (index % 9 === 0) {
      await recordCounted(db(), tenant, { session: session.id, counted: false, by, at });
      hand.uncounted.add(session.id);
    }
    if (index % 5 === 0) {
      for (const more of [1, 2]) {
        const remark = { id: `note-${index}-${more}`, ...place, finding: "", text: "。", by, at };
        expect(await addRemark(db(), tenant, remark)).toBe(true);
      }
      done.remarks.add(session.id);
    }
    await recordReview(db(), tenant, { session: { id: session.id, channel, conversation }, by, at: at + 30_000 });
    await recordVisit(db(), tenant, { visit: `v-${index}`, session: session.id, state: "exit", by, at: at + 30_000 });
    done.sessions.push(session.id);
    done.minutes += 0.5;
  }
}

/** From the findings that stand. */
function judged({ conversation, day, agent }: ReturnType<typeof sessionsIn>[number]) {
  const append = rows.find((one) => one.conversation.conversation === conversation);
  const session = append?.sessions.find((one) => one.day === day && one.agent === agent);
  const found =
    append?.findings.filter((one) => one.session === session?.id && /active|resolved/.test(one.status)) ?? [];
  const id = session?.id ?? "";
  const byHand = (hand.added.get(id) ?? 0) + (hand.edited.get(id) ?? 0);
  const isScored = session?.judgedAt != null && !hand.uncounted.has(id);
  const score = isScored ? found.reduce((sum, one) => sum + (one.score ?? 0), 100 + byHand) : null;
  return { score, deductions: found.filter(({ kind }) => kind === "deduct").length + (hand.deducted.has(id) ? 1 : 0) };
}

const truth = (which: (session: ReturnType<typeof sessionsIn>[number]) => boolean) => {
  const all = sessionsIn(said);
  return truthOf(all.filter(which), { all, payments, judged });
};

function expectSame(figures: ServiceReport["total"], wanted: ReturnType<typeof truth>) {
  for (const [id, value] of Object.entries(wanted)) {
    const found = figures[id as keyof typeof wanted].value;
    if (value === null || found === null) expect([id, found]).toEqual([id, value]);
    else expect([id, Math.abs(found - value) < 1e-6, found, value]).toEqual([id, true, found, value]);
  }
}

describe("figures of the service report, against a count of the messages in plain code", () => {
  test("of the shop, with every kind of case in it (F045, F159, F166, F167, F168, F169, F170, F171, F172, F173, F174)", () => {
    const wanted = truth(() => true);
    // None of it is trivial.
    for (const [id, value] of Object.entries(wanted)) expect([id, value !== null && value > 0]).toEqual([id, true]);
    expect(wanted.replyRate).toBeLessThan(100);
    expect(wanted.received).toBeLessThan(wanted.sessions);
    expectSame(report.total, wanted);
  });

  test("of reviewers: corrections, added findings, remarks and time, each and together (F141, F160, F162, F163, F165)", async () => {
    const found = await readReviewReport(db(), tenant, { from: reviewedAt, to: reviewedAt + 30 * dayMs });
    const wanted = (sessions: readonly string[], remarked: number, minutes: number) => ({
      reviewedSessions: sessions.length,
      correctionRate: (100 * sessions.filter((id) => hand.deducted.has(id)).length) / sessions.length,
      addedTags: sessions.filter((id) => hand.added.has(id)).length,
      sessionRemarks: remarked,
      reviewTime: minutes * 60,
    });
    const all = [...work.values()];
    const ofAll = wanted(
      all.flatMap(({ sessions }) => sessions),
      all.reduce((sum, { remarks }) => sum + remarks.size, 0),
      all.reduce((sum, { minutes }) => sum + minutes, 0),
    );
    for (const [id, value] of Object.entries(ofAll)) expect([id, value > 0]).toEqual([id, true]);
    const values = (figures: typeof found.total) =>
      Object.fromEntries(Object.keys(ofAll).map((id) => [id, figures[id as keyof typeof ofAll].value]));
    expect(values(found.total)).toEqual(ofAll);
    expect(found.total.sentenceRemarks.value).toBe(0);
    expect(found.reviewers.map(({ by }) => by).sort()).toEqual([...work.keys()].sort());
    for (const { by, figures } of found.reviewers) {
      const { sessions, remarks, minutes } = work.get(by) ?? { sessions: [], remarks: new Set(), minutes: 0 };
      expect([by, values(figures)]).toEqual([by, wanted(sessions, remarks.size, minutes)]);
    }
    for (const kind of [hand.edited, hand.uncounted, hand.added]) expect(kind.size).toBeGreaterThan(3);
  });

  test("of each account, and of a group, which is no sum of its accounts where buyers are counted (F155, F156)", () => {
    const accounts = [...new Set(said.filter(({ role }) => role !== "buyer").map(({ who }) => who))].sort();
    expect(report.agents.map(({ agent }) => agent).sort()).toEqual(accounts);
    for (const { agent, figures } of report.agents)
      expectSame(
        figures,
        truth((session) => session.agent === agent),
      );
    const [group] = report.groups;
    const members = groups[0]?.agents ?? [];
    expectSame(
      group?.figures as ServiceReport["total"],
      truth(({ agent }) => agent !== null && members.includes(agent)),
    );
  });

  test("of a group alone, and of a day alone", async () => {
    const [{ agents = [] } = {}] = groups;
    const alone = await readServiceReport(db(), tenant, { ...days, groups, agents });
    expectSame(
      alone.total,
      truth(({ agent }) => agent !== null && agents.includes(agent)),
    );
    const day = "2026-11-04";
    const one = await readServiceReport(db(), tenant, { from: day, to: day, groups });
    expectSame(
      one.total,
      truth((session) => session.day === day),
    );
  });

  test("of a period that is read in stretches", async () => {
    const long = await readServiceReport(db(), tenant, { from: "2026-10-28", to: "2026-11-25", groups });
    expectSame(
      long.total,
      truth(() => true),
    );
    expect(long.deductions).toEqual(report.deductions);
    const hours = { metric: "received", timeZone } as const;
    expect(await readHourlyTrend(db(), tenant, { ...hours, from: "2026-10-29", to: "2026-11-08" })).toEqual(
      await readHourlyTrend(db(), tenant, { ...hours, ...days }),
    );
  });

  test("deductions by point add up to the deductions of the shop", () => {
    expect(report.deductions.length).toBeGreaterThan(1);
    expect(report.deductions.reduce((sum, { findings }) => sum + findings, 0)).toBe(report.total.deductions.value);
  });

  test.each(["humanReply", "received", "averageScore", "paidTotal"] as const)(
    "%s day by day and by hour",
    async (metric) => {
      const daily = await readDailyTrend(db(), tenant, { ...days, metric, timeZone });
      expect(daily.map(({ day }) => day)).toEqual(["02", "03", "04", "05", "06", "07"].map((day) => `2026-11-${day}`));
      for (const { day, value } of daily) {
        const wanted = truth((session) => session.day === day)[metric];
        expect([day, value === null ? null : value.toFixed(6)]).toEqual([
          day,
          wanted === null ? null : wanted.toFixed(6),
        ]);
      }
      const hourly = await readHourlyTrend(db(), tenant, { ...days, metric, timeZone });
      expect(hourly.map(({ weekday, hour }) => `${weekday} ${hour}`).sort()).toEqual(
        [...new Set(sessionsIn(said).map(hourOf))].sort(),
      );
      for (const { weekday, hour, value } of hourly) {
        const wanted = truth((session) => hourOf(session) === `${weekday} ${hour}`)[metric];
        expect([weekday, hour, value?.toFixed(6)]).toEqual([weekday, hour, wanted?.toFixed(6)]);
      }
    },
  );

  test("nothing of another shop, of another merchant or of other days", async () => {
    for (const other of [
      { ...tenant, shop: "else" },
      { ...tenant, merchant: "else" },
    ]) {
      const empty = await readServiceReport(db(), other, { ...days, groups });
      expect([empty.total.sessions.value, empty.agents, empty.deductions]).toEqual([0, [], []]);
    }
    const later = await readServiceReport(db(), tenant, { from: "2026-11-20", to: "2026-11-21", groups });
    expect(later.total.sessions.value).toBe(0);
    expect(dayThere(start)).toBe(days.from);
  });
});
