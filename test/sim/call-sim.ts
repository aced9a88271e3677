import { execFile } from "node:child_process";
import { join } from "node:path";

/** In processes of its own: a run puts its clock and its network in the place of the machine's. */
export function callSim(...options: string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    const command = [join(import.meta.dirname, "sim.ts"), ...options];
    execFile(process.execPath, command, { maxBuffer: 64 * 1024 * 1024 }, (error, stdout) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), said: stdout });
    });
  });
}

/** Seconds on a machine of its own; another one's browsers may make it minutes. */
export const patience = { timeout: 900_000, retry: 0 };
