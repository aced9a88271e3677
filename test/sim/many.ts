import { fork } from "node:child_process";
import { join } from "node:path";

export type Broken = { readonly run: number; readonly what: readonly string[] };
export type Done = { readonly done: number; readonly steps: number; readonly broken: readonly Broken[] };
export type Report = { readonly run: number; readonly steps: number; readonly what: readonly string[] };

type Many = {
  readonly runs: number;
  readonly first: number;
  readonly jobs: number;
  /** Enough is known after so many. */
  readonly mostBroken: number;
  readonly plant: readonly string[];
  readonly progress: (done: Done) => void;
};

/** A process takes so many before another one takes its place: a worker's memory of a day is not made for a million of them. */
const atOnce = 1_000;
const part = join(import.meta.dirname, "part.ts");

/** Runs from `first` on, in several processes. */
export async function manyRuns({ runs, first, jobs, mostBroken, plant, progress }: Many): Promise<Done> {
  const end = first + runs;
  const size = Math.max(1, Math.min(atOnce, Math.ceil(runs / jobs)));
  const broken: Broken[] = [];
  let next = first;
  let [done, steps] = [0, 0];
  const take = (from: number) =>
    new Promise<void>((resolve, reject) => {
      const child = fork(part, [String(from), String(Math.min(size, end - from)), ...plant]);
      child.on("message", (message) => {
        const { run, steps: taken, what } = message as Report;
        done++;
        steps += taken;
        if (what.length > 0) broken.push({ run, what });
        progress({ done, steps, broken });
        if (broken.length >= mostBroken) child.kill();
      });
      child.on("exit", (code, signal) => {
        if (code === 0 || signal === "SIGTERM") resolve();
        else reject(new Error(`runs from ${from} on ended with ${code ?? signal}`));
      });
    });
  const lane = async () => {
    while (next < end && broken.length < mostBroken) {
      const from = next;
      next += size;
      await take(from);
    }
  };
  await Promise.all(Array.from({ length: jobs }, lane));
  broken.sort((a, b) => a.run - b.run);
  return { done, steps, broken };
}
