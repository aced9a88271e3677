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
};

export type Flood = {
  readonly url: string;
  readonly path: string;
  readonly secret: string;
  readonly name: string;
  /** Requests a second, one message each; `closed`: as fast as 32 connections can. */
  readonly rate: number | "closed";
  readonly seconds: number;
  readonly conversations?: number;
};

const connections = 256;
const closedConnections = 32;
const texts = ["请问这款什么时候发货呢", "可以便宜点吗", "这个颜色还有货吗", "好的，谢谢", "您好，今天发出"];

export async function flood({ url, path, secret, name, rate, seconds, conversations = 200 }: Flood): Promise<Flooded> {
  const webhook = new Webhook(secret);
  const pool = new Pool(url, { connections: rate === "closed" ? closedConnections : connections });
  const statuses: Record<string, number> = {};
  const latencies: number[] = [];
  let withoutRetryAfter = 0;
  let sent = 0;
  const startedAt = performance.now();

  async function post(index: number, dueAt: number): Promise<void> {
    sent++;
    const text = texts[index % texts.length] ?? "";
    const conversation = `${name}-${index % conversations}`;
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
      if (status === "202") latencies.push(performance.now() - dueAt);
      else if (answer.headers["retry-after"] === undefined) withoutRetryAfter++;
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
    for (let index = 0; index < rate * seconds; index++) {
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
  return { sent, seconds: took, statuses, withoutRetryAfter, p50: quantile(0.5), p99: quantile(0.99) };
}
