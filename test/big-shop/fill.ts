import { createClient } from "@libsql/client/web";
import { executeOn } from "../../worker/ledger/execute.ts";
import { prepare, statementsFor } from "../../worker/ledger/statements.ts";
import { chanceOf } from "./chance.ts";
import { type Crowd, chatOf } from "./chats.ts";

/** Chats in one transaction: as many rows as the writer takes at once. */
const group = 150;
const patienceMs = 60_000;

export type BigShop = Omit<Crowd, "merchant" | "shop"> & { readonly sessions: number; readonly shop: string };

/**
 * A shop with so many sessions and findings, written with the ledger's own statements, and what people would have said of them
 * since. Writes straight to libSQL: call it before a worker is running.
 */
export async function fillShop(url: string, { sessions, ...shape }: BigShop, said: (done: number) => void = () => {}) {
  const crowd: Crowd = { merchant: shape.shop, ...shape };
  const execute = executeOn({ LIBSQL_URL: url }, { patienceMs });
  const chance = chanceOf(1);
  for (let done = 0; done < sessions; done += group) {
    const count = Math.min(group, sessions - done);
    const chats = Array.from({ length: count }, (_, index) => prepare(chatOf(done + index, crowd, chance)));
    await execute(statementsFor(chats, crowd.until));
    said(done + count);
  }
  await peopleHaveTheirSay(url, crowd);
}

/** Lets an administrator of the merchant speak for an agent, too, so that one login may read everything. */
export async function speakFor(url: string, { user, shop, agent }: { user: string; shop: string; agent: string }) {
  await createClient({ url }).execute({
    sql: "INSERT INTO member (id, merchant, shop, user, role, created_at, agents) VALUES ('big-agent', ?, ?, ?, 'agent', 0, ?)",
    args: [shop, shop, user, JSON.stringify([agent])],
  });
}

/** A third was looked at, a tenth handled, some judged wrong, some appealed against: each partial index has rows. */
async function peopleHaveTheirSay(url: string, { merchant, shop, until }: Crowd): Promise<void> {
  const client = createClient({
    url,
    fetch: (request: Request) => fetch(request, { signal: AbortSignal.timeout(600_000) }),
  });
  const tenant = [shop, merchant];
  const statements: [string, (string | number)[]][] = [
    [
      "UPDATE session SET reviewed_at = ended_at + 3600000, reviewed_by = 'user:r-' || (seq % 7) WHERE shop = ? AND merchant = ? AND seq % 3 = 0",
      tenant,
    ],
    [
      "UPDATE finding SET seen_at = at + 60000, seen_by = 'user:r-1' WHERE shop = ? AND merchant = ? AND kind = 'alert' AND seq % 3 = 0",
      tenant,
    ],
    [
      "UPDATE finding SET handled_at = at + 90000, handled_by = 'user:r-1' WHERE shop = ? AND merchant = ? AND kind = 'alert' AND seq % 10 = 0",
      tenant,
    ],
    [
      "UPDATE finding SET verdict = iif(seq % 100 = 0, 'wrong', 'right'), verdict_by = 'user:r-1', verdict_at = at + 90000 WHERE shop = ? AND merchant = ? AND seq % 50 = 0",
      tenant,
    ],
    [
      `INSERT INTO remark (id, merchant, shop, channel, conversation, finding, text, by, at)
       SELECT 'remark-' || seq, merchant, shop, channel, conversation, id, '已核实', 'user:r-1', at FROM finding
       WHERE shop = ? AND merchant = ? AND seq % 100 = 0`,
      tenant,
    ],
    [
      `INSERT INTO appeal (id, merchant, shop, channel, conversation, session, agent, session_at, round, items, reason, by, at, due_at, state, decided_by, decided_at, answer)
       SELECT 'appeal-' || seq, merchant, shop, channel, conversation, id, agent, started_at, 1, '[]', '不同意', 'user:a-1', ended_at, ?,
         iif(seq % 200 = 0, 'open', 'accepted'), iif(seq % 200 = 0, NULL, 'user:r-1'), iif(seq % 200 = 0, NULL, ended_at), NULL
       FROM session WHERE shop = ? AND merchant = ? AND seq % 100 = 0`,
      [until, ...tenant],
    ],
  ];
  for (const [sql, args] of statements) await client.execute({ sql, args });
}
