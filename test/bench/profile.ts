import { join } from "node:path";
import { buildReadableWorker } from "../serve/build.ts";
import { freePort } from "../serve/free-port.ts";
import { inFolder, openHouse } from "./house.ts";
import { measure, type Run } from "./measure.ts";
import { profile, type Share } from "./profiler.ts";

/**
 * `npm run bench -- --profile`: where a message's processor time goes, by function of the bundle. All objects of a local workerd share
 * one isolate, so the ledger's and the floor's part is in it.
 */

const shown = 40;
/** What the profiler calls time in which nothing of ours ran. */
const idle: ReadonlySet<string> = new Set(["(idle)", "(root)"]);

export async function benchProfile({ disk, seconds }: { disk: string; seconds: number }): Promise<void> {
  await inFolder(disk, async (folder) => {
    const bundle = await buildReadableWorker(join(folder, "bundle"));
    const inspector = `127.0.0.1:${await freePort()}`;
    const { side, demo, stop } = await openHouse({ folder, bundle, inspector });
    try {
      const load = { secret: demo.secret, perRequest: 1, conversations: 1_000, seconds };
      // The first message of a conversation is another matter.
      await measure(side, { ...load, seconds: 60, requests: 2_000, name: "warm", chats: "profile" });
      const runs: Run[] = [];
      const shares = await profile(inspector, async () => {
        runs.push(await measure(side, { ...load, requests: 8_000 * seconds, name: "profile" }));
      });
      const messages = runs.reduce((sum, run) => sum + run.messages, 0);
      console.log(`${messages} messages; microseconds of each: by itself, with what it calls`);
      for (const by of ["selfUs", "totalUs"] as const) console.log(table(shares, { by, messages }));
    } finally {
      await stop();
    }
  });
}

function table(shares: readonly Share[], { by, messages }: { by: "selfUs" | "totalUs"; messages: number }): string {
  const cell = (us: number) => (us / messages).toFixed(1).padStart(9);
  return shares
    .filter(({ name }) => !idle.has(name))
    .sort((a, b) => b[by] - a[by])
    .slice(0, shown)
    .map(({ name, selfUs, totalUs }) => `${cell(selfUs)} ${cell(totalUs)}  ${name}`)
    .join("\n");
}
