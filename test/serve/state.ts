import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { runningAs } from "../../db/process-table.ts";
import { UserError } from "../../db/user-error.ts";
import { end } from "./processes.ts";

/** The state directory: everything that `npm start` keeps. Secrets are readable by their owner only. */

const demo = z.object({
  url: z.string(),
  hook: z.string(),
  secret: z.string(),
  apiKey: z.string(),
  email: z.string(),
  password: z.string(),
});
export type Demo = z.infer<typeof demo>;

const running = z.object({ main: z.number(), worker: z.number().nullable() });

export async function openState(stateDir: string): Promise<void> {
  try {
    await makeFolder(stateDir);
    const probe = join(stateDir, ".writable");
    await writeFile(probe, "");
    await rm(probe);
  } catch (cause) {
    const { code = "unknown error" } = cause as NodeJS.ErrnoException;
    throw new UserError(
      `The state directory ${stateDir} is not writable (${code}): set INTERJECT_STATE to another one`,
      {
        cause,
      },
    );
  }
  await clearOrphan(stateDir);
}

/** Level by level: Node's own recursive mkdir never returns where a file system answers ENOENT, as /proc does. */
async function makeFolder(path: string): Promise<void> {
  if (existsSync(path)) return;
  await makeFolder(dirname(path));
  await mkdir(path);
}

/** Ends the workerd of a start that was killed before it could; refuses a directory that is in use. */
async function clearOrphan(stateDir: string): Promise<void> {
  const parsed = running.safeParse(await readJson(runningFile(stateDir)));
  if (!parsed.success) return;
  const { main, worker } = parsed.data;
  if (worker !== null) {
    const orphan = runningAs(worker);
    if (orphan?.command.includes("workerd") && orphan.parent === main) {
      throw new UserError(`Interject already runs on ${stateDir} (process ${main}): stop it, or set INTERJECT_STATE`);
    }
    // A process whose parent dies is handed to another one.
    if (orphan?.command.includes("workerd")) await end(worker);
  }
  await forgetRunning(stateDir);
}

const runningFile = (stateDir: string) => join(stateDir, "running.json");

export async function noteRunning(stateDir: string, worker: number | null): Promise<void> {
  await writeWhole(runningFile(stateDir), { main: process.pid, worker });
}

export async function forgetRunning(stateDir: string): Promise<void> {
  await rm(runningFile(stateDir), { force: true });
}

/** 32 bytes in base64, made once: whoever loses it loses the sealed secrets. */
export async function masterKey(stateDir: string): Promise<string> {
  const file = join(stateDir, "master.key");
  try {
    return (await readFile(file, "utf8")).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    const key = randomBytes(32).toString("base64");
    await writeFile(file, `${key}\n`, { mode: 0o600, flag: "wx" });
    return key;
  }
}

export async function readDemo(stateDir: string): Promise<Demo | undefined> {
  const parsed = demo.safeParse(await readJson(join(stateDir, "demo.json")));
  return parsed.success ? parsed.data : undefined;
}

export async function writeDemo(stateDir: string, value: Demo): Promise<void> {
  await writeWhole(join(stateDir, "demo.json"), value);
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch {
    // Absent, or cut short by a crash: then it is written anew.
    return undefined;
  }
}

async function writeWhole(file: string, value: unknown): Promise<void> {
  const fresh = `${file}.new`;
  await writeFile(fresh, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  await chmod(fresh, 0o600);
  await rename(fresh, file);
}
