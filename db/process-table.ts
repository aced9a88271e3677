import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

export type Running = { readonly parent: number; readonly command: string };

/** What runs under a process id, or null. Reads /proc where there is one, because slim images have no `ps`. */
export function runningAs(pid: number): Running | null {
  if (existsSync("/proc/self/stat")) return fromProc(pid);
  try {
    const line = execFileSync("ps", ["-o", "ppid=,command=", "-p", String(pid)], { encoding: "utf8" }).trim();
    const match = /^(\d+)\s+(.*)$/s.exec(line);
    return match ? { parent: Number(match[1]), command: match[2] ?? "" } : null;
  } catch {
    // ps exits with 1 when there is no such process
    return null;
  }
}

function fromProc(pid: number): Running | null {
  try {
    // The name field may hold blanks and brackets: what follows the last bracket is "state ppid …".
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [state, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (state === "Z") return null;
    return { parent: Number(parent), command: readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ") };
  } catch {
    return null;
  }
}
