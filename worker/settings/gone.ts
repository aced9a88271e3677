import type { Env } from "../env.ts";
import { logError } from "../log.ts";
import type { GoneTarget } from "../outbound/deliver.ts";
import type { Tenant } from "./directory.ts";
import { publish } from "./publish.ts";
import type { Snapshot } from "./snapshot.ts";

/** In place of a person, where the house itself changes a shop's settings. */
export const byHouse = "interject";

/** Switches off what answered that it is gone. One that a person has switched off, or on again since, keeps what he said. */
export function switchOff(snapshot: Snapshot, target: GoneTarget, at: number): Snapshot {
  if ("endpoint" in target) {
    const endpoints = snapshot.endpoints.map((known) =>
      known.id === target.endpoint && !known.disabled ? { ...known, disabled: true, goneAt: at } : known,
    );
    return { ...snapshot, endpoints };
  }
  const receivers = snapshot.receivers?.map((known) =>
    known.id === target.receiver && !known.disabled ? { ...known, disabled: true, goneAt: at } : known,
  );
  return { ...snapshot, ...(receivers !== undefined && { receivers }) };
}

/** Publishes that. While the database is down nothing changes: the next delivery meets the same answer. */
export async function disableGone(env: Env, { merchant, shop }: Tenant, target: GoneTarget): Promise<void> {
  try {
    await publish(env, merchant, shop, byHouse, (snapshot) => switchOff(snapshot, target, Date.now()));
  } catch (error) {
    logError("receiver-not-switched-off", { merchant, shop, ...target }, error);
  }
}
