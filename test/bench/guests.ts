import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { loadPack } from "../../plugins/sdk/command/load-pack.ts";
import { packFileOf } from "../../plugins/sdk/command/pack.ts";
import { root } from "../serve/build.ts";
import { median } from "./figures.ts";
import { inFolder, openHouse } from "./house.ts";
import { measure, type Run } from "./measure.ts";

/**
 * `npm run bench -- --guests`: what a guest costs a message. The same load, turn by turn, with the sample guest switched on and off
 * in one shop; every point on, warm conversations, at a rate that the server can hold, so that nothing is put off.
 */

const sample = "plugins/samples/address-guard";
const goalUs = 1_500;
const rate = 150;
const conversations = 60;

const usage = z.object({ guest: z.object({ calls: z.number(), asks: z.number(), failures: z.number() }).nullable() });

type Options = { json: boolean; disk: string; rounds: number; seconds: number };

/** Answers whether the goal was met. */
export async function benchGuests({ json, disk, rounds, seconds }: Options): Promise<boolean> {
  return inFolder(disk, async (folder) => {
    const { side, served, demo, stop } = await openHouse({ folder });
    const { secret, apiKey } = demo;
    const { url } = served;
    try {
      const api = async (method: string, path: string, body?: unknown): Promise<unknown> => {
        const answer = await fetch(`${url}/v1/shops/demo/${path}`, {
          method,
          headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        });
        const text = await answer.text();
        if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 300)}`);
        return JSON.parse(text);
      };

      /** Each load sends messages of its own. */
      let runs = 0;
      const { file } = await packFileOf(await loadPack(join(root, sample)));
      const pack = file.manifest.id;
      const load = {
        secret,
        seconds: Math.max(seconds, 8),
        perRequest: 1,
        conversations,
        requests: rate * Math.max(seconds, 8),
        rate,
      };
      const switchTo = async (state: "on" | "off") => {
        await api("PATCH", `packs/${pack}`, { state });
        // Settings are live everywhere within ten seconds.
        await delay(11_000);
        await measure(side, { ...load, seconds: 3, requests: rate * 3, name: `warm-${++runs}` });
      };
      await measure(side, { ...load, name: `never-${++runs}` });
      const never: Run[] = [await measure(side, { ...load, name: `never-${++runs}` })];
      await api("POST", "packs/review", file);
      await api("POST", "packs", { sha256: file.sha256 });
      const turns: { off: Run[]; on: Run[] } = { off: [], on: [] };
      for (let round = 0; round < rounds; round++) {
        for (const state of ["off", "on"] as const) {
          await switchTo(state);
          turns[state].push(await measure(side, { ...load, name: `${state}-${++runs}` }));
          if (!json) process.stderr.write(".");
        }
      }
      if (!json) process.stderr.write("\n");
      await delay(6_000);
      const { guest } = usage.parse(await api("GET", `packs/${pack}/usage`));
      const cpu = (of: readonly Run[]) => median(of.flatMap(({ cpuUs }) => (cpuUs === null ? [] : [cpuUs])));
      const figures = {
        what: "processor time that a guest adds to a message, in microseconds",
        addedUs: cpu(turns.on) - cpu(turns.off),
        onUs: cpu(turns.on),
        offUs: cpu(turns.off),
        neverInstalledUs: cpu(never),
        onP99Ms: median(turns.on.map(({ p99 }) => p99)),
        offP99Ms: median(turns.off.map(({ p99 }) => p99)),
        asked: guest?.asks ?? 0,
        calls: guest?.calls ?? 0,
        failures: guest?.failures ?? 0,
        goal: `<= ${goalUs}`,
      };
      console.log(json ? JSON.stringify(figures, null, 2) : table(figures));
      return figures.addedUs <= goalUs && figures.asked > 0 && figures.failures === 0;
    } finally {
      await stop();
    }
  });
}

function table(figures: Readonly<Record<string, string | number>>): string {
  return Object.entries(figures)
    .map(([name, value]) => `${name.padEnd(18)} ${typeof value === "number" ? value.toFixed(1) : value}`)
    .join("\n");
}
