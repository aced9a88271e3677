import { readClient } from "../../db/client.ts";
import type { Env } from "../env.ts";

/** Longer than this is down for whoever waits. */
const patienceMs = 2_000;

/** 200 also while libSQL is down: the worker itself takes messages then, and restarting it would not help. */
export async function health(env: Env): Promise<{ ok: true; libsql: "up" | "down" }> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<"down">((resolve) => {
    timer = setTimeout(() => resolve("down"), patienceMs);
  });
  const asked = readClient(env)
    .run("SELECT 1")
    .then(() => "up" as const)
    .catch(() => "down" as const);
  const libsql = await Promise.race([asked, late]);
  clearTimeout(timer);
  return { ok: true, libsql };
}
