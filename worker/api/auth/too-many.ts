import type { Database } from "../../../db/client.ts";
import { Refused } from "../../errors.ts";
import { countTry, type Tries } from "./sign-in-tries.ts";

/** Counts a try before it is looked at. @throws Refused `too-many-requests` */
export async function refuseTooMany(db: Database, tries: Tries): Promise<void> {
  const wait = await countTry(db, tries);
  if (wait !== null) throw new Refused("too-many-requests", { retryAfter: wait });
}
