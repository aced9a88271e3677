import { expect, it } from "vitest";
import type { PointTrace } from "../api/types.ts";
import { byReading, markedText, marksOf, readingOf, shorten } from "./reading.ts";

const place = { message: "m-1", start: 3, end: 8 };
const found = { point: "p/a", code: "c", evidence: [{ ...place, quote: "12315" }] };
const silent: PointTrace = {
  point: "p/a",
  shadow: false,
  hits: [],
  findings: [],
  suppressed: [],
  held: [],
  error: null,
  microseconds: 1,
};
const hit = { ...place, phrase: "12315", list: "words" };
const held = { guard: "denial", evidence: found.evidence };

it("tells what a point made of a message", () => {
  expect(readingOf(silent)).toBe("nothing");
  expect(readingOf({ ...silent, hits: [hit] })).toBe("hit");
  expect(readingOf({ ...silent, hits: [hit], held: [held] })).toBe("held");
  expect(readingOf({ ...silent, held: [held], suppressed: [{ ...found, guard: "other-group" }] })).toBe("suppressed");
  expect(readingOf({ ...silent, held: [held], findings: [found] })).toBe("fired");
  expect(readingOf({ ...silent, error: "broken" })).toBe("failed");
});

it("puts the most telling first and keeps the order of the packs otherwise", () => {
  const points = [
    { ...silent, point: "p/quiet" },
    { ...silent, point: "p/held", held: [held] },
    { ...silent, point: "p/first", findings: [found] },
    { ...silent, point: "p/second", findings: [found] },
  ];
  expect(byReading(points).map(({ point }) => point.point)).toEqual(["p/first", "p/second", "p/held", "p/quiet"]);
});

it("marks places of the one message only", () => {
  const elsewhere = { ...hit, message: "m-0" };
  expect(marksOf({ ...silent, hits: [hit, elsewhere], findings: [found] }, "m-1")).toMatchObject([
    { start: 3, end: 8, source: "hit" },
    { start: 3, end: 8, source: "evidence" },
  ]);
});

it("shows each place with what became of it, in as few pieces as there are marks", () => {
  const point = {
    ...silent,
    hits: [hit, { ...hit, start: 3, end: 5 }, { ...hit, start: 8, end: 10 }],
    findings: [found],
  };
  expect(markedText("我要去12315投诉你们", marksOf(point, "m-1")).map(({ text, mark }) => [text, mark])).toEqual([
    ["我要去", null],
    ["12315", "evidence"],
    ["投诉", "hit"],
    ["你们", null],
  ]);
  expect(markedText("你好", [])).toEqual([]);
});

it("cuts long stretches between marks and leaves short ones", () => {
  expect(shorten("你好", "start")).toBe("你好");
  expect(shorten("一".repeat(100), "start")).toBe(`…${"一".repeat(24)}`);
  expect(shorten("一".repeat(100), "end")).toBe(`${"一".repeat(24)}…`);
  expect(shorten("一".repeat(100), null)).toBe(`${"一".repeat(24)}…${"一".repeat(24)}`);
  expect(shorten("👍🏻".repeat(60), "end").endsWith("…")).toBe(true);
});
