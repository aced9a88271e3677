import { expect, test } from "vitest";
import { Breaker, longestRetryAfter } from "./breaker.ts";

function breakerAt({ random = () => 0 }: { random?: () => number } = {}) {
  const clock = { now: 1_000_000 };
  return { clock, breaker: new Breaker({ now: () => clock.now, random }) };
}

test("lets everybody through while all is well", () => {
  const { breaker } = breakerAt();
  expect([breaker.admit(), breaker.admit(), breaker.down]).toEqual([true, true, false]);
});

test("lets one probe through when its time is over, and all once that succeeds", () => {
  const { breaker, clock } = breakerAt();
  breaker.failed();
  expect(breaker.admit()).toBe(false);
  clock.now += 500;
  expect([breaker.admit(), breaker.admit(), breaker.refuses]).toEqual([true, false, true]);
  breaker.succeeded();
  expect([breaker.admit(), breaker.admit(), breaker.refuses]).toEqual([true, true, false]);
});

test("probes at growing distances, at most 15 s apart", () => {
  const { breaker, clock } = breakerAt();
  const windows = Array.from({ length: 8 }, () => {
    breaker.failed();
    const from = clock.now;
    while (!breaker.admit()) clock.now += 100;
    return clock.now - from;
  });
  expect(windows).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000]);
});

test("an hour of outage costs a conversation fewer than 20 calls, and it is back within 10 minutes", () => {
  for (const random of [() => 0, () => 0.5, () => 0.999]) {
    const { breaker, clock } = breakerAt({ random });
    const end = clock.now + 3_600_000;
    let calls = 0;
    while (clock.now < end) {
      calls++;
      if (breaker.admit()) breaker.failed();
      clock.now += breaker.retryAfter() * 1_000;
    }
    expect(calls).toBeGreaterThan(5);
    expect(calls).toBeLessThan(20);
    expect(clock.now - end).toBeLessThan(600_000);
  }
});

test("a clock that is set back lets a probe through at once, not when it has caught up (failure F15)", () => {
  const { breaker, clock } = breakerAt();
  breaker.failed();
  clock.now -= 3_600_000;
  expect([breaker.refuses, breaker.admit()]).toEqual([false, true]);
  breaker.failed();
  expect(breaker.retryAfter()).toBeLessThanOrEqual(longestRetryAfter);
});
