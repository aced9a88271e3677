import { expect, test } from "vitest";
import { rowsFixture } from "./fixtures.ts";
import { Writer } from "./writer.ts";

test("a pause from which nobody wakes it in time ends with the next append", async () => {
  let now = 1_000;
  let commits = 0;
  const writer = new Writer({
    execute: async () => {
      commits++;
      now += 50;
      return [];
    },
    now: () => now,
    random: () => 0,
    // As on a thread that is behind with its work: timers come late.
    pause: () => new Promise(() => undefined),
  });
  const settled = async () => {
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  };
  await writer.append(rowsFixture({ conversation: "c-1" }));
  await settled();
  const waits = writer.append(rowsFixture({ conversation: "c-2" }));
  now += 149;
  await settled();
  expect(commits).toBe(1);
  now += 1;
  const ends = writer.append(rowsFixture({ conversation: "c-3" }));
  expect(await Promise.all([waits, ends])).toEqual([{ ok: true }, { ok: true }]);
  expect(commits).toBe(2);
});

test("a clock that is set back while appends gather keeps nobody waiting for what it was ahead (failure F15)", async () => {
  let now = 1_000;
  const pauses: number[] = [];
  const writer = new Writer({
    execute: async () => {
      now += 50;
      return [];
    },
    now: () => now,
    random: () => 0,
    pause: async (ms) => void pauses.push(ms),
  });
  const ahead = 14 * 86_400_000;
  now += ahead;
  await writer.append(rowsFixture({ conversation: "c-1" }));
  now -= ahead;
  expect(await writer.append(rowsFixture({ conversation: "c-2" }))).toEqual({ ok: true });
  expect(pauses.filter((ms) => ms > 1_000)).toEqual([]);
});
