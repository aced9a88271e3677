import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { runningAs } from "../../db/process-table.ts";

/** The child of a process whose command line holds all these words, or null. */
export function childOf(parent: number, ...words: string[]): number | null {
  for (const pid of existsSync("/proc/self/stat") ? fromProc() : fromPs()) {
    const running = runningAs(pid);
    if (running?.parent === parent && words.every((word) => running.command.includes(word))) return pid;
  }
  return null;
}

function fromProc(): number[] {
  return readdirSync("/proc").map(Number).filter(Number.isInteger);
}

function fromPs(): number[] {
  return execFileSync("ps", ["-axo", "pid="], { encoding: "utf8" }).trim().split("\n").map(Number);
}

/** Ends a process that is not our child: SIGTERM, then SIGKILL after two seconds. Resolves when it is gone. */
export async function end(pid: number): Promise<void> {
  signal(pid, "SIGTERM");
  for (let waited = 0; runningAs(pid) !== null; waited++) {
    if (waited === 40) signal(pid, "SIGKILL");
    await delay(50);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It is gone already.
  }
}
