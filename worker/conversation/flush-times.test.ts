import { expect, it } from "vitest";
import { newsAfterMs, newsAt } from "./flush-times.ts";

const live = (watched: boolean) => ({ watched });
const now = 1_000_000;

it("news go at once after a quiet time, whoever listens", () => {
  for (const watched of [true, false])
    expect(newsAt(live(watched), { now, flushedAt: now - 60_000 })).toBe(now + newsAfterMs);
});

it("news that follow each other wait for one another, longer where nobody listens", () => {
  const after = (watched: boolean) => newsAt(live(watched), { now, flushedAt: now - 100 }) - now;
  expect(after(true)).toBeGreaterThan(newsAfterMs);
  expect(after(false)).toBeGreaterThan(after(true));
  // What the shop sees is never older than this.
  expect(after(false)).toBeLessThanOrEqual(5_000);
});
