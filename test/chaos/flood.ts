import { setTimeout as delay } from "node:timers/promises";
import { Webhook } from "standardwebhooks";
import { Pool } from "undici";

/** Requests at a fixed rate, each at its time whether or not earlier ones are answered, and what became of them. */

export type Flooded = {
  readonly sent: number;
  readonly seconds: number;
  /** How often each status came; `0`: no answer at all. */
  readonly statuses: Readonly<Record<string, number>>;
  /** 429 and 503 that did not say when to come again. */
  readonly withoutRetryAfter: number;
  /** Of what was taken (202), from the time at which it should have been sent, in ms. */
  readonly p50: number;
  readonly p99: number;
  /** Seconds since the start at which something was sent that took longer than one. */
  readonly slowSeconds: readonly number[];
};

export type Flood = {
  readonly url: string;
  readonly path: string;
  readonly secret: string;
  readonly name: string;
  /** Requests a second, one message each; `closed`: as fast as 32 connections can. */
  readonly rate: number | "closed";
  readonly seconds: number;
  /** Seconds before that whose times do not count: all chats of them begin at once, which never happens in a shop. */
  readonly warm?: number;
  readonly conversations?: number;
  /** At most so many at once: what finds none free waits here, and its time counts. */
  readonly connections?: number;
};

const closedConnections = 32;
const texts = ["请问这款什么时候发货呢", "可以便宜点吗", "这个颜色还有货吗", "好的，谢谢", "您好，今天发出"];

/** After so many messages another chat takes the place of one. */
const messagesOfChat = 20;

/** Of `places` chats that go on at once; places change hands one after the other. */
function chatOf(index: number, places: number): string {
  const place = index % places;
  return `${place}-${Math.floor(Math.floor(index / places) / messagesOfChat + place / places)}`;
}

export async function flood(options: Flood): Promise<Flooded> {
  const {
    url,
    path,
    secret,
    name,
    rate,
    seconds,
    warm = 0,
    conversations = 200,
    connections = closedConnections,
  } = options;
  const webhook = new Webhook(secret);
  const pool = new Pool(url, { connections: rate === "closed" ? closedConnections : connections });
  const statuses: Record<string, number> = {};
  const latencies: number[] = [];
  const slowSeconds = new Set<number>();
  let withoutRetryAfter = 0;
  let sent = 0;
  const startedAt = performance.now();
  const countsFrom = startedAt + warm * 1_000;

  async function post(index: number, dueAt: number): Promise<void> {
    sent++;
    const text = texts[index % texts.length] ?? "";
    const conversation = `${name}-${chatOf(index, conversations)}`;
    const from = { role: "buyer", id: "b-1" };
    const event = { id: `${name}-${index}`, type: "message", conversation, at: Date.now(), from };
    // The floor reads `text`.
    const body = JSON.stringify({ events: [{ ...event, content: [{ type: "text", text }], text }] });
    const now = new Date();
    const headers = {
      "content-type": "application/json",
      "webhook-id": event.id,
      "webhook-timestamp": String(Math.floor(now.getTime() / 1_000)),
      "webhook-signature": webhook.sign(event.id, now, body),
    };
    let status = "0";
    try {
      const answer = await pool.request({ path, method: "POST", body, headers, headersTimeout: 30_000 });
      await answer.body.dump();
      status = String(answer.statusCode);
      const took = performance.now() - dueAt;
      if (status === "202" && dueAt >= countsFrom) latencies.push(took);
      if (took > 1_000) slowSeconds.add(Math.floor((dueAt - startedAt) / 1_000));
      if (status !== "202" && answer.headers["retry-after"] === undefined) withoutRetryAfter++;
    } catch {
      withoutRetryAfter++;
    }
    statuses[status] = (statuses[status] ?? 0) + 1;
  }

  if (rate === "closed") {
    let next = 0;
    const lane = async () => {
      while (performance.now() - startedAt < seconds * 1_000) await post(next++, performance.now());
    };
    await Promise.all(Array.from({ length: closedConnections }, lane));
  } else {
    const open: Promise<void>[] = [];
    for (let index = 0; index < rate * (warm + seconds); index++) {
      const dueAt = startedAt + (index / rate) * 1_000;
      const wait = dueAt - performance.now();
      if (wait > 1) await delay(wait);
      open.push(post(index, dueAt));
    }
    await Promise.all(open);
  }
  const took = (performance.now() - startedAt) / 1_000;
  await pool.close();
  latencies.sort((a, b) => a - b);
  const quantile = (part: number) => Math.round(10 * (latencies[Math.floor((latencies.length - 1) * part)] ?? 0)) / 10;
  return {
    sent,
    seconds: took,
    statuses,
    withoutRetryAfter,
    p50: quantile(0.5),
    p99: quantile(0.99),
    slowSeconds: [...slowSeconds],
  };
}
