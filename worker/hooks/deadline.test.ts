import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Event, event } from "../../plugins/sdk/event.ts";
import { Refused } from "../errors.ts";
import { deadlineOf, isQuestion, lateResults, within } from "./deadline.ts";

const gate = { deadlineMs: 1_000, whenLate: "block" } as const;
const from = { role: "agent", id: "a-1" };
const said = (id: string, pending?: boolean): Event =>
  event.parse({ type: "message", id, at: 0, conversation: "c", from, content: [{ type: "text", text: "x" }], pending });

describe("a deadline", () => {
  it("is the channel's own, or what the platform asks for", () => {
    expect(deadlineOf(undefined, gate)).toEqual(gate);
    expect(deadlineOf("200", gate)).toEqual({ deadlineMs: 200, whenLate: "block" });
    expect(deadlineOf("20", null)).toEqual({ deadlineMs: 20, whenLate: "allow" });
    expect(deadlineOf(undefined, null)).toBeNull();
  });

  it.each(["", "0", "19", "5001", "-200", "1e3", "200.5", " 200", "0x64", "200ms"])("may not be %j", (given) => {
    let refused: unknown;
    try {
      deadlineOf(given, gate);
    } catch (error) {
      refused = error;
    }
    expect(refused).toBeInstanceOf(Refused);
    expect(refused).toMatchObject({ status: 400, path: "deadline" });
  });

  it("counts only where everything is a question: a receipt may not be guessed", () => {
    expect(isQuestion([said("m-1", true), said("m-2", true)])).toBe(true);
    expect(isQuestion([said("m-1", true), said("m-2")])).toBe(false);
    expect(isQuestion([])).toBe(false);
  });

  it("that has passed makes the channel's default the verdict, and says so", () => {
    expect(lateResults([said("m-1", true)], gate)).toEqual([
      { event: "m-1", duplicate: false, findings: [], actions: [], verdict: { decision: "block" }, late: true },
    ]);
  });
});

describe("work with a deadline", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("that is in time gives its answer, and leaves no timer behind", async () => {
    const behind: Promise<unknown>[] = [];
    expect(await within(200, Promise.resolve("yes"), (work) => behind.push(work))).toBe("yes");
    expect([behind.length, vi.getTimerCount()]).toEqual([0, 0]);
  });

  it("that is late gives none, and goes on", async () => {
    const behind: Promise<unknown>[] = [];
    const { promise, resolve } = Promise.withResolvers<string>();
    const answer = within(200, promise, (work) => behind.push(work));
    await vi.advanceTimersByTimeAsync(199);
    expect(behind).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(await answer).toBeNull();
    resolve("too late");
    expect(await Promise.all(behind)).toEqual(["too late"]);
  });

  it("that fails in time throws, and late troubles nobody", async () => {
    await expect(within(200, Promise.reject(new Error("down")), () => undefined)).rejects.toThrow("down");
    const behind: Promise<unknown>[] = [];
    const { promise, reject } = Promise.withResolvers<string>();
    const answer = within(200, promise, (work) => behind.push(work));
    await vi.advanceTimersByTimeAsync(200);
    await answer;
    reject(new Error("down"));
    await expect(Promise.all(behind)).resolves.toEqual([undefined]);
  });
});
