import { exports } from "cloudflare:workers";
import { afterEach, beforeAll, describe, expect, inject, it, vi } from "vitest";
import { z } from "zod";
import { interject } from "../../plugins/channels/interject.ts";
import { acceptedOfFree, jsonCases } from "../../test/hostile/json-cases.ts";
import { withKey } from "../api/testing/browser.ts";
import { openShop } from "../api/testing/chat.ts";
import { reached } from "./testing/reached.ts";

declare module "vitest" {
  interface ProvidedContext {
    naughtyStrings: string[];
  }
}

/** Corpora of hostile input through the real webhook, to the object, to libSQL, and out of the API. */

const origin = "https://interject.test";
let shop: Awaited<ReturnType<typeof openShop>>;
let key: string;
beforeAll(async () => {
  shop = await openShop();
  key = await shop.merchant.key();
});
afterEach(() => void vi.restoreAllMocks());

let ids = 0;
type Captured = { readonly body: Uint8Array; readonly headers: Record<string, string> };

/** A request as its sender signs it; `at` (ms) is the time of the attempt. */
async function signed(body: string | object | Uint8Array, { at = Date.now() } = {}): Promise<Captured> {
  const text = body instanceof Uint8Array ? body : typeof body === "string" ? body : JSON.stringify(body);
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  const [id, timestamp] = [`msg_${++ids}`, String(Math.floor(at / 1_000))];
  const imported = await interject.importKey(shop.merchant.secret);
  const head = new TextEncoder().encode(`${id}.${timestamp}.`);
  const whole = new Uint8Array(head.length + bytes.length);
  whole.set(head);
  whole.set(bytes, head.length);
  const digest = new Uint8Array(await crypto.subtle.sign("HMAC", imported, whole));
  const signature = `v1,${btoa(String.fromCharCode(...digest))}`;
  return { body: bytes, headers: { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature } };
}

const hook = () => `${origin}/hooks/interject/${shop.merchant.shop}`;
const deliver = ({ body, headers }: Captured, more: Record<string, string> = {}) =>
  exports.default.fetch(new Request(hook(), { method: "POST", body, headers: { ...headers, ...more } }));
const post = async (body: string | object | Uint8Array) => deliver(await signed(body));

const refusal = z.object({ error: z.object({ code: z.string() }) });
const codeOf = async (response: Response) => refusal.parse(await response.json()).error.code;

function message(text: string, changes: Record<string, unknown> = {}) {
  const from = { role: "buyer", id: "b-1" };
  return {
    id: `h-${++ids}`,
    type: "message",
    conversation: "h-1",
    at: Date.now(),
    from,
    content: [{ type: "text", text }],
    ...changes,
  };
}

describe("H2: a request that was captured", () => {
  it("is a duplicate within its five minutes and refused after them; with another body it is a conflict", async () => {
    const now = Date.now();
    const event = message("在吗", { conversation: "h-replay" });
    const captured = await signed({ events: [event] }, { at: now });
    const at = (seconds: number) => vi.spyOn(Date, "now").mockReturnValue(now + seconds * 1_000);
    expect(await (await deliver(captured)).json()).toEqual({ accepted: 1, duplicates: 0 });
    for (const seconds of [1, 299]) {
      at(seconds);
      const again = await deliver(captured);
      expect([again.status, await again.json()]).toEqual([202, { accepted: 0, duplicates: 1 }]);
    }
    at(301);
    expect((await deliver(captured)).status).toBe(401);
    // Fourteen days later, signed anew, its event is still known.
    at(14 * 86_400);
    const resigned = await deliver(await signed({ events: [event] }));
    expect(await resigned.json()).toEqual({ accepted: 0, duplicates: 1 });
    const changed = { ...event, content: [{ type: "text", text: "不在" }] };
    const conflict = await deliver(await signed({ events: [changed] }));
    expect([conflict.status, await codeOf(conflict)]).toEqual([409, "conflict"]);
  });
});

describe("H4: ten megabytes", () => {
  it("are refused with 413 and reach no object, announced, unannounced and dripping", async () => {
    // A message that would be taken, but for the blanks behind it.
    const small = { events: [message("在吗", { conversation: "h-big" })] };
    const object = `${shop.merchant.id}/${shop.merchant.shop}/interject/h-big` as const;
    const { body, headers } = await signed(JSON.stringify(small).padEnd(10_000_000));
    expect((await deliver({ body, headers })).status).toBe(413);
    let pulled = 0;
    const drip = new ReadableStream({
      async pull(controller) {
        await Promise.resolve();
        if (pulled >= body.length) return controller.close();
        controller.enqueue(body.slice(pulled, pulled + 1_000));
        pulled += 1_000;
      },
    });
    const response = await exports.default.fetch(new Request(hook(), { method: "POST", body: drip, headers }));
    expect(response.status).toBe(413);
    expect(pulled).toBeLessThan(1_000_000);
    expect(await reached(object)).toBe(false);
    expect((await post(small)).status).toBe(202);
    expect(await reached(object)).toBe(true);
  });
});

describe("failure F17: a text that no row of an object should hold", () => {
  it("is refused above 64 KB by its field, and above two million bytes before it is read", async () => {
    expect((await post({ events: [message("x".repeat(65_536), { conversation: "h-long" })] })).status).toBe(202);
    const longer = await post({ events: [message("x".repeat(65_537), { conversation: "h-long" })] });
    expect([longer.status, await longer.json()]).toMatchObject([400, { error: { path: "events.0.content.0.text" } }]);
    expect((await post({ events: [message("x".repeat(2_000_001), { conversation: "h-long" })] })).status).toBe(413);
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
    const response = await post(make(depth));
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
      const response = await post(bytes);
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
    expect((await post(text)).status).toBe(202);
    const number = JSON.stringify({ events: [message("x")] }).replace(/"at":\d+/, '"at":1e400');
    expect((await post(number)).status).toBe(400);
  });
});

describe("H14: a body that is packed", () => {
  it.each(["gzip", "deflate", "br", "zstd", "gzip, gzip"])("is refused unopened: %s", async (encoding) => {
    const packed = new Blob([new Uint8Array(10_000_000)]).stream().pipeThrough(new CompressionStream("gzip"));
    const bomb = new Uint8Array(await new Response(packed).arrayBuffer());
    const response = await deliver(await signed(bomb), { "content-encoding": encoding });
    expect([response.status, await codeOf(response)]).toEqual([415, "unsupported-encoding"]);
  });
});

/** What people in this market write beside the public list. */
const ours = [
  "👩‍👩‍👧‍👦 发货了吗 👍🏽",
  "𠮷野家 㐂 𪚥",
  "ｆｕｌｌ　ｗｉｄｔｈ　１２３",
  "零\u200b宽\u200d字\ufeff符",
  "\u202e倒着写\u202c",
  "繁體與简体",
  '=HYPERLINK("http://example.com","点我")',
  "＝1+1",
  "-- 真的吗？; DROP TABLE message;",
  "100%_折扣\\n",
  "《》「」【】……——",
  "亲\r\n您好\r亲\n",
  "\t\t缩进",
  "{{7*7}} <%= 7*7 %>",
  "'); SELECT 1; --",
  `一行一兆的前奏 ${"好".repeat(20_000)}`,
];
const odd = [...inject("naughtyStrings"), ...ours].filter((text) => text.trim() !== "");

describe("H9: odd strings", () => {
  const chats = Math.ceil(odd.length / 100);

  it("come out of the API as they went in, through the object and libSQL, and in words that are searched for", async () => {
    for (let chat = 0; chat < chats; chat++) {
      const texts = odd.slice(chat * 100, (chat + 1) * 100);
      const events = texts.map((text, index) =>
        message(text, { id: `odd-${chat}-${index}`, conversation: `h-odd-${chat}` }),
      );
      // Long ones fill a request by themselves.
      for (let start = 0; start < events.length; start += 25) {
        const response = await post({ events: events.slice(start, start + 25) });
        expect([response.status, await response.text()]).toEqual([202, expect.any(String)]);
      }
      await shop.chat(`h-odd-${chat}`).settle();
    }
    const read = new Map<string, string>();
    for (let chat = 0; chat < chats; chat++) {
      const { items } = await shop.get(`messages?conversation=h-odd-${chat}&limit=200`);
      for (const { event, text } of items) read.set(String(event), String(text));
    }
    const wrong = odd.filter(
      (text, index) => read.get(`odd-${Math.floor(index / 100)}-${index % 100}`) !== text.toWellFormed(),
    );
    expect(wrong).toEqual([]);
    expect(read.size).toBe(odd.length);
  });
});

describe("H10: odd strings as filters", () => {
  const filters = ["conversation", "point", "channel", "cursor", "from", "session", "words", "limit"];
  const lists = ["messages", "findings", "decisions", "sessions", "conversations"];

  it("find nothing that is not theirs and never fail", { timeout: 120_000 }, async () => {
    const ask = withKey(key);
    const wrong: string[] = [];
    let asked = 0;
    for (const [index, text] of odd.filter((text) => text.length < 2_000).entries()) {
      const filter = filters[index % filters.length] as string;
      const list = lists[index % lists.length] as string;
      const response = await ask(shop.at(`${list}?${new URLSearchParams({ [filter]: text.toWellFormed() })}`));
      asked++;
      if (response.status !== 200 && response.status !== 400)
        wrong.push(`${list} ${filter} ${text}: ${response.status}`);
      else if (response.status === 200) {
        const { items } = await response.json<{ items: { conversation?: string }[] }>();
        if (filter === "conversation" && items.length > 0) wrong.push(`${list} found something by ${text}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(450);
  });
});

describe("H13: odd strings as names", () => {
  it("are refused or taken as an id, add no header to the answer and no line to the log", {
    timeout: 120_000,
  }, async () => {
    const logged: unknown[] = [];
    for (const level of ["log", "warn", "error"] as const)
      vi.spyOn(console, level).mockImplementation((line: unknown) => void logged.push(line));
    const headersOf = ({ headers }: Response) =>
      [...headers.keys()]
        .filter((name) => !name.startsWith("ratelimit"))
        .sort()
        .join();
    const usual = new Map([
      [202, headersOf(await post({ events: [message("在吗")] }))],
      [400, headersOf(await post({ events: [message("在吗", { id: "" })] }))],
    ]);
    const unusual: string[] = [];
    for (const text of new Set(odd.filter((text) => text.length < 2_000))) {
      const names = { id: text, conversation: text.slice(0, 100) };
      const response = await post({ events: [message("在吗", names)] });
      if (headersOf(response) !== usual.get(response.status))
        unusual.push(`${response.status} with ${headersOf(response)} for ${text}`);
      const path = `${origin}/hooks/interject/${encodeURIComponent(text.toWellFormed())}`;
      const elsewhere = await exports.default.fetch(new Request(path, { method: "POST", body: "{}" }));
      // 503: the shop could not be looked up in time.
      if (![401, 404, 503].includes(elsewhere.status)) unusual.push(`${elsewhere.status} for the shop ${text}`);
    }
    expect(unusual).toEqual([]);
    const broken = logged.filter((line) => typeof line !== "string" || !isJson(line));
    expect(broken).toEqual([]);
  });
});

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return !/[\r\n]/.test(line);
  } catch {
    return false;
  }
}
