import { setTimeout as delay } from "node:timers/promises";
import { createClient } from "@libsql/client";
import { z } from "zod";
import { freePort } from "../serve/free-port.ts";
import { type Figures, type How, median } from "./figures.ts";
import { bundleOf, inFolder, openHouse } from "./house.ts";
import type { LedgerLoad } from "./ledger-shape.ts";
import { measureBegun } from "./measure.ts";

/**
 * S7: what the writer object takes. The Ledger of the production bundle, real libSQL with all indexes and triggers; another worker in
 * the same runtime calls it as Conversations do. `large` appends are as many entries as a flush sends at once, `small` ones a chat's
 * next two messages.
 */

const shapes = {
  large: { appends: 400, messages: 200, callers: 32 },
  small: { appends: 4_000, messages: 2, callers: 64 },
} satisfies Record<string, Omit<LedgerLoad, "name">>;

const done = z.object({ rows: z.number(), refused: z.number() });

export async function measureLedger({ disk, seconds, rounds, tick }: How): Promise<Figures> {
  return inFolder(disk, async (folder) => {
    const port = await freePort();
    const beside = { bundle: await bundleOf("ledger-load.ts", folder), port, classes: { LEDGER: "Ledger" } };
    const { side, libsql, demo, stop } = await openHouse({ folder, beside });
    try {
      const call = async (path: string, load: LedgerLoad) => {
        const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method: "POST", body: JSON.stringify(load) });
        if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
        return answer.json();
      };
      const run = async (shape: Omit<LedgerLoad, "name">, name: string) => {
        const load = { ...shape, name };
        await call("/prepare", load);
        const began = performance.now();
        const { rows, refused } = done.parse(await call("/append", load));
        const took = (performance.now() - began) / 1_000;
        if (refused > 0) throw new Error(`the ledger refused ${refused} of ${shape.appends} appends`);
        tick();
        return { rowsPerSecond: rows / took, appendsPerSecond: shape.appends / took };
      };
      await run({ ...shapes.small, appends: 200 }, "warm");
      const large: number[] = [];
      const small: number[] = [];
      for (let round = 0; round < rounds; round++) {
        large.push((await run(shapes.large, `large-${round}`)).rowsPerSecond);
        small.push((await run(shapes.small, `small-${round}`)).appendsPerSecond);
      }

      const before = await rowsIn(libsql.url);
      const load = { perRequest: 1, conversations: 1_000, requests: Math.ceil(8_000 * seconds), seconds };
      const { messages, seconds: took } = await measureBegun(side, { ...load, secret: demo.secret, name: "full" });
      const stored = (await settled(libsql.url)) - before;
      // The chats' first messages are stored as well.
      const rowsAMessage = stored / (messages + load.conversations);
      const producedPerSecond = (messages / took) * rowsAMessage;
      const rowsPerSecond = median(large);
      const appendsPerSecond = median(small);
      return {
        S7: {
          what: "rows a second through the Ledger object",
          ratio: rowsPerSecond,
          rowsAnAppend: shapes.large.messages * 1.2 + 2,
          goal: ">= 40,000",
          met: rowsPerSecond >= 40_000,
        },
        "S7-load": {
          what: "the same against the rows that messages at full load produce",
          ratio: rowsPerSecond / producedPerSecond,
          producedPerSecond,
          rowsAMessage,
          goal: ">= 3",
          met: rowsPerSecond / producedPerSecond >= 3,
        },
        "S7-appends": {
          what: "appends of two messages a second through one writer",
          ratio: appendsPerSecond,
          callers: shapes.small.callers,
          goal: ">= 500",
          met: appendsPerSecond >= 500,
        },
      };
    } finally {
      await stop();
    }
  });
}

const tables = ["message", "finding", "decision", "session", "conversation", "task"] as const;

async function rowsIn(url: string): Promise<number> {
  const client = createClient({ url });
  const counts = await client.batch(tables.map((table) => `SELECT count(*) AS count FROM ${table}`));
  client.close();
  return counts.reduce((sum, { rows }) => sum + Number(rows[0]?.count), 0);
}

/** Rows once the conversations' last flush is over. */
async function settled(url: string): Promise<number> {
  for (let [before, still] = [-1, 0]; ; ) {
    const now = await rowsIn(url);
    still = now === before ? still + 1 : 0;
    if (still === 7) return now;
    before = now;
    await delay(1_000);
  }
}
