import { type ChildProcess, spawn } from "node:child_process";

/**
 * Ends the process `pid` when this one is gone, also when this one is killed: a small shell watches our end of a pipe. Kill the shell
 * once `pid` has ended by itself, since its number may be given to another.
 */
export function endWithUs(pid: number): ChildProcess {
  const script =
    'read -r _; kill -TERM "$0"; for _ in 1 2 3 4 5 6 7; do sleep 1; kill -0 "$0" || exit; done; kill -KILL "$0"';
  const guard = spawn("/bin/sh", ["-c", script, String(pid)], { detached: true, stdio: ["pipe", "ignore", "ignore"] });
  guard.unref();
  return guard;
}
