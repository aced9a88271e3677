import type { Env } from "../env.ts";
import { logError } from "../log.ts";
import { shopOf, type Tenant } from "../settings/directory.ts";
import { type Arrival, refusalOf } from "./arrival.ts";
import { ArrivalNotes } from "./arrival-notes.ts";

const notes = new ArrivalNotes();

const nameOf = ({ merchant, shop }: Tenant) => `${merchant}/${shop}`;

/** After the answer: a note never delays one, and its failure is nobody's. */
async function tell(env: Env, tenant: Tenant, arrivals: readonly Arrival[]): Promise<void> {
  if (arrivals.length === 0) return;
  try {
    await env.FLOOR.getByName(nameOf(tenant)).noteArrivals([...arrivals]);
  } catch (error) {
    logError("arrival-not-noted", { shop: tenant.shop }, error);
  }
}

type Later = (work: Promise<unknown>) => void;
type Acceptance = { readonly channel: string; readonly events: number; readonly later: Later };

export function noteAccepted(env: Env, tenant: Tenant, { channel, events, later }: Acceptance): void {
  const due = notes.note(nameOf(tenant), { channel, reason: null, path: null, at: Date.now(), events });
  if (due.length > 0) later(tell(env, tenant, due));
}

type Refusal = { readonly shop: string; readonly channel: string; readonly error: unknown };

/** Whose shop it was meant for is looked up again: most of what is refused has proved nothing. */
export async function noteRefused(env: Env, { shop, channel, error }: Refusal): Promise<void> {
  const refusal = refusalOf(error);
  if (refusal === null) return;
  const tenant = await shopOf(env, shop).catch(() => null);
  if (tenant === null) return;
  await tell(env, tenant, notes.note(nameOf(tenant), { channel, ...refusal, at: Date.now() }));
}

/** What has come in, with what this isolate still holds back. */
export async function readArrivals(env: Env, tenant: Tenant): Promise<Arrival[]> {
  await tell(env, tenant, notes.take(nameOf(tenant), Date.now()));
  return env.FLOOR.getByName(nameOf(tenant)).arrivals();
}
