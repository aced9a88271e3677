import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { freePort } from "../serve/free-port.ts";
import type { Figures, How } from "./figures.ts";
import { inFolder, openHouse, serveFloor } from "./house.ts";
import { type Inspector, inspect } from "./inspector.ts";
import { measure, type Side } from "./measure.ts";
import { residentMb } from "./processes.ts";

/**
 * S8: what a warm conversation holds in memory, beyond the floor's. V8's heap after a forced collection, told by the runtime's
 * inspector, with a thousand conversations of ten messages and without; resident memory beside it, which also has SQLite's caches
 * and what V8 has not given back.
 */

const conversations = 1_000;
const messagesEach = 10;
const goalKb = 32;
/** An object goes 10 s after its last work, and the last flush comes 5 s after the last message. */
const evictedMs = 20_000;

const nudgeMs = 100;

type Held = { readonly heapKb: number; readonly residentKb: number };
type Measured = { readonly side: Side; readonly secret: string; readonly inspector: string };

export async function measureMemory({ disk, tick }: How): Promise<Figures> {
  return inFolder(disk, async (folder) => {
    const inspector = `127.0.0.1:${await freePort()}`;
    const house = await openHouse({ folder, inspector });
    const { secret } = house.demo;
    const ours = await heldBy({ side: house.side, secret, inspector }).finally(house.stop);
    tick();
    const side = await serveFloor({ folder, inspector });
    const floor = await heldBy({ side, secret, inspector }).finally(side.served.stop);
    tick();
    const ratio = ours.heapKb - floor.heapKb;
    return {
      S8: {
        what: `KB of V8's heap that each of ${conversations} warm conversations of ${messagesEach} messages holds beyond the floor's`,
        ratio,
        oursHeapKb: ours.heapKb,
        floorHeapKb: floor.heapKb,
        oursResidentKb: ours.residentKb,
        floorResidentKb: floor.residentKb,
        goal: `<= ${goalKb}`,
        met: ratio <= goalKb,
      },
    };
  });
}

async function heldBy({ side, secret, inspector }: Measured): Promise<Held> {
  const load = { secret, perRequest: 1, seconds: 60 };
  // Settings are compiled and functions optimised before anything is compared.
  await measure(side, { ...load, conversations: 200, requests: 2_000, name: "warm" });
  await delay(evictedMs);
  const connected = await inspect(inspector);
  try {
    const before = await memoryOf(connected, side);
    await measure(side, { ...load, conversations, requests: conversations * messagesEach, name: "held" });
    const after = await memoryOf(connected, side);
    return {
      heapKb: (after.heapBytes - before.heapBytes) / 1_000 / conversations,
      residentKb: ((after.residentMb - before.residentMb) * 1_000) / conversations,
    };
  } finally {
    connected.close();
  }
}

const usage = z.object({ usedSize: z.number() });

async function memoryOf({ call }: Inspector, { served }: Side): Promise<{ heapBytes: number; residentMb: number }> {
  // The runtime hears its inspector only when it has something else to do.
  const nudge = setInterval(() => void fetch(`${served.url}/hooks/none`).then((answer) => answer.text()), nudgeMs);
  try {
    // What the first pass leaves to weak references and finalisers goes with the second.
    for (let pass = 0; pass < 2; pass++) await call("HeapProfiler.collectGarbage");
    const { usedSize } = usage.parse(await call("Runtime.getHeapUsage"));
    return { heapBytes: usedSize, residentMb: residentMb(served.pid) ?? Number.NaN };
  } finally {
    clearInterval(nudge);
  }
}
