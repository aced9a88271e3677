import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { root } from "../../serve/build.ts";

/**
 * What judging costs, counted rather than timed, so that every machine counts the same: runs of functions and blocks, and bytes
 * allocated, for each message of a fixed log with every point on. What a built-in does inside is not in it: the bench has that.
 */

const work = z.object({ blocks: z.number(), bytes: z.number() });
export type Work = z.infer<typeof work>;

/** A change that costs more is to be seen by whoever makes it. */
const allowed = 1.05;
const acceptedFile = join(root, "test/bench/work/accepted.json");

const flags = [
  ...["--predictable", "--no-opt", "--no-sparkplug", "--no-maglev", "--expose-gc"],
  ...["--min-semi-space-size=256", "--max-semi-space-size=256"],
];

export async function countWork(): Promise<Work> {
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, join(root, "test/bench/work/count.ts")], {
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  return work.parse(JSON.parse(stdout));
}

export async function acceptedWork(): Promise<Work> {
  return work.parse(JSON.parse(await readFile(acceptedFile, "utf8")));
}

export async function acceptWork({ blocks, bytes }: Work): Promise<void> {
  await writeFile(acceptedFile, `${JSON.stringify({ blocks: Math.round(blocks), bytes: Math.round(bytes) })}\n`);
}

/** What grew too much, as lines for a person; none when all is well. */
export function grown(now: Work, accepted: Work): string[] {
  return work.keyof().options.flatMap((kind) => {
    const ratio = now[kind] / accepted[kind];
    if (ratio <= allowed) return [];
    const figures = `${Math.round(now[kind])} a message, ${accepted[kind]} accepted`;
    return [
      `Judging takes ${Math.round((ratio - 1) * 100)} % more ${kind} (${figures}): npm run bench -- --work --accept`,
    ];
  });
}
