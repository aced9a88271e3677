import { setTimeout as delay } from "node:timers/promises";
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
  /** Prefix of the conversations; absent: `name`, which also tells this load's events from another's. */
  chats: z.string().optional(),
  /** Requests a second, each at its time whether or not earlier ones are answered; absent: as fast as 32 connections can. */
  rate: z.number().optional(),
  /** Share of messages that are pre-send questions of an agent. */
  asks: z.number().default(0),
  query: z.string().default(""),
});
export type Order = z.input<typeof order>;
/** Latencies in milliseconds, of questions alone where some are asked. `late`: answered with the channel's default. */
export type Measured = {
  requests: number;
  messages: number;
  seconds: number;
  p50: number;
  p99: number;
  asked: number;
  late: number;
  held: number;
};

const connections = 32;
const texts = [
  "请问这款什么时候发货呢，我急着用",
  "你们的客服也太慢了吧，等了半天没人理",
  "可以便宜点吗，差一块钱就满减了",
  "这个颜色还有货吗，想买两件送人",
  "好的，谢谢",
];

/** What agents are about to say; one of twenty is worth a warning. */
const answers = [
  "亲，已经为您查到物流了，预计明天送达",
  "您好，这款现在有现货，下单后今天发出",
  "这款面膜很温和，敏感肌也可以用",
  "好的亲，已经帮您备注了",
  "不客气，祝您生活愉快",
];

const forbidden = "这款是全国第一的面膜哦";

const {
  url,
  path,
  secret,
  seconds,
  perRequest,
  conversations,
  requests,
  name,
  rate,
  asks,
  query,
  chats = name,
} = order.parse(JSON.parse(process.argv[2] ?? ""));
const webhook = new Webhook(secret);
const at = Date.now();
const prepared = Array.from({ length: requests }, (_, index) => {
  const conversation = `${chats}-${conversations === 0 ? index : index % conversations}`;
  const isAsked = Math.floor((index + 1) * asks) > Math.floor(index * asks);
  const events = Array.from({ length: perRequest }, (_, place) => {
    const isBuyer = place % 2 === 0 && asks === 0;
    const usual = (asks > 0 ? answers : texts)[(index + place) % 5];
    const text = asks > 0 && index % 20 === 7 ? forbidden : usual;
    return {
      id: `${name}-${asks > 0 ? "q" : ""}${index}-${place}`,
      type: "message",
      conversation,
      at: at + index + place,
      from: { role: isBuyer ? "buyer" : "agent", id: isBuyer ? "b-1" : "a-1" },
      content: [{ type: "text", text }],
      ...(isAsked && { pending: true }),
      // The floor reads this one.
      text,
    };
  });
  const body = JSON.stringify({ events });
  const id = `${name}-${index}`;
  const sentAt = new Date();
  const headers = {
    "content-type": "application/json",
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(sentAt.getTime() / 1_000)),
    "webhook-signature": webhook.sign(id, sentAt, body),
  };
  return { body, headers, isAsked };
});

const pool = new Pool(url, { connections: rate === undefined ? connections : 128 });
const latencies: number[] = [];
const counts = { requests: 0, asked: 0, late: 0, held: 0 };
let next = 0;
const startedAt = performance.now();
const until = startedAt + seconds * 1_000;

/** `dueAt`: when it should have been sent. A server that stalls must not make its load wait, and look fast by it. */
async function post({ isAsked, ...request }: (typeof prepared)[number], dueAt: number): Promise<void> {
  const { statusCode, body } = await pool.request({ path: `${path}${query}`, method: "POST", ...request });
  const text = await body.text();
  if (statusCode !== 202 && statusCode !== 200) throw new Error(`${statusCode} ${text.slice(0, 200)}`);
  counts.requests++;
  if (isAsked || asks === 0) latencies.push(performance.now() - dueAt);
  if (!isAsked) return;
  counts.asked++;
  if (text.includes('"late":true')) counts.late++;
  else if (!text.includes('"decision":"allow"')) counts.held++;
}

async function connection(): Promise<void> {
  for (let request = prepared[next++]; request !== undefined; request = prepared[next++]) {
    const now = performance.now();
    if (now > until) return;
    await post(request, now);
  }
}

async function atRate(perSecond: number): Promise<void> {
  const open: Promise<void>[] = [];
  for (const [index, request] of prepared.entries()) {
    const dueAt = startedAt + (index / perSecond) * 1_000;
    const wait = dueAt - performance.now();
    if (wait > 1) await delay(wait);
    open.push(post(request, dueAt));
  }
  await Promise.all(open);
}

await (rate === undefined ? Promise.all(Array.from({ length: connections }, connection)) : atRate(rate));
const took = (performance.now() - startedAt) / 1_000;
await pool.close();
latencies.sort((a, b) => a - b);
const quantile = (part: number) => latencies[Math.floor((latencies.length - 1) * part)] ?? 0;
const measured: Measured = {
  ...counts,
  messages: counts.requests * perRequest,
  seconds: took,
  p50: quantile(0.5),
  p99: quantile(0.99),
};
process.stdout.write(JSON.stringify(measured));
