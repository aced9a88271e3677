import { expect, test } from "vitest";
import type { Dialogue } from "./dialogues.ts";
import { scoreTable } from "./report.ts";
import { compare, summaryOf } from "./score.ts";

const said = (id: string, count: number, labelled = ["ask_human", "closing_missing"]): Dialogue => ({
  id,
  complete_session: true,
  labelled_points: labelled,
  messages: Array.from({ length: count }, () => ({ role: "buyer" as const, text: "在吗" })),
});
const pair = (dialogue_id: string, message_index: number, point: string) => ({ dialogue_id, message_index, point });

test("counts hits, misses and false alarms by message", () => {
  const { points, falsePositives, missed } = compare({
    dialogues: [said("a", 4)],
    labels: [pair("a", 0, "ask_human"), pair("a", 1, "ask_human")],
    ignored: [],
    predictions: [pair("a", 0, "ask_human"), pair("a", 3, "ask_human")],
  });
  expect(points.get("ask_human")).toMatchObject({
    support: 2,
    tp: 1,
    fp: 1,
    fn: 1,
    precision: 0.5,
    recall: 0.5,
    f1: 0.5,
  });
  expect(points.get("ask_human")?.fp_per_1000).toBe(250);
  expect(falsePositives).toEqual([{ dialogue: "a", index: 3, point: "ask_human" }]);
  expect(missed).toEqual([{ dialogue: "a", index: 1, point: "ask_human" }]);
});

test("a prediction on an ignored pair counts neither way, unless the pair is a positive as well", () => {
  const { points } = compare({
    dialogues: [said("a", 3)],
    labels: [pair("a", 0, "ask_human")],
    ignored: [pair("a", 0, "ask_human"), pair("a", 1, "ask_human")],
    predictions: [pair("a", 0, "ask_human"), pair("a", 1, "ask_human")],
  });
  expect(points.get("ask_human")).toMatchObject({ tp: 1, fp: 0, fn: 0 });
});

test("points about a conversation match on the dialogue, whichever message they name", () => {
  const { points } = compare({
    dialogues: [said("a", 5), said("b", 5)],
    labels: [{ dialogue_id: "a", message_index: null, point: "closing_missing" }],
    ignored: [],
    predictions: [pair("a", 4, "closing_missing"), pair("a", 2, "closing_missing"), pair("b", 4, "closing_missing")],
  });
  expect(points.get("closing_missing")).toMatchObject({ support: 1, units: 2, tp: 1, fp: 1, fn: 0 });
});

test("a point is scored only in dialogues that were labelled for it", () => {
  const { points } = compare({
    dialogues: [said("a", 2), said("b", 2, ["ask_human"])],
    labels: [],
    ignored: [],
    predictions: [pair("b", 1, "closing_missing")],
  });
  expect(points.get("closing_missing")).toMatchObject({ units: 1, fp: 0 });
});

test("averages only points with at least fifteen positives", () => {
  const labels = Array.from({ length: 15 }, (_, index) => pair("a", index, "ask_human"));
  const { points } = compare({
    dialogues: [said("a", 20)],
    labels: [...labels, pair("a", 0, "closing_missing")],
    ignored: [],
    predictions: labels.slice(0, 5),
  });
  expect(summaryOf(points)).toMatchObject({ averaged: 1, macro: 0.5 });
});

test("prints the columns of the test sets' own judge", () => {
  const { points } = compare({
    dialogues: [said("a", 4, ["ask_human"])],
    labels: [pair("a", 0, "ask_human")],
    ignored: [],
    predictions: [pair("a", 0, "ask_human")],
  });
  expect(scoreTable(points)).toBe(
    [
      "point                supp   tp   fp   fn     P     R    F1   R 95%CI          FP/1000   D-P   D-R  D-F1",
      "ask_human               1    1    0    0 1.000 1.000 1.000  (0.207, 1.0)     0.000   1.000 1.000 1.000",
      "macro-F1 over points with >=15 positives: 0.000 (0 points)   micro P/R/F1: 1.000 1.000 1.000   predictions on unknown dialogues: 0",
    ].join("\n"),
  );
});

test("rounds a tie to the even digit, as that judge does", () => {
  const labels = Array.from({ length: 26 }, (_, index) => pair("a", index, "ask_human"));
  const wrong = Array.from({ length: 6 }, (_, index) => pair("a", 30 + index, "ask_human"));
  const { points } = compare({
    dialogues: [said("a", 40, ["ask_human"])],
    labels,
    ignored: [],
    predictions: [...labels, ...wrong],
  });
  expect(points.get("ask_human")?.precision).toBe(0.8125);
  expect(scoreTable(points).split("\n")[1]).toContain(" 0.812 1.000 ");
});
