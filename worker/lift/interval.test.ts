import { expect, test } from "vitest";
import { newcombe, studentT, welch, wilson } from "./interval.ts";

const rounded = ({ low, high }: { low: number; high: number }) => [low, high].map((value) => Number(value.toFixed(4)));

test("intervals of shares are those of the published examples (N04)", () => {
  // Newcombe 1998, Statistics in Medicine 17: 81 of 263, and the differences (a), (c), (f) of table II, method 10.
  expect(rounded(wilson({ count: 81, of: 263 }))).toEqual([0.2553, 0.3662]);
  expect(rounded(wilson({ count: 0, of: 20 }))).toEqual([0, 0.1611]);
  expect(rounded(newcombe({ count: 56, of: 70 }, { count: 48, of: 80 }))).toEqual([0.0524, 0.3339]);
  expect(rounded(newcombe({ count: 9, of: 10 }, { count: 3, of: 10 }))).toEqual([0.1705, 0.809]);
  expect(rounded(newcombe({ count: 10, of: 10 }, { count: 0, of: 20 }))).toEqual([0.6791, 1]);
});

test("the t distribution's points are those of the tables", () => {
  for (const [freedom, value] of [
    [10, 2.2281],
    [20, 2.086],
    [30, 2.0423],
    [60, 2.0003],
    [120, 1.9799],
  ] as const)
    expect(studentT(freedom)).toBeCloseTo(value, 4);
});

test("the interval of two means takes their own variances and Welch's degrees of freedom", () => {
  // Two samples of ten and twenty values; R: t.test(1:10, y = 7:20) gives -11.052802 .. -4.947198 (its own example).
  const sample = (values: number[]) => ({
    n: values.length,
    sum: values.reduce((sum, value) => sum + value, 0),
    squares: values.reduce((sum, value) => sum + value * value, 0),
  });
  const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const { low, high } = welch(sample(range(1, 10)), sample(range(7, 20)));
  expect(low).toBeCloseTo(-11.0528, 3);
  expect(high).toBeCloseTo(-4.9472, 3);
});

test("ratings that are all alike differ by exactly what they differ by", () => {
  const five = { n: 40, sum: 200, squares: 1_000 };
  const four = { n: 40, sum: 160, squares: 640 };
  expect(welch(five, four)).toEqual({ low: 1, high: 1 });
});
