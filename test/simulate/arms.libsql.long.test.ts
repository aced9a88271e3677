import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readClient } from "../../db/client.ts";
import { type ArmCounts, readArms } from "../../db/queries/lift.ts";
import { startTestDatabase, type TestDatabase } from "../../db/test-database.ts";
import { fold } from "../../worker/conversation/apply-event.ts";
import { createState } from "../../worker/conversation/state.ts";
import { executeOn } from "../../worker/ledger/execute.ts";
import { Writer } from "../../worker/ledger/writer.ts";
import { compareArms } from "../../worker/lift/lift.ts";
import { type Chat, channel, ledgerRows, play, playAgain, shopWith, tenant } from "./chats.ts";

const conversations = 10_000;
const [rollout, holdout] = [20, 10];
const observe = shopWith("observe", 1);
const act = shopWith("act", 2);

/** What must come out, computed by itself: where a conversation stands follows from its id. */
function standing(of: "rollout" | "holdout", conversation: string): number {
  const digest = createHash("sha256").update(`${of}\noffer-human\n${tenant.shop}/${channel}/${conversation}`).digest();
  return (digest.readUInt32BE(0) / 2 ** 32) * 100;
}
type Side = "outside" | "act" | "holdout";
const sideOf = (conversation: string): Side =>
  standing("rollout", conversation) >= rollout
    ? "outside"
    : standing("holdout", conversation) < holdout
      ? "holdout"
      : "act";

let chats: Map<string, Chat>;
let database: TestDatabase;

beforeAll(async () => {
  const names = Array.from({ length: conversations }, (_, index) => `c-${index}`);
  chats = new Map(names.map((name) => [name, play(name, observe, act)]));
  database = await startTestDatabase();
  const writer = new Writer({ execute: executeOn({ LIBSQL_URL: database.url }), now: Date.now, random: () => 0 });
  const all = [...chats.values()];
  for (let from = 0; from < all.length; from += 500) {
    const receipts = await Promise.all(all.slice(from, from + 500).map((chat) => writer.append(ledgerRows(chat))));
    expect(receipts.every(({ ok }) => ok)).toBe(true);
  }
}, 240_000);

afterAll(() => database.stop());

/** Decisions that began something or left it undone, in their order: on the day of observing, and on the day of acting. */
function decisionsOf(name: string) {
  const { state } = chats.get(name) as Chat;
  return [...state.decisions.values()].filter(({ parent }) => parent === null);
}

const share = (count: number, of: number) => (100 * count) / of;

describe("observe, then act, with roll-out 20 % and hold-out 10 % (N04)", () => {
  test("of all conversations 80, 18 and 2 % are left out, acted on and held out, within 1", () => {
    const counts = { outside: 0, act: 0, holdout: 0 };
    for (const name of chats.keys()) {
      const [, second] = decisionsOf(name);
      if (second?.reason === "rollout") counts.outside++;
      else if (second?.reason === "holdout") counts.holdout++;
      else if (second?.outcome === "acted") counts.act++;
    }
    expect(counts.outside + counts.act + counts.holdout).toBe(conversations);
    expect(Math.abs(share(counts.outside, conversations) - (100 - rollout))).toBeLessThan(1);
    expect(Math.abs(share(counts.act, conversations) - (rollout * (100 - holdout)) / 100)).toBeLessThan(1);
    expect(Math.abs(share(counts.holdout, conversations) - (rollout * holdout) / 100)).toBeLessThan(1);
  });

  test("whoever would have been acted on while it observed is acted on or held out when it acts, and nobody else", () => {
    for (const name of chats.keys()) {
      const [first, second] = decisionsOf(name);
      expect([name, first?.mode, second?.mode]).toEqual([name, "observe", "act"]);
      const side = sideOf(name);
      const reason = { outside: "rollout", act: "matched", holdout: "holdout" }[side];
      const outcomes = { outside: "suppressed", act: "acted", holdout: "suppressed" };
      expect([name, first?.reason, second?.reason, second?.outcome]).toEqual([name, reason, reason, outcomes[side]]);
      expect((chats.get(name) as Chat).truth.menu).toBe(side === "act");
    }
  });

  test("a conversation keeps its arm when it is folded again, told in another order, or judged by another revision", () => {
    const later = shopWith("act", 9, { title: { zh: "另一个标题", en: "Another title" }, dailyCap: 100 });
    for (const [name, { state, events }] of [...chats].slice(0, 500)) {
      const woken = createState({ ...tenant, channel, conversation: name, timeZone: "Asia/Shanghai" });
      for (const entry of state.entries) fold(woken, structuredClone(entry));
      expect([...woken.decisions.values()]).toEqual([...state.decisions.values()]);
      const swapped = events
        .map((_, index) => events[index ^ 1] ?? events[index])
        .filter((event) => event !== undefined);
      const again = playAgain(swapped, name, later);
      const reasons = [...again.decisions.values()].filter(({ parent }) => parent === null).map(({ reason }) => reason);
      expect(reasons.length).toBeGreaterThan(0);
      const reason = { outside: "rollout", act: "matched", holdout: "holdout" }[sideOf(name)];
      expect([name, ...new Set(reasons)]).toEqual([name, reason]);
    }
  });

  test("the lift table equals what really happened, with intervals computed another way", async () => {
    const db = readClient({ LIBSQL_URL: database.url });
    const arms = await readArms(db, tenant, { policy: "offer-human", good: 4 });
    const truth = { act: truthOf("act"), holdout: truthOf("holdout") };
    expect(arms.act).toEqual(truth.act.counts);
    expect(arms.holdout).toEqual(truth.holdout.counts);

    const table = Object.fromEntries(compareArms(arms).map((row) => [row.measure, row]));
    for (const measure of ["humanReached", "ordered", "contactedAgain", "ratedGood"] as const) {
      const of = measure === "ratedGood" ? "rated" : "conversations";
      const [a, b] = [truth.act.counts, truth.holdout.counts].map((counts) => [counts[measure], counts[of]] as const);
      const { difference, low, high } = sharesDiffer(a as Counted, b as Counted);
      expect(table[measure]?.difference).toBeCloseTo(difference, 10);
      expect(table[measure]?.interval?.low).toBeCloseTo(low, 10);
      expect(table[measure]?.interval?.high).toBeCloseTo(high, 10);
    }
    const means = meansDiffer(truth.act.ratings, truth.holdout.ratings);
    expect(table.rating?.difference).toBeCloseTo(means.difference, 10);
    expect(table.rating?.interval?.low).toBeCloseTo(means.low, 4);
    expect(table.rating?.interval?.high).toBeCloseTo(means.high, 4);
    // The simulation makes humans matter: the table says so where there are enough cases.
    expect(table.humanReached?.verdict).toBe("higher");
  });

  test("another shop, another merchant and another period have no arms", async () => {
    const db = readClient({ LIBSQL_URL: database.url });
    const none = async (owner: typeof tenant, filter: object) => {
      const { act: acted, holdout: left } = await readArms(db, owner, { policy: "offer-human", good: 4, ...filter });
      return acted.conversations + left.conversations;
    };
    expect(await none({ ...tenant, merchant: "other" }, {})).toBe(0);
    expect(await none({ ...tenant, shop: "other" }, {})).toBe(0);
    expect(await none(tenant, { from: Date.parse("2027-01-01") })).toBe(0);
    expect(await none(tenant, { policy: "other" })).toBe(0);
  });
});

function truthOf(side: Side): { counts: ArmCounts; ratings: number[] } {
  const mine = [...chats].filter(([name]) => sideOf(name) === side).map(([, { truth }]) => truth);
  const ratings = mine.flatMap(({ rating }) => (rating === null ? [] : [rating]));
  const counts = {
    conversations: mine.length,
    humanReached: mine.filter(({ human }) => human).length,
    rated: ratings.length,
    ratedGood: ratings.filter((rating) => rating >= 4).length,
    ratingSum: ratings.reduce((sum, rating) => sum + rating, 0),
    ratingSquares: ratings.reduce((sum, rating) => sum + rating ** 2, 0),
    ordered: mine.filter(({ ordered }) => ordered).length,
    contactedAgain: mine.filter(({ cameBack }) => cameBack).length,
  };
  return { counts, ratings };
}

type Counted = readonly [number, number];
const z = 1.959963984540054;

/** Wilson's limits as the roots of (p - x)² = z² x (1 - x) / n, and Newcombe's difference of two shares from them. */
function sharesDiffer([countA, nA]: Counted, [countB, nB]: Counted) {
  const roots = (p: number, n: number): [number, number] => {
    const [a, b, c] = [1 + z ** 2 / n, -(2 * p + z ** 2 / n), p ** 2];
    const root = Math.sqrt(b ** 2 - 4 * a * c);
    return [(-b - root) / (2 * a), (-b + root) / (2 * a)];
  };
  const [p, q] = [countA / nA, countB / nB];
  const [[lowA, highA], [lowB, highB]] = [roots(p, nA), roots(q, nB)];
  return {
    difference: p - q,
    low: p - q - Math.sqrt((p - lowA) ** 2 + (highB - q) ** 2),
    high: p - q + Math.sqrt((highA - p) ** 2 + (q - lowB) ** 2),
  };
}

/** Welch's interval from the values themselves; the point of t by bisection of its numerically integrated density. */
function meansDiffer(a: readonly number[], b: readonly number[]) {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const spread = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / (values.length - 1) / values.length;
  const [va, vb] = [spread(a), spread(b)];
  const freedom = (va + vb) ** 2 / (va ** 2 / (a.length - 1) + vb ** 2 / (b.length - 1));
  const half = upperPoint(freedom) * Math.sqrt(va + vb);
  const difference = mean(a) - mean(b);
  return { difference, low: difference - half, high: difference + half };
}

function upperPoint(freedom: number): number {
  const density = (t: number) => (1 + t ** 2 / freedom) ** (-(freedom + 1) / 2);
  const area = (to: number, steps = 4_000) => {
    let sum = density(0) + density(to);
    for (let step = 1; step < steps; step++) sum += density((to * step) / steps) * (step % 2 === 0 ? 2 : 4);
    return (sum * to) / steps / 3;
  };
  const whole = area(200, 200_000);
  let [low, high] = [0, 20];
  for (let round = 0; round < 60; round++) {
    const middle = (low + high) / 2;
    if (area(middle) / whole < 0.95) low = middle;
    else high = middle;
  }
  return low;
}
