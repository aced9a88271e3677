import { existsSync, readdirSync, readFileSync } from "node:fs";

/** What a server costs, with the processes that it started: from the system's own accounts, null where there is no /proc. */

/** User and system time so far, in microseconds. */
export function processorUs(pid: number): number | null {
  // Fields 14 and 15 of proc(5), in ticks of 10 ms.
  return sumOf(pid, ({ fields }) => (Number(fields[11]) + Number(fields[12])) * 10_000);
}

/** Resident memory in MB. */
export function residentMb(pid: number): number | null {
  // Field 24, in pages of 4 KiB.
  return sumOf(pid, ({ fields }) => (Number(fields[21]) * 4_096) / 1_000_000);
}

/** Time that the threads of one process have run, in microseconds: finer than ticks. Threads that have ended are not in it. */
export function threadsUs(pid: number): number | null {
  const folder = `/proc/${pid}/task`;
  if (!existsSync(folder)) return null;
  return readdirSync(folder).reduce((sum, task) => {
    const [ran] = readFileSync(`${folder}/${task}/schedstat`, "utf8").split(" ");
    return sum + Number(ran) / 1_000;
  }, 0);
}

type Entry = { readonly pid: number; readonly parent: number; readonly fields: readonly string[] };

function sumOf(pid: number, of: (entry: Entry) => number): number | null {
  if (!existsSync("/proc/self/stat")) return null;
  return treeOf(pid, readdirSync("/proc").map(Number).filter(Number.isInteger).flatMap(entryOf)).reduce(
    (sum, entry) => sum + of(entry),
    0,
  );
}

function entryOf(pid: number): Entry[] {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(")").at(-1)?.trim().split(" ") ?? [];
    return [{ pid, parent: Number(fields[1]), fields }];
  } catch {
    // It ended meanwhile.
    return [];
  }
}

function treeOf(pid: number, entries: readonly Entry[]): Entry[] {
  const tree = entries.filter((entry) => entry.pid === pid);
  for (let next = 0; next < tree.length; next++) {
    tree.push(...entries.filter(({ parent }) => parent === tree[next]?.pid));
  }
  return tree;
}
