import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { Mark, Told } from "../shop/told.ts";
import { HitBuyers } from "./hit-buyers.ts";
import { incidentPlaces, incidentsSince, noteFindings, openPoints, settleIncidents } from "./incidents.ts";
import { keepOwner, shopFacts } from "./known.ts";
import { addMarks, loads, minuteMs, noteServing } from "./marks.ts";
import { closeMinute, owedTallies, tallyTold } from "./minute.ts";
import {
  agentPaces,
  hourlyPaces,
  lastMinutes,
  medianWait,
  pointErrors,
  shopPace,
  slowTopics,
  topicBuyers,
} from "./windows.ts";

/** Ten in the morning in Shanghai. */
const now = Date.parse("2026-11-20T10:00:30+08:00");
const hour = lastMinutes(now, 60);
const limits = { buyers: 10, minutes: 5, quiet: 15 };

let shops = 0;
const newFloor = () => env.FLOOR.getByName(`m-windows/shop-${++shops}`);

function told(buyer: number, marks: readonly Mark[], changes: Partial<Told> = {}): Told {
  return {
    merchant: "m-windows",
    shop: "shop",
    timeZone: "Asia/Shanghai",
    channel: "interject",
    conversation: `c-${buyer}`,
    buyer: `b-${buyer}`,
    agent: null,
    at: now,
    limits,
    marks,
    ...changes,
  };
}

const topic = (name: string, at = now): Mark => ({ kind: "topic", at, topic: name });
const reply = (
  id: string,
  agent: string,
  seconds: number,
  changes: Partial<Extract<Mark, { kind: "reply" }>> = {},
): Mark => ({
  kind: "reply",
  at: now,
  id,
  agent,
  ms: seconds * 1_000,
  type: "presale",
  topic: null,
  ...changes,
});
const alert = (id: string, at = now): Mark => ({
  kind: "finding",
  at,
  id,
  point: "shop/coupon",
  code: "failed",
  topic: null,
});

/** Works on the tables of a new object, where the test is the clock. */
function inFloor<Result>(work: (sql: SqlStorage) => Result): Promise<Result> {
  return runInDurableObject(newFloor(), (_, state) => work(state.storage.sql));
}

const add = (sql: SqlStorage, item: Told, at = now) => addMarks(sql, item, { now: at, counted: new Map() });

/** What the object does with what it is told of alerts. Memory is that of an object which just woke, unless it is given. */
const take = (sql: SqlStorage, item: Told, { at = now, hits = new HitBuyers() } = {}) =>
  noteFindings(sql, item, add(sql, item, at), { limits, now: at, hits });

type Hit = { from?: number; count: number; at?: number; hits?: HitBuyers };

/** `count` buyers with the same alert, as the object takes them in. */
function hit(sql: SqlStorage, { from = 1, count, at = now, hits = new HitBuyers() }: Hit): void {
  for (let buyer = from; buyer < from + count; buyer++) take(sql, told(buyer, [alert(`f-${buyer}`, at)]), { at, hits });
}

describe("what is told to the shop", () => {
  it("counts once, however often it is told, also by another instance", async () => {
    const stub = newFloor();
    const marks = [topic("scene/return"), reply("m-2", "a-1", 10), alert("f-1")];
    const again = () => runInDurableObject(stub, (_, state) => add(state.storage.sql, told(1, marks)).length);
    expect(await again()).toBe(3);
    expect(await again()).toBe(0);
    await evictDurableObject(stub);
    expect(await again()).toBe(0);
    const found = await runInDurableObject(stub, (_, { storage: { sql } }) => ({
      pace: shopPace(sql, hour),
      topics: [...topicBuyers(sql, hour)],
    }));
    expect(found).toEqual({ pace: { rounds: 1, seconds: 10 }, topics: [["scene/return", 1]] });
  });

  it("belongs to the minute in which it happened, however late it comes, and to none after a day", async () => {
    const counts = await inFloor((sql) => {
      add(sql, told(1, [topic("scene/return", now - 90 * minuteMs)]));
      add(sql, told(2, [topic("scene/return", now - 27 * 60 * minuteMs)]));
      return [60, 120, 1_440].map((minutes) => topicBuyers(sql, lastMinutes(now, minutes)).get("scene/return") ?? 0);
    });
    expect(counts).toEqual([0, 1, 1]);
  });

  it("stops at 5,000 rows a minute, but for what policies did", async () => {
    const facts = await inFloor((sql) => {
      const counted = new Map([[Math.floor(now / minuteMs), 5_000]]);
      keepOwner(sql, told(1, []), now);
      const marks: Mark[] = [topic("scene/return"), { kind: "acted", at: now, id: "d-1", policy: "p" }];
      addMarks(sql, told(1, marks), { now, counted });
      return { topics: topicBuyers(sql, hour).size, spent: shopFacts(sql, now).spent };
    });
    expect(facts).toEqual({ topics: 0, spent: { p: 1 } });
  });

  it("takes back an alert that stands no more", async () => {
    const buyers = await inFloor((sql) => {
      hit(sql, { count: 9 });
      add(sql, told(9, [{ ...(alert("f-9") as Extract<Mark, { kind: "finding" }>), gone: true }]));
      hit(sql, { from: 10, count: 1 });
      return openPoints(sql, now);
    });
    expect(buyers).toEqual([]);
  });
});

describe("the pace of the shop (F131)", () => {
  it("is seen by agent, by question and by hour", async () => {
    const views = await inFloor((sql) => {
      const late = { topic: "scene/return" };
      add(
        sql,
        told(1, [reply("m-1", "a-slow", 50, late), reply("m-2", "a-slow", 31, late), reply("m-3", "a-fast", 9)]),
      );
      add(sql, told(2, [reply("m-1", "a-slow", 40, { topic: null })]));
      add(
        sql,
        told(3, [{ kind: "finding", at: now, id: "f", point: "alerts/unanswered", code: "late", topic: "scene/size" }]),
      );
      add(sql, told(4, [reply("m-1", "a-fast", 20, { at: now - 70 * minuteMs })]));
      return {
        agents: agentPaces(sql, hour, 10),
        topics: slowTopics(sql, hour, { slowMs: 30_000, unanswered: "alerts/unanswered" }),
        hours: hourlyPaces(sql, lastMinutes(now, 1_440)),
      };
    });
    expect(views.agents).toEqual([
      { agent: "a-slow", rounds: 3, seconds: (50 + 31 + 40) / 3 },
      { agent: "a-fast", rounds: 1, seconds: 9 },
    ]);
    expect(views.topics).toEqual([
      { topic: null, conversations: 1 },
      { topic: "scene/return", conversations: 1 },
      { topic: "scene/size", conversations: 1 },
    ]);
    expect(views.hours).toEqual([
      { hour: Date.parse("2026-11-20T08:00:00+08:00"), rounds: 1, seconds: 20 },
      { hour: Date.parse("2026-11-20T10:00:00+08:00"), rounds: 4, seconds: (50 + 31 + 40 + 9) / 4 },
    ]);
  });

  it("knows the median wait for a human of the last hour, and none without any", async () => {
    const waits = await inFloor((sql) => {
      const wait = (id: string, seconds: number): Mark => ({ kind: "wait", at: now, id, ms: seconds * 1_000 });
      const none = medianWait(sql, hour);
      add(sql, told(1, [wait("m-1", 10), wait("m-2", 90)]));
      const even = medianWait(sql, hour);
      add(sql, told(2, [wait("m-1", 600)]));
      return { none, even, odd: medianWait(sql, hour) };
    });
    expect(waits).toEqual({ none: null, even: 50, odd: 90 });
  });
});

describe("an incident (N22, F125)", () => {
  it("is one for thirty buyers, from the tenth on", async () => {
    const seen = await inFloor((sql) => {
      hit(sql, { count: 9 });
      const before = openPoints(sql, now);
      hit(sql, { from: 10, count: 21 });
      settleIncidents(sql, now);
      const [incident, ...others] = incidentsSince(sql, 0);
      return {
        before,
        others,
        incident,
        places: incidentPlaces(sql, incident?.id ?? "", 200)?.length,
        open: openPoints(sql, now),
      };
    });
    expect(seen).toMatchObject({ before: [], others: [], places: 30, open: ["shop/coupon"] });
    expect(seen.incident).toMatchObject({
      point: "shop/coupon",
      code: "failed",
      buyers: 30,
      conversations: 30,
      closedAt: null,
    });
  });

  it("is none when one buyer repeats himself, when it takes too long, or when it is told too late", async () => {
    const open = await inFloor((sql) => {
      const hits = new HitBuyers();
      for (let time = 0; time < 30; time++) take(sql, told(1, [alert(`f-${time}`)]), { hits });
      hit(sql, { from: 2, count: 6, at: now - 10 * minuteMs, hits });
      hit(sql, { from: 8, count: 6, hits });
      const late = Array.from({ length: 20 }, (_, index) =>
        told(50 + index, [alert(`l-${index}`, now - 60 * minuteMs)]),
      );
      for (const item of late) take(sql, item, { hits });
      return openPoints(sql, now);
    });
    expect(open).toEqual([]);
  });

  it("is none while alerts are taken back, and is the same for an object that woke in between", async () => {
    const seen = await inFloor((sql) => {
      const hits = new HitBuyers();
      hit(sql, { count: 9, hits });
      take(sql, told(3, [{ ...alert("f-3"), gone: true } as Mark]), { hits });
      hit(sql, { from: 10, count: 1, hits });
      const nine = openPoints(sql, now);
      // Memory is gone, the nine are not.
      take(sql, told(11, [alert("f-11")]));
      return { nine, ten: openPoints(sql, now) };
    });
    expect(seen).toEqual({ nine: [], ten: ["shop/coupon"] });
  });

  it("goes on while it grows, is over when it is quiet, and is a new one after that", async () => {
    const life = await inFloor((sql) => {
      hit(sql, { count: 10 });
      const later = now + 14 * minuteMs;
      hit(sql, { from: 11, count: 1, at: later });
      settleIncidents(sql, later);
      const grown = incidentsSince(sql, 0).map(({ buyers, closedAt }) => [buyers, closedAt]);
      const quiet = later + 15 * minuteMs;
      const stillOpen = openPoints(sql, quiet - 1);
      settleIncidents(sql, quiet);
      const over = incidentsSince(sql, 0).map(({ buyers, closedAt }) => [buyers, closedAt]);
      hit(sql, { from: 100, count: 10, at: quiet + minuteMs });
      return { grown, stillOpen, openAfter: openPoints(sql, quiet), over, all: incidentsSince(sql, 0).length, later };
    });
    expect(life).toMatchObject({ grown: [[11, null]], stillOpen: ["shop/coupon"], all: 2 });
    expect(life.over).toEqual([[11, life.later + 15 * minuteMs]]);
  });
});

describe("the tally of a minute", () => {
  it("compares each topic with the same hour of yesterday, once the shop was counted then (F132)", async () => {
    const tallies = await inFloor((sql) => {
      const yesterday = now - 1_440 * minuteMs;
      keepOwner(sql, told(1, []), yesterday);
      for (const buyer of [1, 2]) add(sql, told(buyer, [topic("scene/return", yesterday)]));
      for (const buyer of [3, 4, 5]) add(sql, told(buyer, [topic("scene/return"), topic("topic/coupon")]));
      closeMinute(sql, now);
      const young = owedTallies(sql)[0]?.counted.tally.topics;
      keepOwner(sql, told(1, []), now);
      sql.exec("UPDATE known SET body = json_set(body, '$.since', ?) WHERE name = 'owner'", yesterday - 60 * minuteMs);
      closeMinute(sql, now + minuteMs);
      return { young, known: owedTallies(sql)[1]?.counted.tally.topics };
    });
    expect(tallies.young?.map(({ yesterday }) => yesterday)).toEqual([null, null]);
    expect(tallies.known).toEqual([
      { topic: "scene/return", buyers: 3, yesterday: 2 },
      { topic: "topic/coupon", buyers: 3, yesterday: 0 },
    ]);
  });

  it("is owed until it is told, and made once a minute", async () => {
    const owed = await inFloor((sql) => {
      closeMinute(sql, now);
      closeMinute(sql, now + 1_000);
      closeMinute(sql, now + minuteMs);
      const before = owedTallies(sql).map(({ minute }) => minute);
      tallyTold(sql, before[0] ?? 0);
      return { before: before.length, after: owedTallies(sql).length };
    });
    expect(owed).toEqual({ before: 2, after: 1 });
  });
});

describe("what policies ask", () => {
  it("spent counts acts of the shop's day, which begins at its own midnight", async () => {
    const spent = await inFloor((sql) => {
      keepOwner(sql, told(1, []), now);
      const midnight = Date.parse("2026-11-20T00:00:00+08:00");
      const acted = (id: string, at: number): Mark => ({ kind: "acted", at, id, policy: "care" });
      add(
        sql,
        told(1, [acted("d-1", midnight - minuteMs), acted("d-2", midnight), acted("d-3", now), acted("d-3", now)]),
      );
      return shopFacts(sql, now).spent;
    });
    expect(spent).toEqual({ care: 2 });
  });

  it("load is the chats that an agent has, until they end or nobody speaks any more", async () => {
    const seen = await inFloor((sql) => {
      for (const [conversation, agent] of [
        ["c-1", "a-1"],
        ["c-2", "a-1"],
        ["c-3", "a-2"],
        ["c-4", "a-1"],
      ] as const)
        noteServing(sql, told(1, [], { conversation, agent }));
      noteServing(sql, told(1, [], { conversation: "c-2", agent: "a-2", at: now + 1 }));
      noteServing(sql, told(1, [], { conversation: "c-4", agent: null, at: now + 1 }));
      // What is overtaken by newer word changes nothing.
      noteServing(sql, told(1, [], { conversation: "c-2", agent: "a-1", at: now - 5 }));
      return { now: loads(sql, now), later: loads(sql, now + 3 * 3_600_000) };
    });
    expect(seen.now).toEqual([
      { agent: "a-1", chats: 1 },
      { agent: "a-2", chats: 2 },
    ]);
    expect(seen.later).toEqual([]);
  });
});

describe("points that failed", () => {
  it("are counted by chats, once a minute in each, however often they did", async () => {
    const failed = (point: string, error: string, at = now): Mark => ({ kind: "error", at, point, error });
    const found = await runInDurableObject(newFloor(), (_, { storage: { sql } }) => {
      const add = (told: Told) => addMarks(sql, told, { now, counted: new Map() });
      for (let again = 0; again < 50; again++) add(told(1, [failed("alerts/a", "TypeError")]));
      add(told(2, [failed("alerts/a", "RangeError", now - 3 * minuteMs), failed("alerts/b", "output")]));
      add(told(3, [failed("alerts/old", "Error", now - 61 * minuteMs)]));
      return pointErrors(sql, hour, 50);
    });
    expect(found.map(({ point, chats, error }) => [point, chats, error])).toEqual([
      ["alerts/a", 2, "TypeError"],
      ["alerts/b", 1, "output"],
    ]);
    expect(found[0]?.at).toBe(Math.floor(now / minuteMs) * minuteMs);
  });
});
