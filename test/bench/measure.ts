import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "../serve/build.ts";
import type { Measured, Order } from "./load.ts";
import type { Served } from "./workerd.ts";

export type Run = Measured & { cpuUs: number | null };
export type Side = { served: Served; path: string };
export type Shape = Omit<Order, "url" | "path" | "secret" | "seconds" | "name"> & { seconds?: number };

/** One load on one server, and what it cost that server. */
export async function measure({ served, path }: Side, load: Omit<Order, "url" | "path">): Promise<Run> {
  const order: Order = { url: served.url, path, ...load };
  const before = processorUs(served.pid);
  const { stdout } = await promisify(execFile)(process.execPath, [
    join(root, "test/bench/load.ts"),
    JSON.stringify(order),
  ]);
  const measured: Measured = JSON.parse(stdout);
  const after = processorUs(served.pid);
  const cpuUs = before === null || after === null ? null : (after - before) / measured.messages;
  return { ...measured, cpuUs };
}

/** User and system time of a process so far, in microseconds; null where there is no /proc. */
function processorUs(pid: number): number | null {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return null;
  const fields = readFileSync(file, "utf8").split(")").at(-1)?.trim().split(" ") ?? [];
  // Fields 14 and 15 of proc(5), in ticks of 10 ms.
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
