import { setTimeout as delay } from "node:timers/promises";
import { Webhook } from "standardwebhooks";
import { z } from "zod";
import type { PostedEvent } from "./events.ts";

/** Posts events as a chat platform does that has never seen our code: signed, and again until they are acknowledged. */

const action = z.looseObject({ kind: z.string(), key: z.string() });
const acknowledged = z.object({
  accepted: z.number(),
  duplicates: z.number(),
  results: z.array(z.object({ actions: z.array(action) })).optional(),
});

export type Acknowledged = {
  readonly accepted: number;
  readonly duplicates: number;
  readonly retries: number;
  /** Only where the answer was waited for. */
  readonly actions: readonly z.infer<typeof action>[];
};

/** The platform's answer was a refusal that no retry would change. */
export class RefusedByHook extends Error {}

export type SenderOptions = {
  readonly hook: string;
  readonly secret: string;
  /** How long one request is tried again, in milliseconds. */
  readonly patienceMs?: number;
  readonly signal?: AbortSignal;
};

const requestMs = 15_000;

export function createSender({ hook, secret, patienceMs = 300_000, signal }: SenderOptions) {
  const webhook = new Webhook(secret);

  async function attempt(id: string, body: string, wait: boolean): Promise<Response> {
    const now = new Date();
    const url = new URL(hook);
    if (wait) url.searchParams.set("wait", "1");
    const deadline = AbortSignal.timeout(requestMs);
    return fetch(url, {
      method: "POST",
      body,
      headers: {
        "content-type": "application/json",
        "webhook-id": id,
        "webhook-timestamp": String(Math.floor(now.getTime() / 1_000)),
        "webhook-signature": webhook.sign(id, now, body),
      },
      signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
    });
  }

  /** @throws RefusedByHook · the last failure when patience ends */
  return async function send(events: readonly PostedEvent[], { wait = false } = {}): Promise<Acknowledged> {
    const body = JSON.stringify({ events });
    const id = (events[0] as PostedEvent).id.replace(/[^A-Za-z0-9_-]/g, "_");
    const until = performance.now() + patienceMs;
    for (let retries = 0; ; retries++) {
      let failure: unknown;
      let pauseMs = Math.min(5_000, 100 * 2 ** Math.min(retries, 10));
      try {
        const response = await attempt(id, body, wait);
        const text = await response.text();
        if (response.ok) return { ...readAnswer(JSON.parse(text)), retries };
        failure = new Error(`${response.status} ${text.slice(0, 300)}`);
        if (response.status < 500 && response.status !== 429)
          throw new RefusedByHook(String(failure), { cause: failure });
        const after = Number(response.headers.get("retry-after"));
        if (after > 0) pauseMs = Math.min(after, 30) * 1_000;
      } catch (error) {
        if (error instanceof RefusedByHook || signal?.aborted) throw error;
        failure = error;
      }
      if (performance.now() + pauseMs > until) throw failure;
      await delay(pauseMs, undefined, { signal });
    }
  };
}

function readAnswer(answer: unknown): Omit<Acknowledged, "retries"> {
  const { results = [], ...counts } = acknowledged.parse(answer);
  return { ...counts, actions: results.flatMap(({ actions }) => actions) };
}
