import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";
import { z } from "zod";

/**
 * A chat platform that takes our actions at its callback, as one that has never seen our code: it checks the signature, remembers
 * the keys, and breaks the connection before or after it has taken a call as often as it is told to.
 */

const body = z.object({
  conversation: z.string(),
  actions: z.array(z.looseObject({ key: z.string(), kind: z.string(), at: z.number() })).length(1),
});

/**
 * Whoever was killed while he delivered tries again half a minute later. Those calls are served: one more failure, and the next
 * attempt comes after five minutes or thirty.
 */
const interruptedMs = 25_000;

export type FaultyPlatform = {
  readonly url: string;
  /** Calls under each key that were taken. */
  readonly taken: ReadonlyMap<string, { readonly conversation: string; readonly body: string; readonly calls: number }>;
  readonly counts: { calls: number; failedBefore: number; failedAfter: number; forged: number; changed: number };
  stop(): Promise<void>;
};

export type PlatformOptions = {
  readonly secret: string;
  /** Share of calls that break before, and again as many after they were taken. */
  readonly faults: number;
  /** No key meets more faults than this: after its third attempt a delivery waits for half an hour. */
  readonly faultsOfOne: number;
  /** In [0, 1). */
  readonly random: () => number;
};

export async function startFaultyPlatform(options: PlatformOptions): Promise<FaultyPlatform> {
  const webhook = new Webhook(options.secret);
  const taken = new Map<string, { conversation: string; body: string; calls: number }>();
  const faultsOf = new Map<string, number>();
  const counts = { calls: 0, failedBefore: 0, failedAfter: 0, forged: 0, changed: 0 };

  const server = createServer(async (request, response) => {
    try {
      const text = await textOf(request);
      counts.calls++;
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      const { key, conversation, at } = read(text, headers);
      const fate = options.random();
      const spared = (faultsOf.get(key) ?? 0) >= options.faultsOfOne || Date.now() > at + interruptedMs;
      const fails = !spared && fate < options.faults * 2;
      if (fails) faultsOf.set(key, (faultsOf.get(key) ?? 0) + 1);
      if (fails && fate < options.faults) {
        counts.failedBefore++;
        return void request.socket.destroy();
      }
      const known = taken.get(key);
      if (known !== undefined && known.body !== text) counts.changed++;
      taken.set(key, { conversation, body: text, calls: (known?.calls ?? 0) + 1 });
      if (!fails) return void response.writeHead(204).end();
      counts.failedAfter++;
      request.socket.destroy();
    } catch {
      counts.forged++;
      response.writeHead(401).end();
    }
  });

  function read(text: string, headers: Record<string, string>) {
    webhook.verify(text, headers);
    const { conversation, actions } = body.parse(JSON.parse(text));
    const { key = "", at = 0 } = actions[0] ?? {};
    if (headers["webhook-id"] !== key) throw new Error("the delivery is not named by its key");
    return { key, conversation, at };
  }

  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/callback`,
    taken,
    counts,
    stop() {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
