import { readClient, writeClient } from "../../db/client.ts";
import { shopsOf } from "../../db/queries/members.ts";
import { insertRevision } from "../../db/queries/settings.ts";
import { addShop } from "../../db/queries/shops.ts";
import alerts from "../../plugins/alerts/index.ts";
import type { Env } from "../env.ts";
import { Refused } from "../errors.ts";
import { firstSettings } from "./first-settings.ts";
import { rememberSettings } from "./memory.ts";
import { shopIdsFor } from "./shop-id.ts";
import type { Snapshot } from "./snapshot.ts";

const mostShops = 200;

export type WantedShop = {
  readonly merchant: string;
  readonly by: string;
  readonly name: string;
  /** Absent: derived from the name. */
  readonly id?: string | undefined;
  readonly language: Snapshot["language"];
};

/**
 * A merchant's new shop, with the pack of live alerts, so that its first message is judged already.
 * @throws Refused `invalid` for an id that is taken, by whomever
 */
export async function makeShop(env: Env, wanted: WantedShop): Promise<{ id: string; name: string }> {
  const known = await shopsOf(readClient(env), wanted.merchant);
  if (known.length >= mostShops) {
    throw new Refused("invalid", { path: "name", message: `A merchant has at most ${mostShops} shops` });
  }
  const random = () => crypto.randomUUID().slice(0, 6);
  const ids = wanted.id === undefined ? shopIdsFor(wanted.name, random) : [wanted.id];
  for (const id of ids) if (await settle(env, wanted, id)) return { id, name: wanted.name };
  throw new Refused("invalid", { path: "id", message: `${ids[0]} is taken: choose another id` });
}

/** False: the id is taken. One whose making was interrupted is finished. */
async function settle(env: Env, { merchant, by, name, language }: WantedShop, id: string): Promise<boolean> {
  const db = writeClient(env);
  const at = Date.now();
  await addShop(db, { id, merchant, name, createdAt: at });
  const snapshot = firstSettings({ merchant, shop: id, name, language }, [alerts]);
  const audit = { action: "shop.created", target: `shop:${id}`, detail: { name } };
  const made = await insertRevision(db, { snapshot, by, at, summary: ["created"], expected: null, audit });
  if (made) await rememberSettings(env, snapshot);
  return made;
}
