import { Webhook } from "standardwebhooks";
import { Pool } from "undici";
import { z } from "zod";

// The load, in a process of its own so that its work is not counted as the server's. Reads one JSON object on argv, signs all
// requests beforehand, posts them over 32 connections for the given time, prints one JSON object.

const order = z.object({
  url: z.string(),
  path: z.string(),
  secret: z.string(),
  seconds: z.number(),
  perRequest: z.number(),
  /** 0: each request opens a new conversation. */
  conversations: z.number(),
  requests: z.number(),
  name: z.string(),
});
export type Order = z.infer<typeof order>;
export type Measured = { requests: number; messages: number; seconds: number; p50: number; p99: number };

const connections = 32;
const texts = [
  "请问这款什么时候发货呢，我急着用",
  "你们的客服也太慢了吧，等了半天没人理",
  "可以便宜点吗，差一块钱就满减了",
  "这个颜色还有货吗，想买两件送人",
  "好的，谢谢",
];

const { url, path, secret, seconds, perRequest, conversations, requests, name } = order.parse(
  JSON.parse(process.argv[2] ?? ""),
);
const webhook = new Webhook(secret);
const at = Date.now();
const prepared = Array.from({ length: requests }, (_, index) => {
  const conversation = `${name}-${conversations === 0 ? index : index % conversations}`;
  const events = Array.from({ length: perRequest }, (_, place) => ({
    id: `${name}-${index}-${place}`,
    type: "message",
    conversation,
    at: at + index,
    from: { role: place % 2 === 0 ? "buyer" : "agent", id: place % 2 === 0 ? "b-1" : "a-1" },
    content: [{ type: "text", text: texts[(index + place) % texts.length] }],
    // The floor reads this one.
    text: texts[(index + place) % texts.length],
  }));
  const body = JSON.stringify({ events });
  const id = `${name}-${index}`;
  const sentAt = new Date();
  const headers = {
    "content-type": "application/json",
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(sentAt.getTime() / 1_000)),
    "webhook-signature": webhook.sign(id, sentAt, body),
  };
  return { body, headers };
});

const pool = new Pool(url, { connections });
const latencies: number[] = [];
let next = 0;
const startedAt = performance.now();
const until = startedAt + seconds * 1_000;

async function connection(): Promise<void> {
  for (let request = prepared[next++]; request !== undefined; request = prepared[next++]) {
    const sentAt = performance.now();
    if (sentAt > until) return;
    const { statusCode, body } = await pool.request({ path, method: "POST", ...request });
    const text = await body.text();
    if (statusCode !== 202) throw new Error(`${statusCode} ${text.slice(0, 200)}`);
    latencies.push(performance.now() - sentAt);
  }
}

await Promise.all(Array.from({ length: connections }, connection));
const took = (performance.now() - startedAt) / 1_000;
await pool.close();
latencies.sort((a, b) => a - b);
const quantile = (part: number) => latencies[Math.floor((latencies.length - 1) * part)] ?? 0;
const measured: Measured = {
  requests: latencies.length,
  messages: latencies.length * perRequest,
  seconds: took,
  p50: quantile(0.5),
  p99: quantile(0.99),
};
process.stdout.write(JSON.stringify(measured));
