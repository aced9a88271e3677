import { expect, it } from "vitest";
import { longestGatherMs, newsAfterMs, newsAt, rowsAt } from "./flush-times.ts";

const now = 1_000_000;
const everyone = [true, null, false];

it("news go at once after a quiet time, whoever listens", () => {
  for (const watched of everyone) expect(newsAt({ watched }, { now, flushedAt: now - 60_000 })).toBe(now + newsAfterMs);
});

it("news wait no longer than others although the clock was set back since the last (failure F15)", () => {
  for (const watched of everyone)
    expect(newsAt({ watched }, { now, flushedAt: now + 3_600_000 }) - now).toBeLessThanOrEqual(longestGatherMs);
});

it("news that follow each other, and rows without any, wait longer where nobody listens", () => {
  for (const after of [
    (watched: boolean | null) => newsAt({ watched }, { now, flushedAt: now - 100 }) - now,
    (watched: boolean | null) => rowsAt({ watched }, now) - now,
  ]) {
    const [listening = 0, unknown = 0, alone = 0] = everyone.map(after);
    expect(listening).toBeGreaterThan(newsAfterMs);
    expect(unknown).toBeGreaterThan(listening);
    expect(alone).toBeGreaterThan(unknown);
    // A panel that listens hears of everything sooner than a person asks why, and nothing waits longer than the documents say.
    expect(listening).toBeLessThanOrEqual(3_000);
    expect(alone).toBeLessThanOrEqual(longestGatherMs);
  }
});
