import { exports } from "cloudflare:workers";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { acceptedOfFree, jsonCases } from "../../test/hostile/json-cases.ts";
import { hookOf, message, type SignedHook } from "./testing/hook.ts";
import { reached } from "./testing/reached.ts";

/** Hostile requests at the real webhook. What is odd only to look at is in odd-strings.workerd.test.ts. */

let hook: SignedHook;
beforeAll(async () => {
  hook = await hookOf();
});
afterEach(() => void vi.restoreAllMocks());

const refusal = z.object({ error: z.object({ code: z.string() }) });
const codeOf = async (response: Response) => refusal.parse(await response.json()).error.code;

describe("H2: a request that was captured", () => {
  it("is a duplicate within its five minutes and refused after them; with another body it is a conflict", async () => {
    const now = Date.now();
    const event = message("在吗", { conversation: "h-replay" });
    const captured = await hook.signed({ events: [event] }, { at: now });
    const at = (seconds: number) => vi.spyOn(Date, "now").mockReturnValue(now + seconds * 1_000);
    expect(await (await hook.deliver(captured)).json()).toEqual({ accepted: 1, duplicates: 0 });
    for (const seconds of [1, 299]) {
      at(seconds);
      const again = await hook.deliver(captured);
      expect([again.status, await again.json()]).toEqual([202, { accepted: 0, duplicates: 1 }]);
    }
    at(301);
    expect((await hook.deliver(captured)).status).toBe(401);
    // Fourteen days later, signed anew, its event is still known.
    at(14 * 86_400);
    const resigned = await hook.deliver(await hook.signed({ events: [event] }));
    expect(await resigned.json()).toEqual({ accepted: 0, duplicates: 1 });
    const changed = { ...event, content: [{ type: "text", text: "不在" }] };
    const conflict = await hook.deliver(await hook.signed({ events: [changed] }));
    expect([conflict.status, await codeOf(conflict)]).toEqual([409, "conflict"]);
  });
});

describe("H4: ten megabytes", () => {
  it("are refused with 413 and reach no object, announced, unannounced and dripping", async () => {
    // A message that would be taken, but for the blanks behind it.
    const small = { events: [message("在吗", { conversation: "h-big" })] };
    const object = `${hook.shop.merchant.id}/${hook.shop.merchant.shop}/interject/h-big` as const;
    const { body, headers } = await hook.signed(JSON.stringify(small).padEnd(10_000_000));
    expect((await hook.deliver({ body, headers })).status).toBe(413);
    let pulled = 0;
    const drip = new ReadableStream({
      async pull(controller) {
        await Promise.resolve();
        if (pulled >= body.length) return controller.close();
        controller.enqueue(body.slice(pulled, pulled + 1_000));
        pulled += 1_000;
      },
    });
    const response = await exports.default.fetch(new Request(hook.url, { method: "POST", body: drip, headers }));
    expect(response.status).toBe(413);
    expect(pulled).toBeLessThan(1_000_000);
    expect(await reached(object)).toBe(false);
    expect((await hook.post(small)).status).toBe(202);
    expect(await reached(object)).toBe(true);
  });
});

describe("failure F17: a text that no row of an object should hold", () => {
  it("is refused above 64 KB by its field, and above two million bytes before it is read", async () => {
    expect((await hook.post({ events: [message("x".repeat(65_536), { conversation: "h-long" })] })).status).toBe(202);
    const longer = await hook.post({ events: [message("x".repeat(65_537), { conversation: "h-long" })] });
    expect([longer.status, await longer.json()]).toMatchObject([400, { error: { path: "events.0.content.0.text" } }]);
    expect((await hook.post({ events: [message("x".repeat(2_000_001), { conversation: "h-long" })] })).status).toBe(
      413,
    );
  });
});

describe("H5: nested JSON", () => {
  const nested = {
    arrays: (depth: number) => "[".repeat(depth) + "]".repeat(depth),
    objects: (depth: number) => `${'{"a":'.repeat(depth - 1)}{}${"}".repeat(depth - 1)}`,
    mixed: (depth: number) =>
      `${"[".repeat(depth % 2)}${'[{"a":'.repeat(depth >> 1)}1${"}]".repeat(depth >> 1)}${"]".repeat(depth % 2)}`,
  };
  const kinds = Object.entries(nested).flatMap(([kind, make]) =>
    [31, 32, 33, 10_000, 1_000_000].map((depth) => ({ kind, depth, make })),
  );
  it.each(kinds)("of $kind, $depth deep, is a refusal that says so and never a failure", async ({ depth, make }) => {
    const response = await hook.post(make(depth));
    // More than 32 is too deep, and a million is too large before anybody counts.
    const bytes = make(depth).length;
    const expected = bytes > 131_072 ? [413, "too-large"] : depth > 32 ? [400, "too-deep"] : [400, "invalid"];
    expect([response.status, await codeOf(response)]).toEqual(expected);
  });
});

describe("H6: nst/JSONTestSuite", () => {
  it("has its 318 files", () => {
    const count = (kind: string) => jsonCases.filter(({ name }) => name.startsWith(kind)).length;
    expect([count("y_"), count("n_"), count("i_")]).toEqual([95, 188, 35]);
  });

  it("is accepted and refused as it says, and where it leaves us free as ever", async () => {
    const wrong: string[] = [];
    for (const { name, bytes } of jsonCases) {
      const response = await hook.post(bytes);
      const code = response.status < 500 ? await codeOf(response) : String(response.status);
      // JSON that is no message of ours is `invalid`, by its schema.
      const accepted = code === "invalid";
      const refused = ["not-json", "not-utf8", "too-deep", "too-large"].includes(code);
      const kind = name.slice(0, 2);
      const fits = kind === "y_" || (kind === "i_" && acceptedOfFree.has(name.slice(2))) ? accepted : refused;
      if (!fits) wrong.push(`${name}: ${response.status} ${code}`);
    }
    expect(wrong).toEqual([]);
  });

  it("leaves what is signed as it came: numbers beyond 2^53, a NUL, the last of two equal keys", async () => {
    const event = message("x", { conversation: "h-odd" });
    const text = JSON.stringify({ events: [event] }).replace(
      '"text":"x"',
      '"text":"first","text":"NUL \\u0000 9007199254740993"',
    );
    expect((await hook.post(text)).status).toBe(202);
    const number = JSON.stringify({ events: [message("x")] }).replace(/"at":\d+/, '"at":1e400');
    expect((await hook.post(number)).status).toBe(400);
  });
});

describe("H14: a body that is packed", () => {
  it.each(["gzip", "deflate", "br", "zstd", "gzip, gzip"])("is refused unopened: %s", async (encoding) => {
    const packed = new Blob([new Uint8Array(10_000_000)]).stream().pipeThrough(new CompressionStream("gzip"));
    const bomb = new Uint8Array(await new Response(packed).arrayBuffer());
    const response = await hook.deliver(await hook.signed(bomb), { "content-encoding": encoding });
    expect([response.status, await codeOf(response)]).toEqual([415, "unsupported-encoding"]);
  });
});
