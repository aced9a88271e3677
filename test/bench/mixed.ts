import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { createClient } from "@libsql/client";
import { root } from "../serve/build.ts";
import { type Figures, type How, median } from "./figures.ts";
import { inFolder, openHouse, serveFloor } from "./house.ts";
import { measureBegun } from "./measure.ts";
import { residentMb } from "./processes.ts";
import { startTraffic } from "./shop-traffic.ts";
import type { Steady, SteadyOrder } from "./steady.ts";

/**
 * `npm run bench -- --mixed --minutes 5`: messages at half of the highest rate while panels are open, reports are read and settings change.
 * That rate is found first, with the same people at the shop, and for as long as messages need to be charged with what they owe; it is
 * the lower one of two searches a minute apart, because a shared machine has good minutes that do not last.
 * Every answer that is not 2xx is counted; memory and the ledger's lag are looked at all the time.
 */

const lookMs = 500;
const memoryEveryMs = 10_000;
const openChats = 1_000;
/** A thousand chats that begin within two seconds are a figure of their own (S3); what waits behind them is gone by then. */
const warmSeconds = 60;
const lagGoalMs = 5_000;
const pauseMs = 30_000;

type Look = { readonly second: number; readonly newestLagMs: number; readonly wholeLagMs: number };

export async function measureMixed({ disk, minutes, say }: How & { minutes: number }): Promise<Figures> {
  return inFolder(disk, async (folder) => {
    const floor = await serveFloor({ folder });
    const house = await openHouse({ folder });
    const ledger = createClient({ url: house.libsql.url });
    try {
      const { secret } = house.demo;
      const load = { perRequest: 1, conversations: openChats, requests: 250_000, seconds: 30, secret };
      const search = async (name: string) => {
        const meanwhile = await startTraffic(house);
        const { messages, seconds } = await measureBegun(house.side, { ...load, name });
        await meanwhile.stop();
        say(`${name} ${Math.round(messages / seconds)}/s\n`);
        return messages / seconds;
      };
      const highest = await search("highest");
      await delay(pauseMs);
      const perSecond = Math.floor(Math.min(highest, await search("highest-again")) / 2);
      say(`${minutes} minutes at ${perSecond}/s\n`);
      const order = { secret, perSecond, open: openChats, warmSeconds };
      const beside = await steadily(
        { ...order, url: floor.served.url, path: floor.path, seconds: warmSeconds + 20 },
        async () => {},
      );
      // What the search for the rate owes to the ledger is not this run's lag.
      await delay(15_000);

      const stored = async () => {
        const { rows } = await ledger.execute(
          "SELECT (SELECT coalesce(sum(count), 0) FROM hourly_counter WHERE metric = 'messages') AS count, (SELECT max(at) FROM (SELECT at FROM message ORDER BY seq DESC LIMIT 500)) AS newest",
        );
        return { count: Number(rows[0]?.count), newest: Number(rows[0]?.newest) };
      };
      const before = (await stored()).count;
      const traffic = await startTraffic(house);
      const looks: Look[] = [];
      const memory: { ours: number; libsql: number }[] = [];
      const accepted: { at: number; count: number }[] = [];
      const run = await steadily(
        { ...order, url: house.served.url, path: house.side.path, seconds: warmSeconds + minutes * 60 },
        async (ask) => {
          for (let turn = 0; ; turn++) {
            const now = Date.now();
            const { done, accepted: count } = await ask();
            if (done) return;
            accepted.push({ at: now, count });
            const { count: rows, newest } = await stored();
            const inLedger = rows - before;
            // The moment until which everything that was accepted is in the ledger now.
            const upTo = accepted.findLast((then) => then.count <= inLedger)?.at ?? accepted[0]?.at ?? now;
            if (turn * lookMs >= warmSeconds * 1_000)
              looks.push({
                second: turn * (lookMs / 1_000),
                newestLagMs: Math.max(0, now - newest),
                wholeLagMs: now - upTo,
              });
            if (turn % (memoryEveryMs / lookMs) === 0 && turn * lookMs >= warmSeconds * 1_000) {
              memory.push({
                ours: residentMb(house.served.pid) ?? Number.NaN,
                libsql: residentMb(house.libsql.pid) ?? Number.NaN,
              });
              say(`${turn * (lookMs / 1_000)} s: ${count} accepted, ${memory.at(-1)?.ours.toFixed(0)} MB\n`);
            }
            await delay(Math.max(0, lookMs - (Date.now() - now)));
          }
        },
      );
      const people = await traffic.stop();
      const refusals = Object.entries({ ...notAccepted(run.statuses), ...people.refused });
      const refused = refusals.reduce((sum, [, times]) => sum + times, 0);
      const [first, last] = [thirdOf(memory, 0), thirdOf(memory, 2)];
      const lag = Math.max(...looks.map(({ wholeLagMs }) => wholeLagMs));
      return {
        mixed: {
          what: `answers that were not 2xx in ${minutes} minutes at half of the highest rate`,
          ratio: refused,
          refused: refusals.map(([what, times]) => `${times} x ${what}`).join("; "),
          perSecond,
          messages: run.accepted,
          reads: people.reads,
          readMedianMs: people.readMs,
          settingsChanges: people.changes,
          panels: people.panels,
          panelItems: people.items,
          panelsCameBack: people.reconnects,
          goal: "0",
          met: refused === 0,
        },
        "mixed-p99": {
          what: "p99 of a message against the floor's at the same rate",
          ratio: run.p99 / beside.p99,
          p50Ms: run.p50,
          p99Ms: run.p99,
          floorP50Ms: beside.p50,
          floorP99Ms: beside.p99,
          goal: "",
          met: null,
        },
        "mixed-memory": {
          what: "resident memory of the runtime, last third against the first",
          ratio: last.ours / first.ours,
          firstMb: first.ours,
          lastMb: last.ours,
          libsqlFirstMb: first.libsql,
          libsqlLastMb: last.libsql,
          goal: "<= 1.2",
          met: last.ours / first.ours <= 1.2,
        },
        "mixed-lag": {
          what: "seconds until everything that was accepted is in the ledger, at most; rows wait 1 s for others while a panel listens",
          ratio: lag / 1_000,
          medianSeconds: median(looks.map(({ wholeLagMs }) => wholeLagMs)) / 1_000,
          beyondAtSeconds: looks
            .filter(({ wholeLagMs }) => wholeLagMs >= lagGoalMs)
            .map(({ second }) => second)
            .join(" "),
          newestMedianSeconds: median(looks.map(({ newestLagMs }) => newestLagMs)) / 1_000,
          newestMostSeconds: Math.max(...looks.map(({ newestLagMs }) => newestLagMs)) / 1_000,
          goal: "< 5",
          met: lag < lagGoalMs,
        },
      };
    } finally {
      ledger.close();
      await house.stop();
      await floor.served.stop();
    }
  });
}

function thirdOf(memory: readonly { ours: number; libsql: number }[], third: number) {
  const size = Math.max(1, Math.floor(memory.length / 3));
  const some = memory.slice(third * size, third === 2 ? undefined : (third + 1) * size);
  return { ours: median(some.map(({ ours }) => ours)), libsql: median(some.map(({ libsql }) => libsql)) };
}

function notAccepted(statuses: Readonly<Record<string, number>>): Record<string, number> {
  const bad = Object.entries(statuses).filter(([status]) => !status.startsWith("2"));
  return Object.fromEntries(bad.map(([status, times]) => [`messages: ${status}`, times]));
}

/** Runs the load of `steady.ts`; `watch` may ask what happened until now. */
async function steadily(order: SteadyOrder, watch: (ask: () => Promise<Steady>) => Promise<void>): Promise<Steady> {
  const child = spawn(process.execPath, [join(root, "test/bench/steady.ts"), JSON.stringify(order)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (): Promise<Steady> => {
    child.stdin.write("\n");
    const { value, done } = await lines.next();
    if (done) throw new Error("the load ended");
    return JSON.parse(value);
  };
  try {
    await watch(ask);
    for (;;) {
      const steady = await ask();
      if (steady.done) return steady;
      await delay(500);
    }
  } finally {
    child.kill("SIGTERM");
  }
}
