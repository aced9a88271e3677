import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { askGuest } from "./call.ts";
import { type Asking, guarded, inspectRequest, outputsOf, packOf } from "./fixtures.ts";
import { GuestFailed } from "./guest-failed.ts";
import { type GuestOf, loadGuest } from "./load.ts";

/** Guests in isolates of their own, and a house that goes on whatever they do. */

let packs = 0;
const newPack = (changes: Partial<GuestOf> = {}): GuestOf => ({
  merchant: "m-1",
  shop: "s-1",
  pack: `pack-${++packs}`,
  sha256: "a".repeat(64),
  ...changes,
});

/** What the point `p` of a pack says. `code` is loaded as it is; `guarded` makes it safe. */
async function said(code: string, of = newPack()): Promise<unknown> {
  const answer = await askGuest(
    loadGuest(env, of, async () => code),
    inspectRequest(),
  );
  return outputsOf(answer)[0]?.[0];
}

const unguarded = (inspect: string, before = "") =>
  `${before}\nexport default () => ({ points: [{ id: "p", inspect: ${inspect} }], interventions: [] });`;

describe("a guest", () => {
  test("finds the event, the conversation, its settings and hits, all frozen", async () => {
    const code = packOf(`({ event, conversation, config, hits, noted }) => [
      event.message.text, conversation.messages[0] === event.message, conversation.session.messages.length,
      [event, event.message, event.message.from, conversation, conversation.messages, conversation.session, config, hits, noted]
        .every(Object.isFrozen),
    ]`);
    expect(await said(guarded(code))).toEqual({ ok: ["在吗", true, 1, true] });
  });

  test("plans with what the host gives it", async () => {
    const code = `export default { points: [], interventions: [{ id: "i", plan: ({ trigger, state, conversation }) =>
      ({ actions: [], state: { n: state.n + 1, kind: trigger.kind, of: conversation.id } }) }] };`;
    const { messages, views } = inspectRequest();
    const [view] = views;
    if (view === undefined) throw new Error("no view");
    const input = {
      trigger: { kind: "timer", at: 1 },
      config: {},
      state: { n: 1 },
      seats: {},
      shop: {},
      standing: null,
    };
    const answer = await askGuest(
      loadGuest(env, newPack(), async () => guarded(code)),
      { kind: "plan", messages, views: [view], intervention: "i", input: input as never },
    );
    expect(outputsOf(answer)).toEqual([[{ ok: { actions: [], state: { n: 2, kind: "timer", of: "c-1" } } }]]);
  });

  test("says what it has, or why it cannot be made", async () => {
    const code = `export default {
      points: [{ id: "a", codes: { x: {}, y: {} } }, { id: "b", codes: {} }], interventions: [{ id: "c" }] };`;
    const described = await loadGuest(env, newPack(), async () => guarded(code)).describe();
    expect(JSON.parse(described)).toEqual({
      points: [
        { id: "a", codes: ["x", "y"] },
        { id: "b", codes: [] },
      ],
      interventions: [{ id: "c" }],
    });
    const broken = loadGuest(env, newPack(), async () => guarded(`null.x;\n${code}`));
    await expect(broken.describe()).rejects.toThrow("TypeError: Cannot read properties of null");
    const endless = loadGuest(env, newPack(), async () => guarded(`for (;;);\n${code}`));
    await expect(endless.describe()).rejects.toThrow("used up the steps");
  });

  test("has an empty environment and no network, even if its code were not guarded", async () => {
    const names = "fetch connect WebSocket caches crypto self process performance navigator scheduler".split(" ");
    const types = `() => [${names.map((name) => `typeof ${name}`)}]`;
    expect(await said(unguarded(types))).toEqual({ ok: names.map(() => "undefined") });
    // The runtime's own list of what is bound needs what the realm no longer has; there is nothing on it, see load.test.ts.
    const bound = await said(unguarded("() => [Object.keys(env)]", `import { env } from "cloudflare:workers";`));
    expect(bound).toEqual({ error: "ReferenceError: Reflect is not defined" });
    const connects = unguarded(
      `() => [typeof connect("example.com:80")]`,
      `import { connect } from "cloudflare:sockets";`,
    );
    expect(await said(connects)).toEqual({ error: expect.stringContaining("not permitted to access the internet") });
  });

  test("cannot make code from text, even if its code were not guarded", async () => {
    const tries = `() => [() => {}, class {}, [].map].map((code) => {
      try { return typeof code.constructor("return 1")(); } catch (error) { return error.name; }
    })`;
    expect(await said(unguarded(tries))).toEqual({ ok: ["TypeError", "TypeError", "TypeError"] });
  });
});

describe("what a guest remembers", () => {
  const counting = unguarded("() => [++count]", "let count = 0;");

  test("is each shop's own, with the same pack and the same code", async () => {
    const one = newPack();
    expect(await said(counting, one)).toEqual({ ok: [1] });
    expect(await said(counting, one)).toEqual({ ok: [2] });
    expect(await said(counting, { ...one, shop: "s-2" })).toEqual({ ok: [1] });
    expect(await said(counting, { ...one, merchant: "m-2" })).toEqual({ ok: [1] });
    expect(await said(counting, { ...one, pack: "other" })).toEqual({ ok: [1] });
  });

  test("is gone with the request once its code is guarded: no chat knows of another", async () => {
    const hoarding = guarded(
      packOf(
        "({ event }) => [hoard.push(event.message.text), once.has(Math)]",
        "const hoard = [], once = new WeakMap();",
      ),
    );
    const one = newPack();
    expect(await said(hoarding, one)).toEqual({ ok: [1, false] });
    expect(await said(hoarding, one)).toEqual({ ok: [1, false] });
  });

  test("is gone with its version", async () => {
    const one = newPack();
    expect(await said(counting, one)).toEqual({ ok: [1] });
    const changed = unguarded("() => ['changed']");
    expect(await said(changed, one)).toEqual({ ok: [2] });
    expect(await said(changed, { ...one, sha256: "b".repeat(64) })).toEqual({ ok: ["changed"] });
  });
});

describe("a point that fails", () => {
  test("is an error of its own; the others are asked", async () => {
    const code = `const say = (value) => () => [value];
export default { points: [
  { id: "before", inspect: say(1) },
  { id: "throws", inspect() { throw new RangeError("no"); } },
  { id: "endless", inspect() { for (;;); } },
  { id: "nothing" },
  { id: "after", inspect: say(2) },
], interventions: [] };`;
    const points = ["before", "throws", "endless", "nothing", "missing", "after"];
    const guest = loadGuest(env, newPack(), async () => guarded(code));
    const outputs = outputsOf(await askGuest(guest, inspectRequest("在吗", points, 2)));
    expect(outputs[0]).toEqual([
      { ok: [1] },
      { error: "RangeError: no" },
      { error: "RangeError: used up the steps of a call" },
      { error: "TypeError: nothing has no function inspect" },
      { error: "TypeError: the pack has no missing among its points" },
      { ok: [2] },
    ]);
    // It has had its chance in this request.
    expect(outputs[1]?.[2]).toEqual({ error: "RangeError: used up its steps a moment ago" });
    expect(outputs[1]?.[5]).toEqual({ ok: [2] });
  });

  test.each([
    [
      "an object with traps",
      "{ get name() { throw 1; }, get message() { for (;;); } }",
      "Error: threw what cannot be read",
    ],
    ["a frozen error", 'Object.freeze(new TypeError("x"))', "TypeError: x"],
    ["a text", '"x"', "Error: x"],
    ["a symbol", "Symbol()", "Error: a symbol"],
    ["nothing", "undefined", "Error: undefined"],
    ["an error with a long message", 'new Error("长".repeat(1000))', `Error: ${"长".repeat(193)}`],
  ])("by throwing %s is a line of text", async (_, thrown, error) => {
    expect(await said(guarded(packOf(`() => { throw ${thrown}; }`)))).toEqual({ error });
  });

  test("by an output that is too long is an error, too", async () => {
    expect(await said(guarded(packOf('() => ["x".repeat(20000)]')))).toEqual({
      error: "RangeError: the JSON becomes too long",
    });
  });
});

/** A guest that is not our own shim: it says whatever it likes. */
function liar(method: string): Asking {
  const main = `import { RpcTarget, WorkerEntrypoint } from "cloudflare:workers";
export default class extends WorkerEntrypoint { ask(request) { ${method} } }`;
  const stub = env.LOADER.get(null, () => ({
    compatibilityDate: "2026-08-01",
    mainModule: "main.js",
    modules: { "main.js": main },
    env: {},
    globalOutbound: null,
  }));
  return stub.getEntrypoint() as unknown as Asking;
}

describe("a guest that lies across the border", () => {
  test.each([
    ["an object", "return { kind: 'inspect' };", "output"],
    ["a function", "return () => 1;", "output"],
    ["a target with a then", "return new (class extends RpcTarget { then() {} })();", "crash"],
    ["a thenable", "return { then: (done) => done({}) };", "output"],
    ["10 MB", "return 'x'.repeat(10_000_000);", "output"],
    ["bytes", "return new Uint8Array(10);", "output"],
    ["a getter that throws", "return { get kind() { throw new Error('x'); } };", "crash"],
    ["an error", "throw new Error('x');", "crash"],
    ["an error that is none", "throw { message: 'x' };", "crash"],
    ["nothing, ever", "return new Promise(() => {});", "timeout"],
  ])("with %s has failed", async (_, method, code) => {
    const failed: unknown = await askGuest(liar(method), inspectRequest()).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(GuestFailed);
    // A call that can never be answered may be broken off by the runtime first.
    expect(code === "timeout" ? ["timeout", "crash"] : [code]).toContain((failed as GuestFailed).code);
  });

  test("changes nothing here", async () => {
    const pollute = "Object.prototype.polluted = 1; Array.prototype.map = null; return 'x';";
    await askGuest(liar(pollute), inspectRequest()).catch(() => {});
    expect(["polluted" in {}, [1].map((one) => one + 1)]).toEqual([false, [2]]);
  });
});

describe("a guest that does not load", () => {
  const failure = async (code: () => Promise<string>, of = newPack()) => {
    const failed: unknown = await askGuest(loadGuest(env, of, code), inspectRequest()).catch((error: unknown) => error);
    return failed instanceof GuestFailed ? `${failed.code}: ${failed.message}` : "no failure";
  };

  test("because its code cannot be read, and does once it can be", async () => {
    const of = newPack();
    expect(await failure(() => Promise.reject(new Error("no database")), of)).toBe(
      "load: the code of the pack cannot be read",
    );
    expect(await said(guarded(packOf("() => [1]")), of)).toEqual({ ok: [1] });
  });

  test("because its code is none", async () => {
    expect(await failure(async () => "}")).toBe("load: the code of the pack does not start");
    expect(await failure(async () => `import "nowhere";`)).toBe("load: the code of the pack does not start");
  });
});
