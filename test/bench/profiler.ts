import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { inspect } from "./inspector.ts";

/** Where a served worker's processor time goes, by function, as V8's sampling profiler sees it. */

const profileSchema = z.object({
  nodes: z.array(
    z.object({
      id: z.number(),
      callFrame: z.object({ functionName: z.string(), lineNumber: z.number(), url: z.string() }),
      children: z.array(z.number()).optional(),
    }),
  ),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
});
type Profile = z.infer<typeof profileSchema>;

export type Share = { readonly name: string; readonly selfUs: number; readonly totalUs: number };

const samplingUs = 250;

/** Profiles the isolate behind the inspector at `address` while `work` runs. Times are microseconds of the whole run. */
export async function profile(address: string, work: () => Promise<unknown>): Promise<Share[]> {
  const { call, close } = await inspect(address);
  await call("Profiler.enable");
  await call("Profiler.setSamplingInterval", { interval: samplingUs });
  await call("Profiler.start");
  await work();
  const { profile: raw } = z.object({ profile: profileSchema }).parse(await call("Profiler.stop"));
  close();
  await delay(0);
  return sharesOf(raw);
}

function sharesOf({ nodes, samples, timeDeltas }: Profile): Share[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parent = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const nameOf = ({ callFrame }: Profile["nodes"][number]) =>
    `${callFrame.functionName || "(anonymous)"}${callFrame.url === "" ? "" : `:${callFrame.lineNumber + 1}`}`;
  const shares = new Map<string, { selfUs: number; totalUs: number }>();
  const shareOf = (name: string) => {
    const known = shares.get(name) ?? { selfUs: 0, totalUs: 0 };
    shares.set(name, known);
    return known;
  };
  for (const [index, sample] of samples.entries()) {
    // While the isolate waits there are no samples: the next one would be charged with all of the wait.
    const took = Math.min(timeDeltas[index] ?? 0, 2 * samplingUs);
    const seen = new Set<string>();
    for (let id: number | undefined = sample; id !== undefined; id = parent.get(id)) {
      const node = byId.get(id);
      if (node === undefined) break;
      const name = nameOf(node);
      if (id === sample) shareOf(name).selfUs += took;
      if (!seen.has(name)) shareOf(name).totalUs += took;
      seen.add(name);
    }
  }
  return [...shares].map(([name, share]) => ({ name, ...share }));
}
