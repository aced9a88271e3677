import { expect, test } from "vitest";
import { appealDays, dueAt, entryOf, handlingDays, isDoubtable } from "./entry.ts";

const dayMs = 86_400_000;
const endedAt = Date.UTC(2026, 9, 1);
const week = endedAt + appealDays * dayMs;
const known = { endedAt, appeals: [], standing: 2, now: endedAt + 1 };
const open = { state: "open", decidedAt: null } as const;
const rejected = (decidedAt: number) => ({ state: "rejected", decidedAt }) as const;

test("a result may be doubted for a week, to the last moment (F175)", () => {
  expect(entryOf(known)).toEqual({ may: true, round: 1, until: week });
  expect(entryOf({ ...known, now: week })).toMatchObject({ may: true });
  expect(entryOf({ ...known, now: week + 1 })).toEqual({ may: false, why: "late", until: week });
});

test("one appeal waits at a time (F176)", () => {
  expect(entryOf({ ...known, appeals: [open] })).toMatchObject({ may: false, why: "open" });
  expect(entryOf({ ...known, appeals: [rejected(endedAt + 2), open], now: week + 9 })).toMatchObject({ why: "open" });
});

test("a second appeal has a week from the first decision, and there is no third (N08)", () => {
  const decidedAt = endedAt + 3 * dayMs;
  const until = decidedAt + appealDays * dayMs;
  const second = { ...known, appeals: [rejected(decidedAt)] };
  expect(entryOf({ ...second, now: until })).toEqual({ may: true, round: 2, until });
  expect(entryOf({ ...second, now: until + 1 })).toMatchObject({ may: false, why: "late" });
  const third = { ...known, appeals: [rejected(decidedAt), rejected(decidedAt + 1)] };
  expect(entryOf(third)).toMatchObject({ may: false, why: "final" });
});

test("where nothing stands there is nothing to doubt", () => {
  expect(entryOf({ ...known, standing: 0 })).toMatchObject({ may: false, why: "nothing" });
});

test("what stands and counts against the agent may be doubted, alerts too (N09)", () => {
  const alert = { kind: "alert", status: "active", verdict: null };
  expect(isDoubtable(alert)).toBe(true);
  expect(isDoubtable({ ...alert, kind: "deduct", status: "resolved", verdict: "right" })).toBe(true);
  expect(isDoubtable({ ...alert, kind: "bonus" })).toBe(false);
  for (const status of ["dismissed", "withdrawn", "shadow"]) expect(isDoubtable({ ...alert, status })).toBe(false);
  // A person's word is in the ledger a moment before the status that follows from it.
  expect(isDoubtable({ ...alert, verdict: "wrong" })).toBe(false);
});

test("a reviewer has three days", () => {
  expect(handlingDays).toBe(3);
  expect(dueAt(endedAt)).toBe(endedAt + 3 * dayMs);
});
