import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const runs = z.record(z.string(), z.number());

/**
 * A run's name and the moment at which its dialogues end. The moment is remembered under the name: an event that comes again
 * must be the same to the byte, or the hook refuses it as another event under a used id.
 */
export async function endOf(stateDir: string, name?: string): Promise<{ run: string; end: number }> {
  const now = Date.now();
  const run = name ?? Math.floor(now / 1_000).toString(36);
  if (!/^[A-Za-z0-9_-]{1,32}$/.test(run)) throw new Error(`--run ${run}: 1 to 32 letters, digits, - or _`);
  const file = join(stateDir, "replays.json");
  const known = await readRuns(file);
  const end = known[run] ?? now;
  if (name !== undefined && known[run] === undefined) {
    await mkdir(stateDir, { recursive: true });
    await writeFile(file, `${JSON.stringify({ ...known, [run]: end }, null, 2)}\n`);
  }
  return { run, end };
}

async function readRuns(file: string): Promise<z.infer<typeof runs>> {
  try {
    return runs.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    return {};
  }
}
