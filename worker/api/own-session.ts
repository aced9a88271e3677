import type { Context } from "hono";
import { readClient } from "../../db/client.ts";
import { appealsOf } from "../../db/queries/appeals.ts";
import { readWholeSession } from "../../db/queries/own-results.ts";
import { entryOf, isDoubtable } from "../appeals/entry.ts";
import { Refused } from "../errors.ts";
import type { Api } from "./context.ts";

/** Accounts on the chat platform that whoever asks speaks for in the shop of the path. */
export function accountsOf(c: Context<Api>): readonly string[] {
  const { shop } = c.get("tenant");
  return c.get("identity").shops.find(({ id }) => id === shop)?.agents ?? [];
}

/**
 * A session that an account of whoever asks served, with what was said against it. Somebody else's is not found, like one that does
 * not exist.
 * @throws Refused `not-found`
 */
export async function ownSessionOf(c: Context<Api>, id: string, now: number) {
  const tenant = c.get("tenant");
  const db = readClient(c.env);
  const whole = await readWholeSession(db, tenant, id);
  const agent = whole?.session.agent ?? null;
  if (whole === null || agent === null || !accountsOf(c).includes(agent)) throw new Refused("not-found");
  const appeals = await appealsOf(db, tenant, [id]);
  const doubtable = whole.findings.filter(isDoubtable);
  const entry = entryOf({ endedAt: whole.session.endedAt, appeals, standing: doubtable.length, now });
  return { ...whole, agent, appeals, doubtable, entry };
}
