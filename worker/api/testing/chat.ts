import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { Webhook } from "standardwebhooks";
import { z } from "zod";
import { load } from "../../conversation/storage.ts";
import { send, withKey } from "./browser.ts";
import { newMerchant, type TestMerchant } from "./merchant.ts";

/** A shop of a test's own with its API, and chats that come in through the real webhook. */
export async function openShop() {
  const merchant = await newMerchant(env);
  const ask = withKey(await merchant.key());
  const at = (path: string) => `/v1/shops/${merchant.shop}/${path}`;
  const change = async (method: string, path: string, body?: unknown) => {
    const answer = await ask(at(path), { method, ...(body === undefined ? {} : { body }) });
    return { status: answer.status, body: await answer.json<Answer>() };
  };
  return {
    merchant,
    at,
    change,
    get: async (path: string) => (await ask(at(path))).json<Answer>(),
    chat: (conversation: string) => chatIn(merchant, conversation),
    /** The platform says how an agent's account stands. */
    presence: (agent: string, status: "online" | "suspended" | "offline", queue = 0) =>
      postTo(merchant, [{ type: "presence", id: `p-${++sent}`, at: Date.now(), agent, status, queue }]),
  };
}

// biome-ignore lint/suspicious/noExplicitAny: answers are compared with what a test expects, field by field
export type Answer = Record<string, any>;
type Role = "buyer" | "agent" | "bot";

const results = z.object({
  results: z.array(
    z.object({
      event: z.string(),
      findings: z.array(z.object({ id: z.string(), point: z.string(), code: z.string() })),
      actions: z.array(z.looseObject({ kind: z.string() })).default([]),
    }),
  ),
});

let sent = 0;

async function postTo(merchant: TestMerchant, events: object[]) {
  const body = JSON.stringify({ events });
  const id = `msg_${++sent}`;
  const now = new Date();
  const signature = new Webhook(merchant.secret).sign(id, now, body);
  const headers = {
    "content-type": "application/json",
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(now.getTime() / 1_000)),
    "webhook-signature": signature,
  };
  const answer = await send(`/hooks/interject/${merchant.shop}?wait=1`, { method: "POST", headers, body });
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(text);
  return results.parse(JSON.parse(text)).results;
}

/** Ten seconds. */
const mostTries = 100;

function isTold(sql: SqlStorage): boolean {
  const stored = load(sql, null);
  return stored === null || stored.lastSeq <= stored.meta.ledgerCursor;
}

function chatIn(merchant: TestMerchant, conversation: string) {
  let count = 0;
  let last = 0;
  /** Later than what was told before, also within a millisecond: events of the same one stand in the order of their ids. */
  const now = () => {
    last = Math.max(last + 1, Date.now());
    return last;
  };
  const stub = () => env.CONVERSATION.getByName(`${merchant.id}/${merchant.shop}/interject/${conversation}`);
  const post = (events: object[]) => postTo(merchant, events);
  return {
    stub,
    /** Full ids of the points that found something in the message, and its event id. */
    async say(role: Role, text: string, { at = now() }: { at?: number } = {}) {
      const id = `m-${++count}`;
      const from = { role, id: `${role}-1` };
      const content = [{ type: "text", text }];
      const [result] = await post([{ type: "message", id, conversation, at, from, content }]);
      return {
        event: id,
        findings: result?.findings ?? [],
        points: (result?.findings ?? []).map(({ point }) => point),
        actions: (result?.actions ?? []).map(({ kind }) => kind),
      };
    },
    /** Any other event of the conversation; kinds of the actions that the answer carries. */
    async happens(event: object, { at = now() }: { at?: number } = {}) {
      const [result] = await post([{ id: `e-${++count}`, conversation, at, ...event }]);
      return (result?.actions ?? []).map(({ kind }) => kind);
    },
    async order(order: object, { at = now() }: { at?: number } = {}) {
      await post([{ type: "order", id: `e-${++count}`, conversation, at, order }]);
    },
    async close({ at = now() }: { at?: number } = {}) {
      await post([{ type: "closed", id: `e-${++count}`, conversation, at }]);
    },
    async retract(message: string) {
      await post([{ type: "retracted", id: `retracts-${message}`, conversation, at: now(), message }]);
    },
    /** Sends what the conversation owes to the ledger; again where an alarm of its own was under way, or the ledger said later. */
    async settle() {
      for (let tries = 0; tries < mostTries; tries++) {
        await runDurableObjectAlarm(stub());
        if (await runInDurableObject(stub(), (_, { storage }) => isTold(storage.sql))) return;
        await scheduler.wait(100);
      }
    },
  };
}
