import { expect, test } from "vitest";
import { ArrivalNotes } from "./arrival-notes.ts";

const accepted = { channel: "interject", reason: null, path: null };
const forged = { channel: "interject", reason: "wrong-signature" as const, path: null };

test("the first request is told at once, what follows is counted and told together", () => {
  const notes = new ArrivalNotes({ everyMs: 10_000 });
  expect(notes.note("m/s", { ...accepted, at: 1_000 })).toEqual([{ ...accepted, at: 1_000, count: 1 }]);
  expect(notes.note("m/s", { ...accepted, at: 1_001 })).toEqual([]);
  expect(notes.note("m/s", { ...forged, at: 1_002 })).toEqual([]);
  expect(notes.note("m/s", { ...accepted, at: 11_000 })).toEqual([
    { ...accepted, at: 11_000, count: 2 },
    { ...forged, at: 1_002, count: 1 },
  ]);
});

test("a flood of forged requests is told once in ten seconds, as one note", () => {
  const notes = new ArrivalNotes();
  const told = Array.from({ length: 100_000 }, (_, index) => notes.note("m/s", { ...forged, at: index })).filter(
    ({ length }) => length > 0,
  );
  // 100,000 requests within 100 seconds.
  expect(told).toHaveLength(10);
  expect(told.every(({ length }) => length === 1)).toBe(true);
  expect(told.at(-1)?.[0]?.count).toBe(10_000);
});

test("whoever looks gets what waits, once", () => {
  const notes = new ArrivalNotes();
  notes.note("m/s", { ...accepted, at: 0 });
  notes.note("m/s", { ...accepted, at: 5 });
  expect(notes.take("m/s", 6)).toEqual([{ ...accepted, at: 5, count: 1 }]);
  expect(notes.take("m/s", 7)).toEqual([]);
  expect(notes.take("m/other", 7)).toEqual([]);
});

test("shops that are heard of least recently are forgotten first", () => {
  const notes = new ArrivalNotes({ capacity: 2 });
  for (const shop of ["m/a", "m/b"]) notes.note(shop, { ...accepted, at: 0 });
  for (const shop of ["m/a", "m/b"]) notes.note(shop, { ...accepted, at: 1 });
  notes.note("m/c", { ...accepted, at: 2 });
  expect(notes.take("m/a", 3)).toEqual([]);
  expect(notes.take("m/b", 3)).toHaveLength(1);
});

test("what is seen after the clock was set back by an hour is told at once (failure F15)", () => {
  const notes = new ArrivalNotes();
  notes.note("m/s", { ...accepted, at: 3_600_000 });
  expect(notes.note("m/s", { ...accepted, at: 0 })).toEqual([{ ...accepted, at: 0, count: 1 }]);
});
