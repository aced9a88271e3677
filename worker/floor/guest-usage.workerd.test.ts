import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { breaker, type GuestCalls, noteCalls, usageToday } from "./guest-usage.ts";

/** Ten in the morning in Shanghai. */
const morning = Date.parse("2026-11-20T10:00:00+08:00");
const minutes = (count: number) => count * 60_000;

let shops = 0;
/** Tells a shop's Floor object of calls, and what is to be paused by each of them. */
function onFloor(told: readonly { at: number; calls: Partial<GuestCalls> }[]) {
  const stub = env.FLOOR.getByName(`m-guests/shop-${++shops}`);
  return runInDurableObject(stub, (_, { storage }) => {
    const pauses = told.map(({ at, calls }) =>
      noteCalls(
        storage.sql,
        [{ pack: "p", quota: 100, calls: 1, asks: 1, failures: 0, milliseconds: 2, error: null, ...calls }],
        at,
      ),
    );
    return {
      pauses: pauses.map((each) => each.map(({ pack, pause }) => [pack, pause.reason, pause.detail, pause.until])),
      usage: usageToday(storage.sql),
    };
  });
}
const failing = (at: number, failures = 1) => ({ at, calls: { failures, error: "timeout" } });
const once = (at: number, calls: number) => ({ at, calls: { calls, asks: calls } });

test("twenty failures within five minutes pause a guest until a person has looked, and the count starts anew", async () => {
  const told = Array.from({ length: breaker.failures }, (_, index) => failing(morning + index * 10_000));
  const { pauses } = await onFloor([...told, failing(morning + minutes(4))]);
  expect(pauses.slice(0, -2).flat()).toEqual([]);
  expect(pauses.at(-2)).toEqual([["p", "failures", "timeout", null]]);
  expect(pauses.at(-1)).toEqual([]);
});

test("failures that lie further apart pause nobody", async () => {
  const told = Array.from({ length: breaker.failures + 5 }, (_, index) => failing(morning + index * 16_000));
  expect((await onFloor(told)).pauses.flat()).toEqual([]);
});

test("a batch that failed as a whole counts each of its events", async () => {
  expect((await onFloor([failing(morning, 60)])).pauses.flat()).toHaveLength(1);
});

test("a guest that had its calls of the day waits for the next one, and is told so once", async () => {
  const midnight = Date.parse("2026-11-21T00:00:00+08:00");
  const { pauses, usage } = await onFloor([once(morning, 99), once(morning, 1), once(morning, 1)]);
  expect(pauses).toEqual([[], [["p", "quota", "100", midnight]], []]);
  expect(usage.p).toMatchObject({ calls: 101, asks: 101, milliseconds: 6 });
});

test("a new day counts from nothing", async () => {
  const { pauses, usage } = await onFloor([once(morning, 99), once(morning + minutes(24 * 60), 99)]);
  expect(pauses.flat()).toEqual([]);
  expect(usage.p).toMatchObject({ day: "2026-11-21", calls: 99 });
});
