import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { orKept } from "./or-kept.ts";

const patienceMs = 1_000;
const comes = <Value>(ms: number, value: () => Value) =>
  new Promise<Value>((resolve, reject) => {
    setTimeout(() => {
      try {
        resolve(value());
      } catch (error) {
        reject(error);
      }
    }, ms);
  });
const live = () => "live";
const down = () => {
  throw new Error("down");
};

describe("what libSQL says, or what was kept", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** What comes, and after how many milliseconds. */
  async function outcome(read: Promise<string>, kept: string | null) {
    const startedAt = Date.now();
    const asked = vi.fn(async () => kept);
    const got = orKept(read, asked, { patienceMs }).then(
      (value) => ({ value, ms: Date.now() - startedAt }),
      ({ code }) => ({ code, ms: Date.now() - startedAt }),
    );
    await vi.runAllTimersAsync();
    return { ...(await got), asked: asked.mock.calls.length };
  }

  it("is what it says in time, and nobody else is asked", async () => {
    expect(await outcome(comes(900, live), "old")).toEqual({ value: "live", ms: 900, asked: 0 });
  });

  it("is what was kept when it takes too long or fails", async () => {
    expect(await outcome(comes(1_500, live), "old")).toEqual({ value: "old", ms: 1_000, asked: 1 });
    expect(await outcome(comes(10, down), "old")).toEqual({ value: "old", ms: 10, asked: 1 });
  });

  it("is a slow answer where nothing was kept: a new shop of a slow database is served", async () => {
    expect(await outcome(comes(1_500, live), null)).toEqual({ value: "live", ms: 1_500, asked: 1 });
  });

  it("is a refusal that says when to come again where nothing was kept and it fails", async () => {
    expect(await outcome(comes(10, down), null)).toEqual({ code: "unavailable", ms: 10, asked: 1 });
    expect(await outcome(comes(1_500, down), null)).toEqual({ code: "unavailable", ms: 1_500, asked: 1 });
  });
});
