import { type Figures, type How, median } from "./figures.ts";
import { inFolder, openHouse, serveFloor } from "./house.ts";
import { measure, measureBegun, type Shape, type Side, settle, type Whole, wholly } from "./measure.ts";

/** S1 to S3: messages over HTTP, every point on, signed, ledger and all, beside the floor, turn by turn. */

const shapes = (seconds: number) =>
  ({
    single: { perRequest: 1, conversations: 1_000, requests: Math.ceil(8_000 * seconds) },
    batch: { perRequest: 50, conversations: 1_000, requests: Math.ceil(600 * seconds) },
    // A warm object holds file descriptors, and workerd dies of too many: few, and in a short time.
    fresh: { perRequest: 1, conversations: 0, requests: 1_500 },
  }) satisfies Record<string, Shape>;

type Name = keyof ReturnType<typeof shapes>;
const goalOf: Readonly<Record<Name, string>> = { single: "S1", batch: "S2", fresh: "S3" };
type Sides = { readonly ours: Side; readonly floor: Side };
type Runs = { readonly ours: Whole[]; readonly floor: Whole[] };

export async function measureMessages({ wanted, disk, memory, seconds, rounds, tick }: How): Promise<Figures> {
  return beside(disk, async (sides, secret) => {
    const all = shapes(seconds);
    for (const side of [sides.ours, sides.floor]) {
      await measure(side, { ...all.single, requests: 2_000, secret, seconds, name: "warm" });
    }
    await settle(sides.ours);
    const runs = new Map<Name, Runs>();
    for (const [name, shape] of Object.entries(all) as [Name, Shape][]) {
      // Single messages are what the others are compared with.
      if (name !== "single" && !wanted.includes(goalOf[name])) continue;
      const both: Runs = { ours: [], floor: [] };
      for (let round = 0; round < rounds; round++) {
        for (const side of ["floor", "ours"] as const) {
          const load = { ...shape, secret, seconds, name: `${name}-${round}` };
          both[side].push(await wholly(sides[side], () => measureBegun(sides[side], load)));
          tick();
        }
      }
      runs.set(name, both);
    }
    return figuresOf(runs, memory);
  });
}

/** Our house and the floor, both up, with nothing stored yet. */
export async function beside<Result>(
  disk: string,
  work: (sides: Sides, secret: string) => Promise<Result>,
): Promise<Result> {
  return inFolder(disk, async (folder) => {
    const house = await openHouse({ folder });
    try {
      const floor = await serveFloor({ folder });
      try {
        return await work({ ours: house.side, floor }, house.demo.secret);
      } finally {
        await floor.served.stop();
      }
    } finally {
      await house.stop();
    }
  });
}

function figuresOf(runs: ReadonlyMap<Name, Runs>, memory: boolean): Figures {
  const of = (name: Name, side: keyof Runs, pick: (run: Whole) => number | null) =>
    median((runs.get(name)?.[side] ?? []).map((run) => pick(run) ?? Number.NaN));
  const rate = (name: Name, side: keyof Runs) => of(name, side, ({ messages, seconds }) => messages / seconds);
  const cpu = (name: Name, side: keyof Runs) => of(name, side, ({ cpuUs }) => cpuUs);
  const single = rate("single", "ours") / rate("single", "floor");
  const batch = rate("batch", "ours") / rate("single", "ours");
  const fresh = rate("fresh", "ours") / rate("fresh", "floor");
  const wanted = memory ? 0.8 : 0.85;
  return {
    S1: {
      what: "one message: rate against the floor",
      ratio: single,
      cpuRatio: cpu("single", "ours") / cpu("single", "floor"),
      oursPerSecond: rate("single", "ours"),
      floorPerSecond: rate("single", "floor"),
      oursCpuUs: cpu("single", "ours"),
      floorCpuUs: cpu("single", "floor"),
      // With the first messages of those chats and the way of all rows to the ledger, which the rate of a short run has in part.
      oursCpuAllUs: of("single", "ours", ({ allUs }) => allUs),
      floorCpuAllUs: of("single", "floor", ({ allUs }) => allUs),
      oursP50Ms: of("single", "ours", ({ p50 }) => p50),
      floorP50Ms: of("single", "floor", ({ p50 }) => p50),
      oursP99Ms: of("single", "ours", ({ p99 }) => p99),
      floorP99Ms: of("single", "floor", ({ p99 }) => p99),
      disk: memory ? "memory" : "real",
      goal: ">= 0.80 on a memory-backed disk, >= 0.85 on a real one",
      met: single >= wanted,
    },
    S2: {
      what: "50 messages in one request: messages a second against single ones",
      ratio: batch,
      oursPerSecond: rate("batch", "ours"),
      oursCpuUs: cpu("batch", "ours"),
      goal: ">= 12",
      met: batch >= 12,
    },
    S3: {
      what: "first message of a new conversation: rate against the floor",
      ratio: fresh,
      cpuRatio: cpu("fresh", "ours") / cpu("fresh", "floor"),
      oursPerSecond: rate("fresh", "ours"),
      floorPerSecond: rate("fresh", "floor"),
      oursCpuUs: cpu("fresh", "ours"),
      floorCpuUs: cpu("fresh", "floor"),
      goal: ">= 0.90",
      met: fresh >= 0.9,
    },
  };
}
