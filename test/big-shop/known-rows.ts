import { createClient } from "@libsql/client/web";
import { z } from "zod";
import type { Known } from "./reads.ts";

/** Rows that exist, for the addresses that name one. */
export async function knownRows(url: string, until: number): Promise<Known> {
  const client = createClient({ url });
  const one = async (sql: string) => z.record(z.string(), z.unknown()).parse((await client.execute(sql)).rows[0] ?? {});
  const session = z
    .object({ id: z.string(), conversation: z.string(), day: z.string() })
    .parse(
      await one(
        "SELECT id, conversation, day FROM session WHERE shop = 'demo' AND agent = 'agent-1' ORDER BY started_at DESC LIMIT 1",
      ),
    );
  const decision = z.object({ id: z.string() }).parse(await one("SELECT id FROM decision LIMIT 1"));
  const appeal = z.object({ id: z.string() }).parse(await one("SELECT id FROM appeal LIMIT 1"));
  return {
    from: until - 30 * 86_400_000,
    to: until,
    day: session.day,
    conversation: session.conversation,
    session: session.id,
    event: `${session.conversation}-0`,
    decision: decision.id,
    appeal: appeal.id,
  };
}
