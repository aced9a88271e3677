import { expect, test } from "vitest";
import { carriedBy, partsOf, powersOfTen } from "./limits.ts";
import { referenceLoad } from "./load.ts";
import { modelOf, priceParts, totalOf } from "./model.ts";
import { readsOfShop } from "./reads.ts";

/** A message an append, one alarm for each: easy to reckon with. */
const shape = { appends: 1, rows: 3, alarms: 1, setAlarms: 3, awakeSeconds: 10 };

test("rates follow from the day", () => {
  const load = { ...referenceLoad, conversationsADay: 864_000, messagesEach: 10, peak: 10, publishShare: 0.5 };
  expect(modelOf(load, shape)).toMatchObject({
    messagesASecond: { average: 100, peak: 1_000 },
    appendsASecond: 1_000,
    publishesASecond: 500,
    liveObjects: 10_000,
    databases: { byCalls: 2, byRows: 1 },
    perMillion: { appends: 1_000_000, setAlarms: 3_000_000 },
  });
});

test("twice the load costs twice as much, and needs twice the databases", () => {
  const [one, two] = [1, 2].map((factor) =>
    modelOf({ ...referenceLoad, conversationsADay: factor * 35e7, shops: factor * 1e5 }, shape),
  );
  expect(totalOf(two?.price ?? fail()) / totalOf(one?.price ?? fail())).toBeCloseTo(1, 2);
  expect((two?.databases.byCalls ?? 0) / (one?.databases.byCalls ?? 1)).toBeCloseTo(2, 2);
});

test("a million rows cost what the price list says", () => {
  const load = { ...referenceLoad, messagesEach: 1, publishShare: 0 };
  // A row of the log, one of a new conversation, one of the cursor, three alarms.
  expect(modelOf(load, shape).price["rows written"]).toBeCloseTo(6);
  for (const part of priceParts) expect(modelOf(load, shape).price[part]).toBeGreaterThan(0);
});

test("keeping helps where few isolates share many looks, and nothing where each looks once", () => {
  const small = readsOfShop({ ...referenceLoad, conversationsADay: 86_400, messagesEach: 10, peak: 10 }, shape, 1);
  expect(small.facts).toBeCloseTo(0.5, 1);
  const looks = ((350e6 * 10 * 10) / 86_400) * 2 * 1e-5;
  expect(readsOfShop(referenceLoad, shape, 1e-5).facts).toBeGreaterThan(0.6 * looks);
});

test("a part is full exactly at what it is said to carry", () => {
  for (const part of ["one ledger: calls", "one ledger: disk"] as const) {
    const load = { ...referenceLoad, conversationsADay: carriedBy(part, referenceLoad, shape) };
    expect(partsOf(load, shape).find((known) => known.part === part)?.used).toBeCloseTo(1, 2);
  }
});

test("small houses have nothing to fear; great ones break at the only database first", () => {
  const powers = powersOfTen(referenceLoad, shape);
  expect(powers[0]?.full).toEqual([]);
  expect(powers.at(-1)?.full[0]?.part).toMatch(/^one ledger/);
});

function fail(): never {
  throw new Error("no model");
}
