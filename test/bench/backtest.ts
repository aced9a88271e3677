import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Webhook } from "standardwebhooks";
import { z } from "zod";
import { freePort } from "../serve/free-port.ts";
import { type Interject, startInterject } from "../serve/start.ts";

/**
 * `npm run bench -- --backtest`: a changed point over 20,000 stored messages, in seconds and with its progress, and whether it
 * counts what a fresh shop finds that has had the change from the start and heard the same chats. Every conversation counts.
 */

const conversations = 2_000;
const messagesEach = 10;
const point = "alerts/unanswered";
const change = { config: { seconds: 30 } };
const goalSeconds = 60;

/** New conversations in a second: each is awake for a while, and a machine takes only so many at once. */
const perSecond = 250;
const lanes = 8;

const texts = [
  "这款衣服什么材质的呢",
  "亲，纯棉的哦",
  "什么时候发货啊，我急着用",
  "今天下单明天发",
  "再不发货我要去12315投诉你们",
];

const run = z.object({
  state: z.string(),
  startedAt: z.number().nullable(),
  endedAt: z.number().nullable(),
  progress: z.object({ done: z.number(), total: z.number(), messages: z.number(), failed: z.number() }),
  hits: z.object({ present: z.number(), changed: z.number(), added: z.number(), removed: z.number() }),
});
type Run = z.infer<typeof run>;
const findings = z.object({
  items: z.array(z.object({ id: z.string(), status: z.string() })),
  next: z.string().nullable(),
});

/** Answers whether goal and counts were met. */
export async function benchBacktest({ json = false, disk }: { json?: boolean; disk: string }): Promise<boolean> {
  const folder = await mkdtemp(join(disk, "interject-backtest-"));
  const start = Date.now() - 3_600_000;
  const say = (line: string) => {
    if (!json) console.log(line);
  };
  try {
    const played = await inShop(join(folder, "live"), async (shop) => {
      await fill(shop, { start, say });
      const present = await found(shop);
      say(`stored: ${conversations * messagesEach} messages of ${conversations} conversations`);
      return { present, ...(await play(shop, say)), unchanged: same(present, await found(shop)) };
    });
    const fresh = await inShop(join(folder, "fresh"), async (shop) => {
      await shop.api("PATCH", `points/${point}`, change);
      await fill(shop, { start, say });
      return found(shop);
    });
    const { present, page, steps, seconds, unchanged } = played;
    const expected = {
      present: present.size,
      changed: fresh.size,
      added: [...fresh].filter((id) => !present.has(id)).length,
      removed: [...present].filter((id) => !fresh.has(id)).length,
    };
    const equal = JSON.stringify(page.hits) === JSON.stringify(expected);
    const { done, messages, failed } = page.progress;
    const complete =
      page.state === "done" && done === conversations && messages === conversations * messagesEach && failed === 0;
    const met = equal && complete && unchanged && seconds < goalSeconds && steps > 2;
    const figures = {
      point,
      conversations,
      messages,
      seconds,
      goal: `< ${goalSeconds} s`,
      progressSteps: steps,
      hits: page.hits,
    };
    console.log(
      JSON.stringify({ ...figures, freshReplay: expected, equal, complete, storedUnchanged: unchanged }, null, 2),
    );
    return met;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Shop = Interject & { api: (method: string, path: string, body?: object) => Promise<unknown> };

async function inShop<Result>(stateDir: string, work: (shop: Shop) => Promise<Result>): Promise<Result> {
  const product = await startInterject({ stateDir, port: await freePort(), quiet: true, env: {} });
  const { url, demo } = product;
  const headers = { authorization: `Bearer ${demo.apiKey}`, "content-type": "application/json" };
  try {
    return await work({
      ...product,
      async api(method, path, body) {
        const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
        const answer = await fetch(`${url}/v1/shops/demo/${path}`, init);
        if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
        return answer.json();
      },
    });
  } finally {
    await product.stop();
  }
}

/** The same chats for both shops, an hour ago, so that every time-out is over. Waits until all of it is stored and judged. */
async function fill(shop: Shop, { start, say }: { start: number; say: (line: string) => void }): Promise<void> {
  const hook = new Webhook(shop.demo.secret);
  const began = performance.now();
  let next = 0;
  const lane = async () => {
    for (let index = next++; index < conversations; index = next++) {
      const early = (index / perSecond) * 1_000 - (performance.now() - began);
      if (early > 0) await delay(early);
      const body = JSON.stringify({ events: chatOf(index, start) });
      const [id, at] = [`fill-${index}`, new Date()];
      const signed = {
        "webhook-id": id,
        "webhook-timestamp": String(Math.floor(at.getTime() / 1_000)),
        "webhook-signature": hook.sign(id, at, body),
      };
      const headers = { "content-type": "application/json", ...signed };
      const answer = await fetch(shop.demo.hook, { method: "POST", body, headers });
      if (answer.status !== 202) throw new Error(`${answer.status} ${await answer.text()}`);
      await answer.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const stored = z.object({ items: z.array(z.object({ count: z.number() })) });
  const sum = async (metric: string) =>
    stored.parse(await shop.api("GET", `counters?metric=${metric}`)).items.reduce((all, { count }) => all + count, 0);
  while ((await sum("messages")) < conversations * messagesEach) await delay(500);
  // Findings of time-outs follow in their conversations' alarms: still for five seconds means that all have come.
  for (let [before, still] = [-1, 0]; still < 5; ) {
    const now = await sum("findings");
    still = now === before ? still + 1 : 0;
    before = now;
    await delay(1_000);
  }
  say(`filled in ${((performance.now() - began) / 1_000).toFixed(1)} s`);
}

/** Ten messages; buyers wait 45 to 85 s for most answers, differently in each chat. */
function chatOf(index: number, start: number): object[] {
  let at = start + index * 100;
  return Array.from({ length: messagesEach }, (_, place) => {
    const byBuyer = (place + Math.floor(index / 7)) % 3 !== 1;
    at += 5_000 + ((index * 13 + place * 29) % 80) * 1_000;
    return {
      type: "message",
      id: `m-${place}`,
      conversation: `c-${index}`,
      at,
      from: byBuyer ? { role: "buyer", id: "b-1" } : { role: "agent", id: `a-${index % 9}` },
      content: [{ type: "text", text: `${texts[(index + place) % texts.length]} ${place}` }],
    };
  });
}

async function play(shop: Shop, say: (line: string) => void): Promise<{ page: Run; steps: number; seconds: number }> {
  const { id } = z
    .object({ id: z.string() })
    .parse(await shop.api("POST", "backtests", { point, settings: change, days: 7 }));
  const began = performance.now();
  const seen = new Set<number>();
  for (;;) {
    const page = run.parse(await shop.api("GET", `backtests/${id}`));
    const { done, total } = page.progress;
    if (!seen.has(done)) say(`${page.state}: ${done} of ${total} conversations`);
    seen.add(done);
    const seconds = (performance.now() - began) / 1_000;
    if (!["waiting", "listing", "running"].includes(page.state)) return { page, steps: seen.size, seconds };
    if (seconds > 10 * goalSeconds) throw new Error("the backtest does not end");
    await delay(250);
  }
}

/** Ids of the point's findings that stand. */
async function found({ api }: Shop): Promise<Set<string>> {
  const ids = new Set<string>();
  let cursor: string | null = "";
  while (cursor !== null) {
    const query = new URLSearchParams({ point, limit: "200", ...(cursor !== "" && { cursor }) });
    const page: z.infer<typeof findings> = findings.parse(await api("GET", `findings?${query}`));
    for (const { id, status } of page.items) if (status === "active" || status === "resolved") ids.add(id);
    cursor = page.next;
  }
  return ids;
}

function same(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((id) => b.has(id));
}
