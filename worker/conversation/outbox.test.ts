import { expect, test } from "vitest";
import { morning, offerPolicy, open, said, shopWith } from "./fixtures.ts";
import {
  attemptTimeoutMs,
  type Delivery,
  type DeliveryResult,
  drain,
  holderOf,
  mayReplay,
  nextAttempt,
  replay,
} from "./outbox.ts";

function delivery(key: string, changes: Partial<Delivery> = {}): Delivery {
  return {
    key,
    decision: "d",
    entry: "m-1",
    at: 0,
    body: "{}",
    state: "planned",
    attempt: 0,
    due: 1_000,
    inFlight: false,
    error: null,
    ...changes,
  };
}

/** A receiver that answers from a list, and the record of what was stored before and after each call. */
function receiver(answers: (DeliveryResult | Error)[], options: { honoursKeys?: boolean } = {}) {
  const calls: string[] = [];
  const saved: string[] = [];
  return {
    calls,
    saved,
    deps: {
      now: () => 1_000,
      honoursKeys: () => options.honoursKeys ?? true,
      save: ({ key, state, inFlight }: Delivery) => void saved.push(`${key} ${state}${inFlight ? " in flight" : ""}`),
      deliver: async ({ key }: Delivery) => {
        calls.push(key);
        const answer = answers.shift();
        if (answer === undefined) throw new Error("called too often");
        if (answer instanceof Error) throw answer;
        return answer;
      },
    },
  };
}

test("writes down that an attempt begins before it makes it", async () => {
  const { deps, saved } = receiver([{ state: "sent" }]);
  await drain([delivery("a")], deps);
  expect(saved).toEqual(["a planned in flight", "a sent"]);
});

test("keeps the order of one conversation and leaves what is not due", async () => {
  const { deps, calls } = receiver([{ state: "sent" }, { state: "sent" }]);
  await drain([delivery("b", { at: 2 }), delivery("a", { at: 1 }), delivery("c", { due: 1_001 })], deps);
  expect(calls).toEqual(["a", "b"]);
});

test("somebody outside who does not answer holds up neither the chat nor others", async () => {
  let answerLate: (result: DeliveryResult) => void = () => undefined;
  const late = new Promise<DeliveryResult>((resolve) => {
    answerLate = resolve;
  });
  const { deps, calls } = receiver([]);
  const sent = ["a", "b", "c", "d"].map((key) => delivery(key, { body: key === "a" || key === "d" ? "slow" : "chat" }));
  const draining = drain(sent, {
    ...deps,
    lane: ({ body }) => body,
    deliver: ({ key }) => {
      calls.push(key);
      return key === "a" ? late : Promise.resolve({ state: "sent" });
    },
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(calls).toEqual(["a", "b", "c"]);
  answerLate({ state: "sent" });
  await draining;
  expect(calls).toEqual(["a", "b", "c", "d"]);
  expect(sent.map(({ state }) => state)).toEqual(["sent", "sent", "sent", "sent"]);
});

test("failure F7: what is taken back while those before it are on their way is not sent (simulated run 126353)", async () => {
  const [first, second, third] = [delivery("a"), delivery("b"), delivery("c")];
  const { deps, calls, saved } = receiver([{ state: "sent" }, { state: "sent" }]);
  await drain([first, second, third], {
    ...deps,
    deliver: (one) => {
      if (one === first) Object.assign(second, { state: "cancelled", due: null, error: "retracted" });
      return deps.deliver(one);
    },
  });
  expect(calls).toEqual(["a", "c"]);
  expect(second).toMatchObject({ state: "cancelled", attempt: 0, inFlight: false });
  expect(saved).not.toContainEqual(expect.stringMatching(/^b /));
});

test("a refusal is tried again under the same key when the receiver says so", async () => {
  const one = delivery("a");
  const { deps } = receiver([{ state: "retry", after: 5, error: "503" }]);
  await drain([one], deps);
  expect(one).toMatchObject({ state: "planned", due: 6_000, attempt: 1, error: "503", inFlight: false });
  expect(nextAttempt([one])).toBe(6_000);
});

test("a bug in a channel is a failed attempt, not the end of the drain", async () => {
  const [broken, next] = [delivery("a"), delivery("b", { at: 1 })];
  const { deps } = receiver([new TypeError("x"), { state: "sent" }]);
  await drain([broken, next], deps);
  expect(broken).toMatchObject({ state: "planned", error: "TypeError" });
  expect(next.state).toBe("sent");
});

test("an attempt that a crash cut off is repeated only where the receiver drops known keys", async () => {
  const [menu, webhook] = [delivery("a", { inFlight: true }), delivery("b", { inFlight: true })];
  const strict = receiver([], { honoursKeys: false });
  await drain([menu], strict.deps);
  expect(menu).toMatchObject({ state: "unknown", due: null, error: "interrupted" });
  const relaxed = receiver([{ state: "sent" }]);
  await drain([webhook], relaxed.deps);
  expect(webhook.state).toBe("sent");
});

test("an attempt that our own process cut off does not count, unless it dies in three of them", async () => {
  const again: DeliveryResult = { state: "retry", after: 5, error: "HTTP 500" };
  const { deps } = receiver([again, again, again, again]);
  const [first, once, often] = [
    delivery("a"),
    delivery("b", { attempt: 1, inFlight: true }),
    delivery("c", { attempt: 1, inFlight: true, interrupted: 3 }),
  ];
  await drain([first, once, often], deps);
  expect([first.attempt, once.attempt, often.attempt]).toEqual([1, 1, 2]);
  // It failed by itself now, and the process lived: the receiver's failures count.
  once.due = 1_000;
  await drain([once], deps);
  expect([once.attempt, once.interrupted]).toEqual([2, 1]);
});

test("the next attempt after a crash comes after the one it replaces has timed out", async () => {
  const one = delivery("a");
  let dueDuringCall: number | null = null;
  const { deps } = receiver([]);
  await drain([one], {
    ...deps,
    deliver: async ({ due }) => {
      dueDuringCall = due;
      return { state: "sent" };
    },
  });
  expect(dueDuringCall).toBe(1_000 + attemptTimeoutMs);
});

test("what failed is sent again by hand under its own key, with all its attempts", async () => {
  const failed = delivery("a", { attempt: 9 });
  const { deps, calls } = receiver([{ state: "failed", error: "HTTP 500, 10 attempts" }, { state: "sent" }]);
  await drain([failed], deps);
  expect(nextAttempt([failed])).toBeNull();
  expect(mayReplay(failed)).toBe(true);
  replay(failed, 1_000);
  expect(nextAttempt([failed])).toBe(1_000);
  await drain([failed], deps);
  expect(failed).toMatchObject({ key: "a", state: "sent", attempt: 1, error: null });
  expect(calls).toEqual(["a", "a"]);
});

test("what is on its way, was sent, was cancelled or may have been shown is not sent again by hand", () => {
  const states = ["planned", "sent", "cancelled", "unknown", "failed", "waiting"] as const;
  expect(states.filter((state) => mayReplay(delivery("a", { state })))).toEqual(["failed", "waiting"]);
});

test("what was taken back while it was on its way is not sent once more", async () => {
  const late = delivery("a");
  const { calls, deps } = receiver([{ state: "retry", after: 5, error: "connection lost" }]);
  const deliver = (sent: Delivery) => {
    sent.retracted = true;
    return deps.deliver(sent);
  };
  await drain([late], { ...deps, deliver });
  expect(calls).toEqual(["a"]);
  expect(late).toMatchObject({ state: "cancelled", due: null, error: "retracted" });
  expect(mayReplay(late)).toBe(false);
});

test("nobody knows what became of it when the process died meanwhile", async () => {
  const interrupted = delivery("a", { inFlight: true, retracted: true });
  const { calls, deps } = receiver([]);
  await drain([interrupted], deps);
  expect(calls).toEqual([]);
  expect(interrupted).toMatchObject({ state: "unknown", due: null });
});

test("a delivery finds its decision, also where a late event has taken that over", () => {
  const chat = open(shopWith([offerPolicy]));
  chat.receive([said("m-2", "buyer", "退款", 10)]);
  const [decision] = chat.state.decisions.values();
  const sent = delivery("a", { decision: decision?.id ?? "", entry: "m-2" });
  expect(holderOf(chat.state, sent)?.id).toBe("m-2");
  chat.receive([said("m-1", "buyer", "你好", 5)], { now: morning + 20_000 });
  expect(holderOf(chat.state, sent)?.id).toBe("m-1");
});
