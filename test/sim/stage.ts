import { Conversation } from "../../worker/conversation/conversation.ts";
import { Floor } from "../../worker/floor/floor.ts";
import { Ledger } from "../../worker/ledger/ledger.ts";
import { Seats } from "../../worker/seats.ts";
import { Database } from "./database.ts";
import type { Classes } from "./place.ts";
import { makeShops } from "./shops.ts";
import { installSubtle } from "./subtle.ts";
import type { Stage } from "./world.ts";

/** The worker's own objects, and what they stand on. Import it only behind `hookLoader`. */
export async function makeStage(): Promise<Stage> {
  installSubtle();
  const classes = { conversation: Conversation, floor: Floor, ledger: Ledger, seats: Seats } as unknown as Classes;
  return { classes, shops: await makeShops(), database: new Database() };
}
