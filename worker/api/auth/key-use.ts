import { writeClient } from "../../../db/client.ts";
import { noteApiKeyUse } from "../../../db/queries/api-keys.ts";
import { isWithin } from "../../clock.ts";
import type { Env } from "../../env.ts";
import { logError } from "../../log.ts";

/** A write for every request would cost more than the request: so much later the next use is noted. */
const everyMs = 600_000;
const mostKnown = 2_000;
/** When this isolate noted a key last. */
const noted = new Map<string, number>();

/** Keeps when a key was used last, for the list of keys. `by`: `key:<id>`. Never throws: it runs beside the request. */
export async function noteKeyUse(env: Env, by: string, now: number): Promise<void> {
  if (isWithin(everyMs, noted.get(by) ?? 0, now)) return;
  if (noted.size >= mostKnown) noted.clear();
  noted.set(by, now);
  try {
    await noteApiKeyUse(writeClient(env), by.slice("key:".length), { now, since: now - everyMs });
  } catch (error) {
    logError("key-use-not-noted", { key: by }, error);
  }
}
