import type { Context } from "hono";
import type { z } from "zod";
import { readClient } from "../../db/client.ts";
import { type Appeal, readAppeal } from "../../db/queries/appeals.ts";
import type { Tenant } from "../../db/tenant.ts";
import type { Env } from "../env.ts";
import { Refused } from "../errors.ts";
import type { appeal } from "./appeal-schemas.ts";
import type { Api } from "./context.ts";
import { accountsOf } from "./own-session.ts";

/** @throws Refused `not-found` */
export async function appealIn(env: Env, tenant: Tenant, id: string): Promise<Appeal> {
  const found = await readAppeal(readClient(env), tenant, id);
  if (found === null) throw new Refused("not-found");
  return found;
}

/** With the names of those who spoke. */
export function namedAppeal(item: Appeal, people: ReadonlyMap<string, string>): z.infer<typeof appeal> {
  const nameOf = (by: string | null) => (by === null ? null : (people.get(by) ?? null));
  return { ...item, byName: nameOf(item.by), decidedByName: nameOf(item.decidedBy) };
}

/** Whoever asks, as far as it matters for whether he may decide an appeal. */
export function reviewerOf(c: Context<Api>) {
  const { by, user } = c.get("identity");
  return { by, user, agents: accountsOf(c) };
}
