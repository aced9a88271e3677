import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { closedAt, morning, said } from "./fixtures.ts";
import { type Guest, openWithGuests, usualGuest } from "./guest-fixtures.ts";

const failing: Guest = () => {
  throw new Error("timeout: no answer within 1000 ms");
};

describe("points of a guest", () => {
  test("find behind the turn, and once however often they are asked", async () => {
    const chat = openWithGuests();
    chat.receive(said("m-1", "buyer", "我要退款", 0));
    expect(chat.found()).toEqual([]);
    await chat.ask();
    expect(chat.found()).toEqual(["said 退款"]);
    expect(chat.owed.size).toBe(0);
    chat.restart();
    await chat.ask();
    expect(chat.found()).toEqual(["said 退款"]);
    expect(chat.state.entries.map(({ id }) => id)).toEqual(["m-1", "guest:guest:m-1"]);
  });

  test("are told of several events in one call, each with the conversation of its time", async () => {
    const chat = openWithGuests();
    chat.receive(said("m-1", "buyer", "你好", 0));
    chat.receive(said("m-2", "buyer", "我要退款", 1));
    await chat.ask();
    const [request, ...others] = chat.requests;
    expect(others).toEqual([]);
    if (request?.kind !== "inspect") throw new Error("asked for something else");
    expect(request.asks.map(({ event, view }) => [event.id, request.views[view]?.messages])).toEqual([
      ["m-1", 1],
      ["m-2", 2],
    ]);
    expect(chat.found()).toEqual(["said 退款"]);
  });

  test("arm timers that count from the event, however late the guest answered", async () => {
    const chat = openWithGuests();
    chat.receive(said("m-1", "buyer", "在吗", 0));
    await chat.ask();
    chat.wait(63);
    await chat.ask();
    expect(chat.found()).toEqual(["late 在吗"]);
    const [finding] = chat.state.findings.values();
    expect(finding?.at).toBe(morning + 60_000);
    expect(finding?.event).toBe("m-1");
  });

  test("stand in the order of their events, also within a millisecond", async () => {
    const chat = openWithGuests();
    chat.receive({ ...said("z-1", "buyer", "在吗", 0), sequence: 1 });
    chat.receive({ ...said("a-2", "agent", "在的", 0), sequence: 2 });
    await chat.ask();
    chat.wait(600);
    await chat.ask();
    expect(chat.found()).toEqual([]);
  });

  test("let an answer disarm them", async () => {
    const chat = openWithGuests();
    chat.receive(said("m-1", "buyer", "在吗", 0));
    await chat.ask();
    chat.receive(said("m-2", "agent", "在的", 30));
    await chat.ask();
    chat.wait(600);
    await chat.ask();
    expect(chat.found()).toEqual([]);
  });

  test("judge a session that goes on anew, and withdraw what they no longer find", async () => {
    const chat = openWithGuests();
    chat.receive(said("m-0", "agent", "您好", 0));
    chat.receive(said("m-1", "buyer", "不要了", 1));
    chat.receive(closedAt("e-1", 5));
    await chat.ask();
    expect(chat.found()).toEqual(["open 不要了"]);
    chat.receive(said("m-2", "agent", "好的再见", 10));
    chat.receive(closedAt("e-2", 20));
    expect(chat.found()).toEqual(["open 不要了"]);
    chat.change({ guest: usualGuest });
    await chat.ask();
    expect(chat.found()).toEqual(["open 不要了"]);
  });

  test("that fail leave their error in the log, name its kind alone to the counters, and find nothing", async () => {
    const chat = openWithGuests({ guest: failing });
    chat.receive(said("m-1", "buyer", "我要退款", 0));
    await chat.ask();
    const word = chat.state.byId.get("guest:guest:m-1");
    expect(word?.result?.errors).toEqual([{ point: "guest/watch", error: "timeout: no answer within 1000 ms" }]);
    expect(chat.notes).toMatchObject([{ error: "timeout", failures: 1 }]);
    expect(chat.found()).toEqual([]);
  });

  test.each([
    [
      "a code that is not declared",
      [{ kind: "finding", code: "other", evidence: [{ message: "m-1", start: 0, end: 1 }] }],
    ],
    [
      "a span outside the message",
      [{ kind: "finding", code: "said", evidence: [{ message: "m-1", start: 0, end: 99 }] }],
    ],
    [
      "a message of another chat",
      [{ kind: "finding", code: "said", evidence: [{ message: "m-9", start: 0, end: 1 }] }],
    ],
    ["no list", { kind: "finding" }],
    ["too many results", Array.from({ length: 51 }, () => ({ kind: "disarm", timer: "x" }))],
  ])("that answer with %s are not believed", async (_, ok) => {
    const lying: Guest = (request) =>
      request.kind === "plan"
        ? usualGuest(request)
        : { kind: "inspect", answers: request.asks.map((ask) => ask.points.map(() => ({ ok }))) };
    const chat = openWithGuests({ guest: lying });
    chat.receive(said("m-1", "buyer", "我要退款", 0));
    await chat.ask();
    expect(chat.state.byId.get("guest:guest:m-1")?.result?.errors).toHaveLength(1);
    expect(chat.found()).toEqual([]);
  });

  test("are not asked while they are paused, nor afterwards about what has passed", async () => {
    const chat = openWithGuests({ paused: true });
    chat.receive(said("m-1", "buyer", "我要退款", 0));
    await chat.ask();
    chat.change({});
    await chat.ask();
    expect(chat.requests).toEqual([]);
    expect(chat.found()).toEqual([]);
  });

  test("whose pack is gone keep what they have found, also when the log is judged again", async () => {
    const chat = openWithGuests();
    chat.receive(said("m-1", "buyer", "我要退款", 10));
    await chat.ask();
    chat.change({ installed: false });
    chat.receive(said("m-0", "buyer", "你好", 5));
    expect(chat.found()).toEqual(["said 退款"]);
    chat.restart();
    expect(chat.found()).toEqual(["said 退款"]);
  });
});

describe("a log that changes", () => {
  test("asks again about what a late message comes before, and keeps what stands", async () => {
    const chat = openWithGuests();
    chat.receive(said("m-2", "buyer", "我要退款", 10));
    await chat.ask();
    const [before] = chat.state.findings.values();
    chat.receive(said("m-1", "buyer", "你好", 5));
    expect(chat.found()).toEqual(["said 退款"]);
    await chat.ask();
    expect([...chat.state.findings.values()]).toEqual([before]);
  });

  test("asks again about what a late message comes before, also while the guest reads it", async () => {
    const chat = openWithGuests();
    chat.receive(said("m-2", "buyer", "我要退款", 10));
    const asking = chat.ask();
    chat.receive(said("m-1", "buyer", "你好", 5));
    await asking;
    const views = chat.requests.flatMap((request) =>
      request.kind === "inspect"
        ? request.asks.map(({ event, view }) => [event.id, request.views[view]?.messages])
        : [],
    );
    expect(views).toEqual([
      ["m-2", 1],
      ["m-1", 1],
      ["m-2", 2],
    ]);
  });

  test("lets a guest that changes its mind withdraw its finding", async () => {
    const chat = openWithGuests();
    chat.receive(said("m-2", "buyer", "我要退款", 10));
    await chat.ask();
    const calm: Guest = (request) =>
      request.kind === "plan"
        ? usualGuest(request)
        : { kind: "inspect", answers: request.asks.map((ask) => ask.points.map(() => ({ ok: [] }))) };
    chat.change({ guest: calm });
    chat.receive(said("m-1", "buyer", "你好", 5));
    await chat.ask();
    expect(chat.found()).toEqual([]);
    expect([...chat.state.findings.values()].map(({ status }) => status)).toEqual(["withdrawn"]);
  });

  test("forgets the words of a retracted message, in what guests said of it, too", async () => {
    const chat = openWithGuests();
    chat.receive(said("m-1", "buyer", "我要退款", 0));
    await chat.ask();
    chat.receive({ type: "retracted", id: "e-1", conversation: "c-1", at: morning + 5_000, message: "m-1" });
    await chat.ask();
    const answers = chat.state.entries.flatMap(({ event }) => (event.type === "guest" ? [event.answers] : []));
    expect(answers).toEqual([[]]);
    expect(JSON.stringify(chat.state.entries.map(({ event }) => event))).not.toContain("退款");
    expect([...chat.state.findings.values()].flatMap(({ evidence }) => evidence.map(({ quote }) => quote))).toEqual([
      "",
    ]);
  });

  test("takes no words that were taken back while the guest read them", async () => {
    const chat = openWithGuests();
    chat.receive(said("m-1", "buyer", "我要退款", 0));
    const asking = chat.ask();
    chat.receive({ type: "retracted", id: "e-1", conversation: "c-1", at: morning + 5_000, message: "m-1" });
    await asking;
    expect(JSON.stringify(chat.state.entries)).not.toContain("退款");
  });

  test("comes to the same findings in whatever order events arrive and guests answer (F5)", async () => {
    const events = [
      said("m-1", "buyer", "你好", 0),
      said("m-2", "buyer", "我要退款", 20),
      said("m-3", "agent", "好的", 50),
      said("m-4", "buyer", "还没退款", 60),
      closedAt("e-1", 300),
    ];
    const inOrder = openWithGuests();
    for (const event of events) {
      inOrder.receive(event);
      await inOrder.ask();
    }
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(events, { minLength: 5 }),
        fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
        async (order, answers) => {
          const chat = openWithGuests();
          for (const [index, event] of order.entries()) {
            chat.receive(event, { now: morning + 300_000 });
            // Some events come while the guest is still reading.
            const asking = chat.ask();
            if (answers[index]) await asking;
          }
          await chat.ask();
          await chat.ask();
          expect(chat.found()).toEqual(inOrder.found());
        },
      ),
      { numRuns: 100 },
    );
    expect(inOrder.found()).toEqual(["late 还没退款", "open 还没退款", "said 退款", "said 退款"]);
  });
});

describe("what a guest is shown", () => {
  const buyer = { role: "buyer" as const, id: "b-77", name: "李女士" };
  const events = () => [
    {
      ...said("m-1", "buyer", "在吗", 0),
      from: buyer,
      content: [
        { type: "text" as const, text: "在吗" },
        { type: "image" as const, url: "https://example.com/secret.png" },
        { type: "order" as const, id: "o-1" },
      ],
    },
    {
      type: "order" as const,
      id: "e-1",
      conversation: "c-1",
      at: morning + 1_000,
      order: { id: "o-1", status: "created" as const, remark: "门口" },
    },
    said("m-2", "buyer", "好的", 2),
  ];
  const seen = async (personalData: readonly ("buyer" | "orders" | "links")[]) => {
    const chat = openWithGuests({ personalData });
    for (const event of events()) chat.receive(event as Parameters<typeof chat.receive>[0]);
    await chat.ask();
    return JSON.stringify(chat.requests);
  };

  test("holds nothing of the person that its pack did not ask for", async () => {
    const text = await seen([]);
    for (const secret of ["b-77", "李女士", "secret.png", "o-1", "门口"])
      expect([secret, text.includes(secret)]).toEqual([secret, false]);
    expect(text).toContain("在吗");
  });

  test.each([
    ["buyer" as const, ["b-77", "李女士"]],
    ["orders" as const, ["o-1", "门口"]],
    ["links" as const, ["secret.png"]],
  ])("holds what it asked for: %s", async (kind, words) => {
    const text = await seen([kind]);
    for (const word of words) expect([word, text.includes(word)]).toEqual([word, true]);
  });
});
