import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { buildWorker, workerDir } from "../serve/build.ts";
import { freePort } from "../serve/free-port.ts";
import { type Figures, type How, median } from "./figures.ts";
import { inFolder } from "./house.ts";
import { threadsUs } from "./processes.ts";
import { serveOnWorkerd } from "./workerd.ts";

/**
 * S9: what a deployment takes at most, and how long an isolate works before it can answer: processor time of a runtime that starts with
 * our bundle and gives one answer, less that of one with an empty worker, turn by turn.
 */

const empty = "export default { fetch: () => new Response() };";
const classes = {
  CONVERSATION: "Conversation",
  FLOOR: "Floor",
  LEDGER: "Ledger",
  SEATS: "Seats",
  BACKTEST: "Backtest",
};

export async function measureStartUp({ disk, rounds, tick }: How): Promise<Figures> {
  await buildWorker();
  const bundle = join(workerDir, "index.js");
  return inFolder(disk, async (folder) => {
    const nothing = join(folder, "empty.js");
    await writeFile(nothing, empty);
    const times: { ours: number[]; empty: number[] } = { ours: [], empty: [] };
    for (let round = 0; round < Math.max(rounds, 5); round++) {
      times.empty.push(await startMs({ folder, bundle: nothing, classes: {} }));
      times.ours.push(await startMs({ folder, bundle, classes, loader: "LOADER" }));
    }
    tick();
    const mebibytes = gzipSync(await readFile(bundle)).length / 1_048_576;
    const ratio = median(times.ours) - median(times.empty);
    return {
      S9: { what: "compressed bundle in MiB", ratio: mebibytes, goal: "< 1", met: mebibytes < 1 },
      "S9-start": {
        what: "start-up processor time in milliseconds, beyond an empty worker's",
        ratio,
        oursMs: median(times.ours),
        emptyMs: median(times.empty),
        goal: "< 100",
        met: ratio < 100,
      },
    };
  });
}

type Worker = { folder: string; bundle: string; classes: Record<string, string>; loader?: string };

async function startMs({ folder, ...worker }: Worker): Promise<number> {
  // No such hook: the first answer asks nothing of anybody.
  const probe = "/hooks/none";
  const served = await serveOnWorkerd({ folder: join(folder, "start"), port: await freePort(), probe, ...worker });
  const us = threadsUs(served.pid);
  await served.stop();
  return us === null ? Number.NaN : us / 1_000;
}
