import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { Webhook } from "standardwebhooks";
import { Pool } from "undici";
import { z } from "zod";

// Messages at an even rate for minutes, in a process of its own: signs as it goes, so that no signature is old when it is sent. Chats
// begin and end: each has 40 messages, and as many are open at a time as the order says. Reads one JSON object on argv; answers each
// line on stdin with what happened until then.

const order = z.object({
  url: z.string(),
  path: z.string(),
  secret: z.string(),
  perSecond: z.number(),
  seconds: z.number(),
  open: z.number(),
});
export type SteadyOrder = z.infer<typeof order>;
export type Steady = {
  /** Answers by status; 0: none came. */
  readonly statuses: Record<string, number>;
  readonly accepted: number;
  readonly p50: number;
  readonly p99: number;
  readonly done: boolean;
};

const messagesEach = 40;
const texts = [
  "请问这款什么时候发货呢，我急着用",
  "亲，已经为您查到物流了，预计明天送达",
  "可以便宜点吗，差一块钱就满减了",
  "您好，这款现在有现货，下单后今天发出",
  "你们的客服也太慢了吧，等了半天没人理",
  "好的亲，已经帮您备注了",
];

const { url, path, secret, perSecond, seconds, open } = order.parse(JSON.parse(process.argv[2] ?? ""));
const webhook = new Webhook(secret);
const pool = new Pool(url, { connections: 128 });
const latencies: number[] = [];
const statuses: Record<string, number> = {};
let done = false;

async function post(index: number, dueAt: number): Promise<void> {
  const at = new Date();
  // Which of the open chats, and how often its place was taken by a new one.
  const conversation = `c-${index % open}-${Math.floor(index / (open * messagesEach) + (index % open) / open)}`;
  const place = index % texts.length;
  const from = place % 2 === 0 ? { role: "buyer", id: "b-1" } : { role: "agent", id: `a-${index % 20}` };
  const text = texts[place];
  const event = { id: `m-${index}`, type: "message", conversation, at: at.getTime(), from };
  const body = JSON.stringify({ events: [{ ...event, content: [{ type: "text", text }], text }] });
  const headers = {
    "content-type": "application/json",
    "webhook-id": event.id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1_000)),
    "webhook-signature": webhook.sign(event.id, at, body),
  };
  let status = 0;
  try {
    const answer = await pool.request({ path, method: "POST", headers, body });
    await answer.body.dump();
    status = answer.statusCode;
  } catch {
    // The connection broke: status 0 says so.
  }
  statuses[status] = (statuses[status] ?? 0) + 1;
  latencies.push(performance.now() - dueAt);
}

function report(): Steady {
  const sorted = Float64Array.from(latencies).sort();
  const quantile = (part: number) => sorted[Math.floor((sorted.length - 1) * part)] ?? 0;
  const accepted = Object.entries(statuses).reduce((sum, [status, count]) => sum + (status[0] === "2" ? count : 0), 0);
  return { statuses, accepted, p50: quantile(0.5), p99: quantile(0.99), done };
}

createInterface({ input: process.stdin }).on("line", () => process.stdout.write(`${JSON.stringify(report())}\n`));

const startedAt = performance.now();
const flying = new Set<Promise<void>>();
for (let index = 0; index < perSecond * seconds; index++) {
  const dueAt = startedAt + (index / perSecond) * 1_000;
  const wait = dueAt - performance.now();
  if (wait > 1) await delay(wait);
  const flight = post(index, dueAt);
  flying.add(flight);
  void flight.then(() => flying.delete(flight));
}
await Promise.all(flying);
done = true;
