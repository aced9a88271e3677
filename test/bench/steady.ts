import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { Webhook } from "standardwebhooks";
import { Pool } from "undici";
import { z } from "zod";
import { dialogues } from "./judging.ts";

// Messages at an even rate for minutes, in a process of its own: signs as it goes, so that no signature is old when it is sent. Chats
// begin and end: each has 40 messages of the bundled real dialogues, and as many are open at a time as the order says. Reads one JSON
// object on argv; answers each line on stdin with what happened until then.

const order = z.object({
  url: z.string(),
  path: z.string(),
  secret: z.string(),
  perSecond: z.number(),
  seconds: z.number(),
  open: z.number(),
  /** Seconds at the beginning whose latencies do not count. */
  warmSeconds: z.number(),
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
/** What is said in the real dialogues, one after the other: a chat begins anywhere and goes on from there, as buyers who come back do. */
const said = dialogues().flatMap(({ messages }) => messages.map(({ role, text }) => ({ role, text })));

const { url, path, secret, perSecond, seconds, open, warmSeconds } = order.parse(JSON.parse(process.argv[2] ?? ""));
const webhook = new Webhook(secret);
const pool = new Pool(url, { connections: 128 });
const latencies: number[] = [];
const statuses: Record<string, number> = {};
let done = false;

async function post(index: number, dueAt: number): Promise<void> {
  const at = new Date();
  // Which of the open chats, and how often its place was taken by a new one.
  const chat = index % open;
  const turn = Math.floor(index / (open * messagesEach) + chat / open);
  const conversation = `c-${chat}-${turn}`;
  const place = chat * 37 + turn * messagesEach + Math.floor(index / open);
  const { role, text } = said[place % said.length] as (typeof said)[number];
  const from = { role, id: role === "buyer" ? `b-${chat}` : `a-${chat % 20}` };
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
  if (dueAt - startedAt >= warmSeconds * 1_000) latencies.push(performance.now() - dueAt);
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
