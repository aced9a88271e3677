import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { databaseDown } from "../api/database-down.ts";
import { Fresh } from "./fresh.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const five = { maxAgeMs: 5_000 };

test("asks the source at most once in five seconds", async () => {
  const fresh = new Fresh<number>(five);
  const load = vi.fn(async () => 1);
  for (let second = 0; second < 20; second++) {
    await fresh.get("shop", load);
    await vi.advanceTimersByTimeAsync(1_000);
  }
  expect(load).toHaveBeenCalledTimes(4);
});

test("one caller asks for all who want the same value at once", async () => {
  const fresh = new Fresh<number>(five);
  const load = vi.fn(() => later(100, 7));
  const values = Promise.all([fresh.get("shop", load), fresh.get("shop", load), fresh.get("shop", load)]);
  await vi.advanceTimersByTimeAsync(200);
  expect(await values).toEqual([7, 7, 7]);
  expect(load).toHaveBeenCalledTimes(1);
});

test("nobody awaits the promise of another caller, whose request may end first", async () => {
  const fresh = new Fresh<number>(five);
  const { promise, resolve } = Promise.withResolvers<number>();
  const leader = fresh.get("shop", () => promise);
  const seen: number[] = [];
  const follower = fresh.get("shop", async () => 0).then((value) => seen.push(value));
  resolve(7);
  expect(await leader).toBe(7);
  // Nothing that the leader does wakes the follower: a timer of its own does.
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  expect(seen).toEqual([]);
  await vi.advanceTimersByTimeAsync(10);
  await follower;
  expect(seen).toEqual([7]);
});

test("while one caller reads anew, the others are served what was true a moment ago", async () => {
  const fresh = new Fresh<number>(five);
  await fresh.get("shop", async () => 1);
  await vi.advanceTimersByTimeAsync(5_000);
  const reader = fresh.get("shop", () => later(100, 2));
  expect(await fresh.get("shop", async () => 0)).toBe(1);
  await vi.advanceTimersByTimeAsync(100);
  expect(await reader).toBe(2);
  expect(await fresh.get("shop", async () => 0)).toBe(2);
});

test("where hundreds wake at once and a read takes longer than they wait, few read, and what one brings is kept for all", async () => {
  const fresh = new Fresh<number>(five);
  const load = vi.fn(() => later(6_500, 7));
  const outcomes = Promise.allSettled(Array.from({ length: 200 }, () => fresh.get("shop", load)));
  await vi.advanceTimersByTimeAsync(6_600);
  expect((await outcomes).filter(({ status }) => status === "rejected")).toHaveLength(200);
  // The first, and one whenever a read has taken so long that its value may be old.
  expect(load.mock.calls.length).toBeLessThanOrEqual(3);
  expect(await fresh.get("shop", async () => Promise.reject(new Error("down")))).toBe(7);
});

test("a value that may have no age is read by each caller for itself", async () => {
  const fresh = new Fresh<number>({ maxAgeMs: 0 });
  const load = vi.fn(() => later(100, load.mock.calls.length));
  const values = Promise.all([fresh.get("member", load), fresh.get("member", load)]);
  await vi.advanceTimersByTimeAsync(100);
  expect(await values).toEqual([1, 2]);
});

test("those who wait share a failure, too", async () => {
  const fresh = new Fresh<number>(five);
  const broken = vi.fn(async () => {
    await later(100, 0);
    throw new Error("down");
  });
  const both = Promise.allSettled([fresh.get("shop", broken), fresh.get("shop", broken)]);
  await vi.advanceTimersByTimeAsync(200);
  expect((await both).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(broken).toHaveBeenCalledTimes(1);
});

test("hands the last value to the loader, which may confirm it", async () => {
  const fresh = new Fresh<string>(five);
  await fresh.get("shop", async () => "first");
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await fresh.get("shop", async (last) => `${last}, confirmed`)).toBe("first, confirmed");
});

test("a change is seen within ten seconds by a caller that asks all the time (F034)", async () => {
  const fresh = new Fresh<number>(five);
  const start = Date.now();
  const load = () => later(300, Date.now() - start >= 1_000 ? 2 : 1);
  let seen = 0;
  while (seen !== 2) {
    const value = fresh.get("shop", load);
    await vi.advanceTimersByTimeAsync(300);
    seen = await value;
  }
  expect(Date.now() - start).toBeLessThanOrEqual(10_000);
});

test("serves the last value while the source fails, and leaves the source alone for five seconds", async () => {
  const fresh = new Fresh<number>(five);
  await fresh.get("shop", async () => 1);
  await vi.advanceTimersByTimeAsync(5_000);
  const broken = vi.fn(async () => {
    throw new Error("down");
  });
  expect(await fresh.get("shop", broken)).toBe(1);
  expect(await fresh.get("shop", broken)).toBe(1);
  expect(broken).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await fresh.get("shop", async () => 2)).toBe(2);
});

test("serves the last value when the source hangs", async () => {
  const fresh = new Fresh<number>(five);
  await fresh.get("shop", async () => 1);
  await vi.advanceTimersByTimeAsync(5_000);
  const value = fresh.get("shop", () => new Promise<number>(() => {}));
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await value).toBe(1);
});

test("without a last value a failure is a failure, and the next caller tries again", async () => {
  const fresh = new Fresh<number>(five);
  await expect(
    fresh.get("shop", async () => {
      throw new Error("down");
    }),
  ).rejects.toThrow("down");
  expect(await fresh.get("shop", async () => 3)).toBe(3);
});

test("a caller whose leader never lands flies itself", async () => {
  const fresh = new Fresh<number>(five);
  const leader = fresh.get("shop", () => new Promise<number>(() => {})).catch(() => "given up");
  await vi.advanceTimersByTimeAsync(1_000);
  const follower = fresh.get("shop", async () => 4);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await follower).toBe(4);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await leader).toBe("given up");
});

test("what was forgotten during a flight is not remembered by it", async () => {
  const fresh = new Fresh<number>(five);
  const flight = fresh.get("shop", () => later(100, 1));
  fresh.forget("shop");
  await vi.advanceTimersByTimeAsync(100);
  await flight;
  expect(await fresh.get("shop", async () => 2)).toBe(2);
});

test("keeps a bounded number of values, the most recently loaded", async () => {
  const fresh = new Fresh<string>({ ...five, capacity: 2 });
  for (const key of ["a", "b", "c"]) await fresh.get(key, async () => key);
  const load = vi.fn(async () => "again");
  await fresh.get("c", load);
  expect(load).not.toHaveBeenCalled();
  expect(await fresh.get("a", load)).toBe("again");
});

test("keeps values by what they weigh, the one that was loaded last whatever it weighs, and forgets what went", async () => {
  const fresh = new Fresh<number>({ ...five, capacity: 10, weigh: (value) => value });
  const known = async (...keys: string[]) => {
    const missing: string[] = [];
    for (const key of keys) await fresh.get(key, async () => missing.push(key));
    return keys.filter((key) => !missing.includes(key));
  };
  const load = (key: string, weight: number) => fresh.get(key, async () => weight);
  await load("a", 4);
  await load("b", 4);
  await load("c", 4);
  expect(await known("b", "c")).toEqual(["b", "c"]);
  fresh.forget("b");
  await load("d", 6);
  expect(await known("c", "d")).toEqual(["c", "d"]);
  await load("e", 50);
  expect(await known("e")).toEqual(["e"]);
  await load("f", 1);
  expect(await known("f")).toEqual(["f"]);
  await load("g", 9);
  expect(await known("f", "g")).toEqual(["f", "g"]);
});

test("a value that is read anew weighs what it weighs, and not twice", async () => {
  const fresh = new Fresh<number>({ ...five, capacity: 10, weigh: (value) => value });
  await fresh.get("other", async () => 3);
  for (let round = 0; round < 4; round++) {
    for (const key of ["shop", "other"]) await fresh.get(key, async () => 3);
    await vi.advanceTimersByTimeAsync(6_000);
  }
  await fresh.get("shop", async () => 3);
  await expect(fresh.get("other", () => Promise.reject(new Error("down")))).resolves.toBe(3);
});

function later<Value>(ms: number, value: Value): Promise<Value> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(value), ms);
  });
}

test("who has nothing yet and gets no answer in time is told that the database is down, not that something broke", async () => {
  const fresh = new Fresh<number>({ ...five, patienceMs: 2_000 });
  const asked = fresh.get("shop", () => new Promise<never>(() => undefined)).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(databaseDown(await asked)).toBe(true);
});

test("a clock that is set back by an hour keeps no value for longer, and nobody waits for it (failure F15)", async () => {
  const fresh = new Fresh<number>(five);
  await fresh.get("shop", async () => 1);
  const stuck = fresh.get("shop-2", () => new Promise<number>(() => undefined));
  vi.setSystemTime(Date.now() - 3_600_000);
  expect(await fresh.get("shop", async () => 2)).toBe(2);
  const load = vi.fn(async () => 3);
  expect([await fresh.get("shop", load), load.mock.calls.length]).toEqual([2, 0]);
  const waits = fresh.get("shop-2", async () => 4);
  await vi.advanceTimersByTimeAsync(5_000);
  expect([await waits, await stuck]).toEqual([4, 4]);
});
