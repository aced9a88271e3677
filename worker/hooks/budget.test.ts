import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Budget, Budgets } from "./budget.ts";

const budget: Budget = { perSecond: 10, burst: 100 };
const start = 1_700_000_000_000;

describe("failure P16: what a name may bring", () => {
  it("is its burst at once, then so many a second, and a refusal says when it may come again", () => {
    const budgets = new Budgets();
    const ask = (seconds: number, events: number) => budgets.take("a", events, budget, start + seconds * 1_000);
    expect(ask(0, 60)).toEqual({ ok: true, left: 40, resetSeconds: 6, retryAfter: 0 });
    expect(ask(0, 60)).toMatchObject({ ok: true, left: 0 });
    expect(ask(0, 1)).toEqual({ ok: false, left: 0, resetSeconds: 12, retryAfter: 2 });
    expect(ask(1.9, 1)).toMatchObject({ ok: false, retryAfter: 1 });
    expect(ask(2.1, 1)).toMatchObject({ ok: true });
    expect(ask(60, 100)).toMatchObject({ ok: true, left: 0 });
  });

  it("is counted for each name alone (failure P15)", () => {
    const budgets = new Budgets();
    for (let count = 0; count < 1_000; count++) budgets.take("loud", 1, budget, start);
    expect(budgets.look("loud", budget, start).ok).toBe(false);
    expect(budgets.take("quiet", 1, budget, start)).toMatchObject({ ok: true, left: 99 });
  });

  it("lets half of twice as much in (45 to 55 of 100)", () => {
    const budgets = new Budgets();
    let refused = 0;
    // Twenty a second for a minute, once the burst is spent.
    budgets.take("a", 100, budget, start);
    for (let count = 0; count < 1_200; count++) if (!budgets.take("a", 1, budget, start + count * 50).ok) refused++;
    expect(refused / 1_200).toBeGreaterThan(0.45);
    expect(refused / 1_200).toBeLessThan(0.55);
  });

  it("is never more than the burst and the rate allow, however it is spread, also when the clock goes back", () => {
    const arrivals = fc.array(
      fc.record({ waitMs: fc.integer({ min: -2_000, max: 2_000 }), events: fc.integer({ min: 1, max: 20 }) }),
    );
    fc.assert(
      fc.property(arrivals, (all) => {
        const budgets = new Budgets();
        let [now, furthest, taken] = [start, start, 0];
        for (const { waitMs, events } of all) {
          now += waitMs;
          furthest += Math.max(0, waitMs);
          if (budgets.take("a", events, budget, now).ok) taken += events;
        }
        // One request may go over what is left.
        expect(taken).toBeLessThanOrEqual(budget.burst + ((furthest - start) / 1_000) * budget.perSecond + 20);
      }),
    );
  });

  it("comes back in its time although the clock was set back by an hour (failure F15)", () => {
    const budgets = new Budgets();
    const ask = (at: number) => budgets.take("a", 200, budget, at).ok;
    expect([ask(start), ask(start - 3_600_000), ask(start - 3_600_000 + 9_000)]).toEqual([true, false, false]);
    expect(ask(start - 3_600_000 + 10_100)).toBe(true);
  });

  it("is forgotten for those who fell silent, so that names cost a bounded memory", () => {
    const budgets = new Budgets();
    for (let name = 0; name < 50_000; name++) budgets.take(`n-${name}`, 1, budget, start + name);
    expect(budgets.size).toBeLessThanOrEqual(20_000);
  });
});
