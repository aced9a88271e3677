import { describe, expect, test } from "vitest";
import { type DaySession, drawSample, standardSize } from "./sample.ts";

const sessions = (count: number, role: DaySession["role"] = "agent") =>
  Array.from({ length: count }, (_, index): DaySession => ({ id: `demo/interject/c-${role}-${index}/1`, role }));

describe("how many", () => {
  test.each([
    [0, 0],
    [1, 1],
    [1_000, 1_000],
    [1_001, 1_000],
    [3_333, 1_000],
    [3_334, 1_001],
    [10_000, 3_000],
  ])("of %i human sessions: %i (F148)", (humanSessions, size) => {
    expect(standardSize(humanSessions)).toBe(size);
    expect(drawSample(sessions(humanSessions), { seed: "2026-11-20" }).drawn).toHaveLength(size);
  });

  test("every session of the bot comes on top, whatever the size (F148)", () => {
    const day = [...sessions(20), ...sessions(7, "bot")];
    const { drawn, human, bot } = drawSample(day, { seed: "2026-11-20", size: 5 });
    expect([human, bot]).toEqual([20, 7]);
    expect(drawn.filter((id) => id.includes("bot"))).toHaveLength(7);
    expect(drawn.filter((id) => id.includes("agent"))).toHaveLength(5);
  });

  test("a session without an agent is one that humans missed", () => {
    expect(drawSample(sessions(3, null), { seed: "d" })).toMatchObject({ human: 3, bot: 0 });
  });
});

describe("which", () => {
  const day = sessions(2_000);

  test("the same for the same day, in whatever order they come, and another for another day", () => {
    const sorted = (list: string[]) => list.toSorted();
    const first = drawSample(day, { seed: "2026-11-20", size: 100 }).drawn;
    expect(sorted(drawSample(day.toReversed(), { seed: "2026-11-20", size: 100 }).drawn)).toEqual(sorted(first));
    const other = drawSample(day, { seed: "2026-11-21", size: 100 }).drawn;
    expect(other.filter((id) => first.includes(id)).length).toBeLessThan(25);
  });

  test("a session that joins pushes out at most one", () => {
    const before = new Set(drawSample(day, { seed: "d", size: 100 }).drawn);
    for (const joined of sessions(40, null)) {
      const after = drawSample([...day, joined], { seed: "d", size: 100 }).drawn;
      expect(after.filter((id) => !before.has(id)).length).toBeLessThanOrEqual(1);
    }
  });

  test("no part of the day is preferred", () => {
    const { drawn } = drawSample(day, { seed: "d", size: 500 });
    const quarter = (id: string) => Math.floor(Number(id.split("-")[2]?.split("/")[0]) / 500);
    const counts = [0, 1, 2, 3].map((one) => drawn.filter((id) => quarter(id) === one).length);
    for (const count of counts) expect(Math.abs(count - 125)).toBeLessThan(40);
  });
});
