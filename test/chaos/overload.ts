import { setTimeout as delay } from "node:timers/promises";
import { type Flood, type Flooded, flood } from "./flood.ts";
import { startTwoShops } from "./two-shops.ts";

/** What more than enough work does (F16, P15, P16; G7, G8, G9): a steady load, twice the capacity, and a loud neighbour. */

export type Overload = {
  /** 300 messages a second. */
  readonly steady: { readonly ours: Flooded; readonly floor: Flooded };
  /** Messages a second that 32 connections get through without limits. */
  readonly capacity: number;
  readonly twice: Flooded;
  /** Seconds until a calm sender is answered as before. */
  readonly recovered: number;
  readonly neighbour: { readonly alone: Flooded; readonly beside: Flooded; readonly loud: Flooded };
};

const steadyRate = 300;
const quietRate = 30;
/** Seconds until all chats of a load have begun and its shop's settings are known. */
const warm = 10;
/**
 * As many as docs/running.md has a proxy hold. With many more the local runtime leaves answers unsent for as long as its one thread has
 * something newer to do, also a worker's that does nothing else: docs/chaos.md.
 */
export const usualConnections = 256;
/** The loud shop may send as much as the quiet one does: it sends ten times that. */
const noLimit = "0";

export async function overload(
  folder: string,
  {
    seconds,
    steady: steadySeconds,
    connections,
    say,
  }: { seconds: number; steady: number; connections: number; say: (line: string) => void },
): Promise<Overload> {
  const shops = await startTwoShops(folder);
  try {
    const to = (url: string, shop: "demo" | "neighbour" = "demo") => ({
      url,
      path: shops.path(shop),
      secret: shops.secret,
    });
    const floor = { url: shops.floor, path: "/", secret: shops.secret };
    const run = (name: string, options: Omit<Flood, "name">) => {
      say(name);
      return flood({ name: name.replaceAll(" ", "-"), connections, ...options });
    };
    // First conversations cost more than the rest of them.
    await run("warm", { ...to(shops.url), rate: 100, seconds: 4 });
    await run("warm floor", { ...floor, rate: 100, seconds: 4 });
    const steady = {
      floor: await run("steady floor", { ...floor, rate: steadyRate, warm, seconds }),
      ours: await run("steady", { ...to(shops.url), rate: steadyRate, warm, seconds: steadySeconds }),
    };
    const closed = await run("capacity", { ...to(shops.url), rate: "closed", seconds: Math.min(seconds, 8) });
    const capacity = Math.round((closed.statuses["202"] ?? 0) / closed.seconds);

    const limited = await shops.serve({ SHOP_EVENTS_PER_SECOND: "", CONVERSATION_EVENTS_PER_SECOND: "" });
    await run("warm limited", { ...to(limited), rate: 100, seconds: 4 });
    const twice = await run("twice", { ...to(limited), rate: capacity * 2, warm, seconds });
    const recovered = await untilCalm(
      (name) => run(name, { ...to(limited, "neighbour"), rate: 20, seconds: 1 }),
      steady.ours.p99,
    );

    const few = await shops.serve({
      SHOP_EVENTS_PER_SECOND: String(quietRate * 3),
      CONVERSATION_EVENTS_PER_SECOND: noLimit,
    });
    const quiet = { ...to(few, "neighbour"), rate: quietRate, warm, seconds };
    const alone = await run("alone", quiet);
    const [loud, beside] = await Promise.all([
      run("loud", { ...to(few), rate: quietRate * 10, warm, seconds }),
      run("beside", quiet),
    ]);
    return { steady, capacity, twice, recovered, neighbour: { alone, beside, loud } };
  } finally {
    await shops.stop();
  }
}

/** A calm sender tries for a second each, until all is taken within twice the usual p99, or 100 ms. */
async function untilCalm(probe: (name: string) => Promise<Flooded>, usual: number): Promise<number> {
  const startedAt = performance.now();
  for (let count = 0; count < 60; count++) {
    const { statuses, sent, p99 } = await probe(`calm ${count}`);
    if (statuses["202"] === sent && p99 <= Math.max(100, usual * 2)) break;
    await delay(200);
  }
  return Math.round((performance.now() - startedAt) / 100) / 10;
}

const known = new Set(["202", "429", "503"]);
const refused = ({ statuses }: Flooded): number => (statuses["429"] ?? 0) + (statuses["503"] ?? 0);

/** What is wrong with it, in words. */
export function wrongWithOverload({ steady, twice, recovered, neighbour }: Overload): string[] {
  const wrong: string[] = [];
  const check = (holds: boolean, what: string) => void (holds || wrong.push(what));
  check(steady.ours.statuses["202"] === steady.ours.sent, `steady: ${JSON.stringify(steady.ours.statuses)}`);
  check(steady.ours.p99 < 100, `steady: p99 ${steady.ours.p99} ms, the floor's ${steady.floor.p99} ms`);
  for (const [name, { statuses, withoutRetryAfter }] of Object.entries({ twice, loud: neighbour.loud })) {
    check(
      Object.keys(statuses).every((status) => known.has(status)),
      `${name}: ${JSON.stringify(statuses)}`,
    );
    check(withoutRetryAfter === 0, `${name}: ${withoutRetryAfter} refusals without retry-after`);
  }
  // Otherwise it was no overload: what is too much is refused, or waits for a connection.
  check(refused(twice) > 0 || twice.p50 > 1_000, "twice: nothing was refused and nothing had to wait");
  check(refused(neighbour.loud) > 0, "loud: nothing was refused");
  check(recovered < 30, `calm again after ${recovered} s`);
  const { alone, beside } = neighbour;
  check(beside.statuses["202"] === beside.sent, `beside a loud one: ${JSON.stringify(beside.statuses)}`);
  check(beside.p99 <= alone.p99 * 2, `beside a loud one: p99 ${beside.p99} ms, alone ${alone.p99} ms`);
  return wrong;
}
