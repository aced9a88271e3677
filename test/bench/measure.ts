import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "../serve/build.ts";
import type { Measured, Order } from "./load.ts";
import { processorUs } from "./processes.ts";
import type { Served } from "./workerd.ts";

export type Run = Measured & { cpuUs: number | null };
export type Side = { served: Pick<Served, "url" | "pid">; path: string };
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

/** Chats that have begun before the load: what their first message costs is a figure of its own. */
export async function measureBegun(side: Side, load: Omit<Order, "url" | "path">): Promise<Run> {
  const { conversations, name } = load;
  const begin = { ...load, perRequest: 1, requests: conversations, seconds: 60, chats: name, name: `${name}-begun` };
  if (conversations > 0) await measure(side, begin);
  return measure(side, load);
}
