import fc from "fast-check";
import { expect, test } from "vitest";
import { rowsFor } from "./page.ts";
import { widening } from "./widening.ts";

const dayMs = 86_400_000;
const now = 1_000 * dayMs;

/** Newest first, at most a page and one more; `asked` gathers how far back each question went. */
const readerOf =
  (rows: readonly number[], { limit, to, asked }: { limit: number; to?: number; asked: (number | undefined)[] }) =>
  async (from: number | undefined) => {
    asked.push(from);
    return rows
      .filter((at) => (from === undefined || at >= from) && (to === undefined || at < to))
      .sort((one, other) => other - one)
      .slice(0, rowsFor({ limit }));
  };

test("a page that the last days fill asks for no more, and one of rare rows ends with all there is", async () => {
  const often: (number | undefined)[] = [];
  await widening({ limit: 2, now }, readerOf([now - 1, now - 2, now - 3, 5], { limit: 2, asked: often }));
  expect(often).toEqual([now - 2 * dayMs]);
  const rare: (number | undefined)[] = [];
  const found = await widening({ limit: 2, now }, readerOf([now - 200 * dayMs], { limit: 2, asked: rare }));
  expect(found).toEqual([now - 200 * dayMs]);
  expect(rare).toEqual([now - 2 * dayMs, now - 16 * dayMs, now - 128 * dayMs, undefined]);
});

test("a period is never exceeded, and a page further down begins at its place", async () => {
  const asked: (number | undefined)[] = [];
  await widening({ from: now - 10 * dayMs, limit: 5, now }, readerOf([], { limit: 5, asked }));
  expect(asked).toEqual([now - 2 * dayMs, now - 10 * dayMs]);
  const later: (number | undefined)[] = [];
  const cursor = { at: now - 50 * dayMs, seq: 1 };
  await widening({ cursor, limit: 0, now }, readerOf([now - 51 * dayMs], { limit: 0, asked: later }));
  expect(later[0]).toBe(now - 52 * dayMs);
});

test("the rows are those of the whole period", () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 1_000 }), { maxLength: 30 }),
      fc.record({ limit: fc.integer({ min: 1, max: 5 }) }, { requiredKeys: ["limit"] }),
      fc.option(fc.integer({ min: 0, max: 1_000 }), { nil: undefined }),
      fc.option(fc.integer({ min: 0, max: 1_000 }), { nil: undefined }),
      async (days, { limit }, from, to) => {
        const rows = days.map((day) => day * dayMs);
        const period = {
          ...(from === undefined ? {} : { from: from * dayMs }),
          ...(to === undefined ? {} : { to: to * dayMs }),
        };
        const read = readerOf(rows, { limit, asked: [], ...period });
        const whole = await read(period.from);
        expect(await widening({ ...period, limit, now }, read)).toEqual(whole);
      },
    ),
  ));
