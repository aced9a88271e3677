import { setTimeout as delay } from "node:timers/promises";
import { WebSocket } from "undici";
import { signInCookie } from "../big-shop/sign-in.ts";
import { median } from "./figures.ts";
import type { House } from "./house.ts";

/** What people do with a shop while messages come in: open panels, reports, and somebody who changes settings. */
export type Traffic = {
  readonly stop: () => Promise<{
    /** Answers that were not 2xx, as `GET path: status`, with how often. */
    readonly refused: Readonly<Record<string, number>>;
    readonly reads: number;
    readonly readMs: number;
    readonly changes: number;
    readonly panels: number;
    readonly items: number;
    readonly reconnects: number;
  }>;
};

const panels = 10;
const readEveryMs = 2_000;
const changeEveryMs = 20_000;
/** The Floor sends a panel back after a while to be checked anew. */
const comeBack = 4408;

export async function startTraffic({ served, demo }: House): Promise<Traffic> {
  const { url } = served;
  const cookie = await signInCookie(url, demo);
  const refused: Record<string, number> = {};
  const readTimes: number[] = [];
  const count = { reads: 0, changes: 0, items: 0, reconnects: 0 };
  const ending = new AbortController();
  const { signal } = ending;

  const ask = async (method: string, path: string, body?: object) => {
    const init = body && { body: JSON.stringify(body) };
    const headers = { cookie, origin: url, "content-type": "application/json" };
    const began = performance.now();
    const answer = await fetch(`${url}/v1/shops/demo/${path}`, { method, headers, ...init });
    await answer.arrayBuffer();
    if (!answer.ok) refuse(`${method} ${path.split("?")[0]}: ${answer.status}`);
    return performance.now() - began;
  };
  const refuse = (what: string) => {
    refused[what] = (refused[what] ?? 0) + 1;
  };

  const sockets = new Set<WebSocket>();
  const listen = () => {
    const socket = new WebSocket(`${url.replace("http", "ws")}/v1/shops/demo/feed`, {
      headers: { cookie, origin: url },
    });
    sockets.add(socket);
    socket.addEventListener("message", () => count.items++);
    socket.addEventListener("close", ({ code }) => {
      sockets.delete(socket);
      if (signal.aborted) return;
      if (code !== comeBack) refuse(`feed: closed with ${code}`);
      count.reconnects++;
      setTimeout(listen, 500);
    });
  };
  for (let panel = 0; panel < panels; panel++) listen();

  const every = async (ms: number, work: (turn: number) => Promise<void>) => {
    for (let turn = 0; !signal.aborted; turn++) {
      await work(turn).catch((error) => refuse(String(error)));
      await delay(ms, undefined, { signal }).catch(() => {});
    }
  };
  const reading = every(readEveryMs, async (turn) => {
    const paths = readsNow();
    readTimes.push(await ask("GET", paths[turn % paths.length] ?? ""));
    count.reads++;
  });
  const changing = every(changeEveryMs, async (turn) => {
    await ask("PATCH", "points/alerts/unanswered", { config: { seconds: 60 + (turn % 30) } });
    count.changes++;
  });
  return {
    async stop() {
      ending.abort();
      for (const socket of sockets) socket.close();
      await Promise.all([reading, changing]);
      return { refused, ...count, readMs: median(readTimes), panels };
    },
  };
}

function readsNow(): string[] {
  const to = Date.now();
  const day = new Date(to + 8 * 3_600_000).toISOString().slice(0, 10);
  const time = `from=${to - 86_400_000}&to=${to}`;
  return [
    `reports/service?from=${day}&to=${day}`,
    "findings?limit=50",
    `reports/trend?from=${day}&to=${day}&metric=sessions`,
    "alerts?limit=50",
    `sessions?${time}&limit=50`,
    "pace",
    `reports/review?from=${day}&to=${day}`,
    "decisions?limit=50",
  ];
}
