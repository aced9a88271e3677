import { createClient } from "@libsql/client/web";
import { startTestDatabase } from "../../db/test-database.ts";
import { executeOn } from "../../worker/ledger/execute.ts";
import { rowsFixture } from "../../worker/ledger/fixtures.ts";
import { Writer } from "../../worker/ledger/writer.ts";

export type Transaction = { readonly appends: number; readonly rows: number; readonly ms: number };

export type Measured = { readonly transactions: readonly Transaction[]; readonly bytesAMessage: number };

/** Both figures of the ledger that the model takes from here. */
export async function measureLedger(): Promise<Measured> {
  return { transactions: await measureWriter(), bytesAMessage: await measureSize() };
}

/** Bytes of the database for each message: conversations of ten, each with a finding and a decision, its session and all indexes. */
async function measureSize(conversations = 2_000, messages = 10): Promise<number> {
  const database = await startTestDatabase();
  try {
    const client = createClient({ url: database.url });
    const size = async () => {
      const { rows } = await client.execute(
        "SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size",
      );
      return Number(rows[0]?.bytes);
    };
    const before = await size();
    const writer = new Writer({ execute: executeOn({ LIBSQL_URL: database.url }), now: Date.now, random: Math.random });
    for (let start = 0; start < conversations; start += 100) {
      const some = Array.from({ length: 100 }, (_, index) =>
        rowsFixture({
          conversation: crypto.randomUUID(),
          at: Date.UTC(2026, 9, 1) + (start + index) * 1_000,
          messages,
        }),
      );
      const receipts = await Promise.all(some.map((append) => writer.append(append)));
      if (receipts.some(({ ok }) => !ok)) throw new Error("the ledger did not take rows");
    }
    return ((await size()) - before) / (conversations * messages);
  } finally {
    await database.stop();
  }
}

/**
 * How long one transaction of the production writer takes, with all indexes and triggers, on a libSQL server of this machine: `n`
 * conversations hand over two messages each, and a finding and a decision every tenth. Medians, in a ledger that is being filled.
 */
async function measureWriter({ rounds = 9, groups = [1, 10, 50, 200, 400] } = {}): Promise<Transaction[]> {
  const database = await startTestDatabase();
  try {
    const times: number[] = [];
    const execute = executeOn({ LIBSQL_URL: database.url });
    const writer = new Writer({
      now: Date.now,
      random: Math.random,
      async execute(statements) {
        const startedAt = performance.now();
        const answer = await execute(statements);
        times.push(performance.now() - startedAt);
        return answer;
      },
    });
    const measured: Transaction[] = [];
    let conversations = 0;
    for (const appends of groups) {
      times.length = 0;
      let rows = 0;
      for (let round = 0; round < rounds; round++) {
        const sent = Array.from({ length: appends }, (_, index) => {
          const some = index % 10 === 0 ? 1 : 0;
          return rowsFixture({ conversation: `c-${conversations++}`, messages: 2, findings: some, decisions: some });
        });
        rows = sent.reduce(
          (sum, { messages, findings, decisions }) => sum + 2 + messages.length + findings.length + decisions.length,
          0,
        );
        const receipts = await Promise.all(sent.map((append) => writer.append(append)));
        if (receipts.some(({ ok }) => !ok)) throw new Error("the ledger did not take rows");
      }
      measured.push({ appends, rows, ms: times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0 });
    }
    return measured;
  } finally {
    await database.stop();
  }
}
