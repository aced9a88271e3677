import { expect, test } from "vitest";
import { newsAfterMs, rowsAt } from "../../worker/conversation/flush-times.ts";
import { type Tally, Thread } from "./thread.ts";

const started = () => {
  const tally: Tally = { messages: 0, alarms: 0, setAlarms: 0, appends: 0, rows: 0, awakeMs: 0 };
  return { tally, thread: new Thread(10, false) };
};

test("words wait for others, and go together in one append", () => {
  const { thread, tally } = started();
  thread.receive(1_000_000, false, tally);
  thread.receive(1_002_000, false, tally);
  const due = rowsAt({ watched: false }, 1_000_000);
  expect(thread.alarmAt).toBe(due);
  expect(thread.fire(due, tally)).toEqual({ messages: 2, news: 0, oldest: 1_000_000 });
  thread.answered(1_010_100, null, tally);
  // Set with the first word and before the work; what stands then is soon enough for more of a chat that goes on.
  expect(tally).toMatchObject({ messages: 2, appends: 1, alarms: 1, setAlarms: 2 });
});

test("news hurries", () => {
  const { thread, tally } = started();
  thread.receive(1_000_000, false, tally);
  thread.receive(1_001_000, true, tally);
  expect(thread.alarmAt).toBe(1_001_000 + newsAfterMs);
});

test("what the ledger did not take goes again, with what came meanwhile", () => {
  const { thread, tally } = started();
  thread.receive(1_000_000, false, tally);
  const owed = thread.fire(1_010_000, tally);
  if (owed === null) throw new Error("nothing owed");
  thread.receive(1_010_010, false, tally);
  thread.answered(1_010_020, { afterMs: 2_000, owed }, tally);
  expect(thread.alarmAt).toBe(1_012_020);
  expect(thread.fire(1_012_020, tally)).toEqual({ messages: 2, news: 0, oldest: 1_000_000 });
});

test("a question that nobody answers becomes news of its own", () => {
  const { thread, tally } = started();
  thread.receive(1_000_000, false, tally);
  thread.fire(1_005_000, tally);
  thread.answered(1_005_050, null, tally);
  // What stands for safety finds nothing to do, and gives way to what is due.
  expect(thread.alarmAt).toBe(1_035_000);
  expect(thread.fire(1_035_000, tally)).toBeNull();
  expect(thread.alarmAt).toBe(1_060_000);
  expect(thread.fire(1_060_000, tally)).toMatchObject({ messages: 0, news: 1 });
});

test("an alarm in the middle of work starts no second one", () => {
  const { thread, tally } = started();
  thread.receive(1_000_000, false, tally);
  thread.fire(1_005_000, tally);
  thread.receive(1_010_010, false, tally);
  expect(thread.fire(1_005_011, tally)).toBeNull();
  expect(tally.appends).toBe(1);
});
