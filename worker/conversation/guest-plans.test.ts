import { describe, expect, test } from "vitest";
import { morning, said } from "./fixtures.ts";
import { comfortPolicy, type Guest, openWithGuests, usualGuest } from "./guest-fixtures.ts";

const acting = { policies: [comfortPolicy] };
const refund = said("m-1", "buyer", "我要退款", 0);

/** A guest whose plans are these, and whose points are the usual ones. */
const planning =
  (plan: unknown): Guest =>
  (request) =>
    request.kind === "plan" ? { kind: "plan", answer: { ok: plan } } : usualGuest(request);

describe("an intervention of a guest", () => {
  test("waits for its plan, then acts once", async () => {
    const chat = openWithGuests(acting);
    chat.receive(refund);
    await chat.ask();
    expect(chat.decided()).toEqual(["acted matched 1"]);
    const [decision] = chat.state.decisions.values();
    expect(decision?.id).toBe("s/interject/c-1/m-1|guest/watch|said|comfort|0");
    chat.restart();
    await chat.ask();
    expect(chat.decided()).toEqual(["acted matched 1"]);
    expect(chat.requests.filter(({ kind }) => kind === "plan")).toHaveLength(1);
  });

  test("hears of each event after its start, with the state that it gave itself, until it ends", async () => {
    const chat = openWithGuests(acting);
    chat.receive(refund);
    await chat.ask();
    chat.receive(said("m-2", "buyer", "快点", 5));
    chat.receive(said("m-3", "buyer", "人呢", 6));
    await chat.ask();
    const [flow] = chat.state.flows.values();
    expect(flow?.state).toEqual({ heard: 2 });
    chat.receive(said("m-4", "buyer", "谢谢", 9));
    await chat.ask();
    expect(chat.state.flows.size).toBe(0);
    chat.receive(said("m-5", "buyer", "再见", 12));
    await chat.ask();
    expect(chat.requests.filter(({ kind }) => kind === "plan")).toHaveLength(4);
  });

  test("only says what it would have done while the policy observes", async () => {
    const chat = openWithGuests({ policies: [{ ...comfortPolicy, mode: "observe" }] });
    chat.receive(refund);
    await chat.ask();
    expect(chat.decided()).toEqual(["observed matched 1"]);
    expect(chat.state.flows.size).toBe(0);
  });

  test("does not start a second time while it is under way", async () => {
    const chat = openWithGuests(acting);
    chat.receive(refund);
    chat.receive(said("m-2", "buyer", "退款退款", 1));
    await chat.ask();
    expect(chat.decided()).toEqual(["acted matched 1", "cancelled in-progress 0", "acted followed 0"]);
  });

  test("does nothing about a message that was taken back before it had planned", async () => {
    const chat = openWithGuests(acting);
    chat.receive(refund);
    const asking = chat.ask();
    chat.receive({ type: "retracted", id: "e-1", conversation: "c-1", at: morning + 3_000, message: "m-1" });
    await asking;
    expect(chat.decided().filter((line) => line.startsWith("acted"))).toEqual([]);
  });

  test("that comes too late is recorded as late", async () => {
    const chat = openWithGuests(acting);
    chat.receive(refund, { now: morning + 20 * 60_000 });
    await chat.ask();
    expect(chat.decided()).toEqual(["late late 0"]);
    expect(chat.requests.filter(({ kind }) => kind === "plan")).toEqual([]);
  });

  test("may keep silent for a reason that it declared", async () => {
    const chat = openWithGuests({ ...acting, guest: planning({ actions: [], suppressed: "enough" }) });
    chat.receive(refund);
    await chat.ask();
    expect(chat.decided()).toEqual(["suppressed enough 0"]);
  });

  test.each([
    ["an action that it did not declare", { actions: [{ kind: "reply", text: "你好" }] }],
    ["an action without a text", { actions: [{ kind: "suggestion" }] }],
    ["a reason that it did not declare", { actions: [], suppressed: "secret" }],
    ["a state that is no flat data", { actions: [], state: { deep: { er: 1 } } }],
    ["no plan at all", 17],
  ])("that answers with %s does nothing, and the failure counts", async (_, plan) => {
    const chat = openWithGuests({ ...acting, guest: planning(plan) });
    chat.receive(refund);
    await chat.ask();
    expect(chat.decided()).toEqual(["suppressed error 0"]);
    expect(chat.notes.at(-1)).toMatchObject({ failures: 1, error: "plan" });
  });

  test("that does not answer does nothing, and leaves the points alone", async () => {
    const silent: Guest = (request) => {
      if (request.kind === "plan") throw new Error("timeout: no answer within 1000 ms");
      return usualGuest(request);
    };
    const chat = openWithGuests({ ...acting, guest: silent });
    chat.receive(refund);
    await chat.ask();
    expect(chat.decided()).toEqual(["suppressed error 0"]);
    expect(chat.found()).toEqual(["said 退款"]);
  });

  test("whose pack was uninstalled before it was asked is not installed", async () => {
    const chat = openWithGuests(acting);
    chat.receive(refund);
    await chat.ask();
    chat.receive(said("m-2", "buyer", "谢谢", 5));
    chat.change({ installed: false });
    await chat.ask();
    expect(chat.owed.size).toBe(0);
    expect(chat.decided()).toEqual(["acted matched 1"]);
  });

  test("that was switched off between finding and plan says so", async () => {
    const chat = openWithGuests(acting);
    const failsAfterwards: Guest = (request) => {
      chat.change({ ...acting, paused: true, guest: usualGuest });
      return usualGuest(request);
    };
    chat.change({ ...acting, guest: failsAfterwards });
    chat.receive(refund);
    await chat.ask();
    // The run that asked goes on with the settings that it began with.
    expect(chat.decided()).toEqual(["acted matched 1"]);
    chat.receive(said("m-2", "buyer", "还是退款", 5));
    await chat.ask();
    expect(chat.requests.filter(({ kind }) => kind === "plan")).toHaveLength(1);
  });

  test("a late message changes nothing of what was decided", async () => {
    const chat = openWithGuests(acting);
    chat.receive(said("m-2", "buyer", "我要退款", 10));
    await chat.ask();
    chat.receive(said("m-1", "buyer", "你好", 5));
    await chat.ask();
    expect(chat.decided()).toEqual(["acted matched 1"]);
    expect(chat.state.flows.size).toBe(1);
  });
});
