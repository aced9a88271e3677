import { beforeEach, expect, inject, test } from "vitest";
import { writeClient } from "../../../db/client.ts";
import { executeOn } from "../../ledger/execute.ts";
import { forward } from "../../ledger/forward.ts";
import { Writer } from "../../ledger/writer.ts";
import { countTry, forgetOldTries, forgiveTry, triesOf } from "./sign-in-tries.ts";

// A hundred tries at once are a hundred writers: as in the product, they pass one at a time, or the server would hang.
const source = { LIBSQL_URL: inject("libsqlUrl") };
const writer = new Writer({ execute: executeOn(source), now: Date.now, random: Math.random, onRejected: () => {} });
const db = writeClient({
  ...source,
  LEDGER: { getByName: () => ({ fetch: (request) => forward(writer, source, request) }) },
});
const start = 1_700_000_000_000;
const quarter = 15 * 60_000;

let email = "";
let address = "";
beforeEach(() => {
  email = `${crypto.randomUUID()}@example.com`;
  address = crypto.randomUUID();
});

const at = (now: number, overrides: { email?: string; address?: string } = {}) =>
  triesOf({ email, address, now, ...overrides });

async function tryTimes(times: number, now = start): Promise<(number | null)[]> {
  const answers: (number | null)[] = [];
  for (let index = 0; index < times; index++) answers.push(await countTry(db, at(now)));
  return answers;
}

test("the tenth try of an account in a quarter of an hour has to wait for the rest of it", async () => {
  expect(await tryTimes(9)).toEqual(Array(9).fill(null));
  expect(await countTry(db, at(start + 60_000))).toBe(14 * 60);
});

test("a hundred tries at once are a hundred", async () => {
  const answers = await Promise.all(Array.from({ length: 100 }, () => countTry(db, at(start))));
  expect(answers.filter((wait) => wait === null)).toHaveLength(9);
});

test("writing the address in capitals does not make another account", async () => {
  await tryTimes(9);
  expect(await countTry(db, at(start, { email: ` ${email.toUpperCase()} ` }))).not.toBeNull();
});

test("another address does not help, and another account from the same address may try", async () => {
  await tryTimes(9);
  expect(await countTry(db, at(start, { address: "elsewhere" }))).not.toBeNull();
  expect(await countTry(db, at(start, { email: "somebody-else@example.com" }))).toBeNull();
});

test("an address that goes through accounts is stopped at the fiftieth", async () => {
  const answers: (number | null)[] = [];
  for (let index = 0; index < 50; index++) {
    answers.push(await countTry(db, at(start, { email: `${index}-${email}` })));
  }
  expect(answers.map((wait) => wait !== null).indexOf(true)).toBe(49);
});

test("the count starts anew after a quarter of an hour", async () => {
  await tryTimes(12);
  expect(await countTry(db, at(start + quarter - 1))).toBe(1);
  expect(await countTry(db, at(start + quarter))).toBeNull();
});

test("the right password forgives the account's tries, and the address only that one", async () => {
  await tryTimes(8);
  await forgiveTry(db, at(start));
  expect(await tryTimes(9)).toEqual(Array(9).fill(null));
  const others = Array.from({ length: 33 }, (_, index) => at(start, { email: `${index}-${email}` }));
  for (const tries of others) expect(await countTry(db, tries)).toBeNull();
  expect(await countTry(db, at(start, { email: `last-${email}` }))).not.toBeNull();
});

test("counters whose time is over are dropped", async () => {
  await tryTimes(9);
  await forgetOldTries(db, start + quarter);
  expect(await countTry(db, at(start))).toBeNull();
});
