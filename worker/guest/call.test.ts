import { describe, expect, test, vi } from "vitest";
import { askGuest } from "./call.ts";
import { type Asking, inspectRequest, outputsOf } from "./fixtures.ts";
import { GuestFailed } from "./guest-failed.ts";
import type { WireRequest } from "./wire.ts";

/** Whatever comes back across the border: an answer in its form, or one kind of error. */

const saying = (answer: unknown): Asking => ({ ask: async () => answer });
const request = inspectRequest();
const plan = { kind: "plan", messages: [], views: [], intervention: "i", input: {} } as unknown as WireRequest;

async function failureOf(guest: Asking, asked: WireRequest = request): Promise<string> {
  const failed: unknown = await askGuest(guest, asked).catch((error: unknown) => error);
  if (!(failed instanceof GuestFailed)) throw new Error(`no failure: ${JSON.stringify(failed)}`);
  return `${failed.code}: ${failed.message}`;
}

describe("an answer is taken", () => {
  test("with what each point said, and what went wrong", async () => {
    const answers = [[{ ok: [{ kind: "disarm", timer: "t" }] }, { error: "TypeError: x" }]];
    const answer = await askGuest(
      saying(JSON.stringify({ kind: "inspect", answers })),
      inspectRequest("在吗", ["p", "q"]),
    );
    expect(outputsOf(answer)).toEqual(answers);
  });

  test("without halves of characters, which nothing could store", async () => {
    const answer = await askGuest(saying('{"kind":"inspect","answers":[[{"ok":["a\\ud800b"]}]]}'), request);
    expect(outputsOf(answer)).toEqual([[{ ok: ["a\ufffdb"] }]]);
  });

  test("of an intervention", async () => {
    const answer = await askGuest(saying('{"kind":"plan","answer":{"ok":{"actions":[]}}}'), plan);
    expect(answer).toEqual({ kind: "plan", answer: { ok: { actions: [] } } });
  });
});

describe("an answer is refused", () => {
  const inspect = (answers: unknown) => JSON.stringify({ kind: "inspect", answers });
  test.each([
    ["nothing", undefined, "answered with undefined instead of text"],
    ["a number", 5, "answered with number"],
    ["an object", { kind: "inspect", answers: [[{ ok: [] }]] }, "answered with object"],
    ["a function", () => "{}", "answered with function"],
    ["no JSON", "{", "is not JSON"],
    ["null", "null", "no list of what points said"],
    ["another kind", '{"kind":"plan","answer":{"ok":[]}}', "no list"],
    ["too few asks", inspect([]), "more or fewer"],
    ["too many asks", inspect([[{ ok: [] }], [{ ok: [] }]]), "more or fewer"],
    ["too many points", inspect([[{ ok: [] }, { ok: [] }]]), "more or fewer"],
    ["something in the place of an output", inspect([[null]]), "no list"],
    ["an output that is both", inspect([[{ ok: [], error: "x" }]]), "no list"],
    ["an output of neither", inspect([[{}]]), "no list"],
    ["an error that is no text", inspect([[{ error: {} }]]), "no list"],
    ["more fields than there are", '{"kind":"inspect","answers":[[{"ok":[]}]],"more":1}', "no list"],
    ["a prototype", '{"kind":"inspect","answers":[[{"ok":{"__proto__":{"a":1}}}]]}', "names a prototype"],
    ["a prototype in disguise", '{"kind":"inspect","answers":[[{"ok":{"__pr\\u006fto__":1}}]]}', "names a prototype"],
    ["what lies too deep", inspect([[{ ok: JSON.parse("[".repeat(60) + "]".repeat(60)) }]]), "lies too deep"],
    ["what lies a hundred thousand deep", `[${"[".repeat(8_000)}${"]".repeat(8_000)}]`, "lies too deep"],
    ["10 MB", JSON.stringify("x".repeat(10_000_000)), "10000002 characters; at most 17408 are taken"],
  ])("that is %s", async (_, answer, message) => {
    const failure = await failureOf(saying(answer));
    expect(failure.startsWith("output: ")).toBe(true);
    expect(failure).toContain(message);
  });

  test("that is no plan", async () => {
    expect(await failureOf(saying('{"kind":"inspect","answers":[]}'), plan)).toBe("output: the answer is no plan");
  });

  test("and whatever holds the guest is let go", async () => {
    let disposed = 0;
    const stub = Object.assign(() => {}, { [Symbol.dispose]: () => void disposed++ });
    expect(await failureOf(saying(stub))).toContain("answered with function");
    expect(disposed).toBe(1);
  });
});

describe("a call fails", () => {
  test("as broken off, without the words of whoever broke it", async () => {
    const guest = { ask: async () => Promise.reject(new TypeError("买家说：我的电话是 138")) };
    expect(await failureOf(guest)).toBe("crash: the call broke off (TypeError)");
    expect(await failureOf({ ask: () => Promise.reject("买家说") })).toBe("crash: the call broke off (string)");
  });

  test("as loading failed, where that is known", async () => {
    const failed = new GuestFailed("load", "the code of the pack cannot be read");
    expect(await failureOf({ ask: async () => Promise.reject(failed) })).toBe(`load: ${failed.message}`);
  });

  test("after a second without an answer; a late one is let go", async () => {
    vi.useFakeTimers();
    try {
      let disposed = 0;
      let answer: (late: unknown) => void = () => {};
      const asked = new Promise<unknown>((resolve) => {
        answer = resolve;
      });
      const failure = failureOf({ ask: () => asked });
      await vi.advanceTimersByTimeAsync(1_000);
      expect(await failure).toBe("timeout: no answer within 1000 ms");
      expect(vi.getTimerCount()).toBe(0);
      answer({ [Symbol.dispose]: () => void disposed++ });
      await vi.advanceTimersByTimeAsync(0);
      expect(disposed).toBe(1);
    } finally {
      vi.useRealTimers();
    }
  });

  test("and leaves no timer behind when it answers", async () => {
    vi.useFakeTimers();
    try {
      await askGuest(saying('{"kind":"inspect","answers":[[{"ok":[]}]]}'), request);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});
