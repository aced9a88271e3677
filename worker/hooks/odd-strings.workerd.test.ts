import { exports } from "cloudflare:workers";
import { afterEach, beforeAll, describe, expect, inject, it, vi } from "vitest";
import { withKey } from "../api/testing/browser.ts";
import { hookOf, message, origin, type SignedHook } from "./testing/hook.ts";

declare module "vitest" {
  interface ProvidedContext {
    naughtyStrings: string[];
  }
}

/** A corpus of odd strings through the real webhook, to the object, to libSQL, and out of the API: a part of it, in the long tests all. */

let hook: SignedHook;
beforeAll(async () => {
  hook = await hookOf();
});
afterEach(() => void vi.restoreAllMocks());

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
        const response = await hook.post({ events: events.slice(start, start + 25) });
        expect([response.status, await response.text()]).toEqual([202, expect.any(String)]);
      }
      await hook.shop.chat(`h-odd-${chat}`).settle();
    }
    const read = new Map<string, string>();
    for (let chat = 0; chat < chats; chat++) {
      const { items } = await hook.shop.get(`messages?conversation=h-odd-${chat}&limit=200`);
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
    const ask = withKey(await hook.shop.merchant.key());
    const wrong: string[] = [];
    let asked = 0;
    for (const [index, text] of odd.filter((text) => text.length < 2_000).entries()) {
      const filter = filters[index % filters.length] as string;
      const list = lists[index % lists.length] as string;
      const response = await ask(hook.shop.at(`${list}?${new URLSearchParams({ [filter]: text.toWellFormed() })}`));
      asked++;
      if (response.status !== 200 && response.status !== 400)
        wrong.push(`${list} ${filter} ${text}: ${response.status}`);
      else if (response.status === 200) {
        const { items } = await response.json<{ items: { conversation?: string }[] }>();
        if (filter === "conversation" && items.length > 0) wrong.push(`${list} found something by ${text}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(100);
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
      [202, headersOf(await hook.post({ events: [message("在吗")] }))],
      [400, headersOf(await hook.post({ events: [message("在吗", { id: "" })] }))],
    ]);
    const unusual: string[] = [];
    for (const text of new Set(odd.filter((text) => text.length < 2_000))) {
      const names = { id: text, conversation: text.slice(0, 100) };
      const response = await hook.post({ events: [message("在吗", names)] });
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
