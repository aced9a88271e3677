import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { createClient } from "@libsql/client/web";

/** What is stored where, read past the product: in the objects' own files, and in the ledger. */

export type InObjects = {
  objects: number;
  /** Ids of messages, each once. */
  readonly messages: Set<string>;
  doubled: number;
  /** Rows that the ledger has not confirmed, and deliveries that are still to be made. */
  rowsOwed: number;
  deliveriesOwed: number;
  /** Rows that still hold the text of a message that was taken back. */
  canaries: number;
};

/** Reads the files of all Conversations of a run; the product must have stopped. */
export function readObjects(stateDir: string, run: string): InObjects {
  const found: InObjects = {
    objects: 0,
    messages: new Set(),
    doubled: 0,
    rowsOwed: 0,
    deliveriesOwed: 0,
    canaries: 0,
  };
  const folder = join(stateDir, "worker/v3/do");
  for (const objects of readdirSync(folder).filter((name) => name.endsWith("Conversation")))
    for (const file of readdirSync(join(folder, objects)).filter((name) => /^[0-9a-f]+\.sqlite$/.test(name)))
      readObject(join(folder, objects, file), run, found);
  return found;
}

function readObject(file: string, run: string, found: InObjects): void {
  const db = new DatabaseSync(file);
  try {
    const tables = new Set(
      db
        .prepare("SELECT name FROM sqlite_master")
        .all()
        .map(({ name }) => String(name)),
    );
    if (!tables.has("meta")) return;
    const [stored] = db.prepare("SELECT value FROM meta WHERE key = 'meta'").all();
    const meta = JSON.parse(String(stored?.value ?? "{}")) as { conversation?: string; ledgerCursor?: number };
    if (!meta.conversation?.endsWith(`-${run}`)) return;
    found.objects++;
    for (const { id, seq, event } of db.prepare("SELECT id, seq, event FROM log").all()) {
      const { type } = JSON.parse(String(event)) as { type: string };
      if (type === "message" && found.messages.has(String(id))) found.doubled++;
      if (type === "message") found.messages.add(String(id));
      if (Number(seq) > (meta.ledgerCursor ?? 0)) found.rowsOwed++;
      if (String(event).includes("勿留")) found.canaries++;
    }
    if (!tables.has("outbox")) return;
    for (const { delivery } of db.prepare("SELECT delivery FROM outbox").all()) {
      const { due } = JSON.parse(String(delivery)) as { due: number | null };
      if (due !== null) found.deliveriesOwed++;
    }
  } finally {
    db.close();
  }
}

export type InLedger = {
  readonly messages: Set<string>;
  doubled: number;
  findings: number;
  /** The same finding of one event under two ids. */
  doubledFindings: number;
  canaries: number;
};

const page = 5_000;

/** Reads the ledger of a run at the server itself. */
export async function readLedger(url: string, run: string): Promise<InLedger> {
  const client = createClient({ url });
  const found: InLedger = { messages: new Set(), doubled: 0, findings: 0, doubledFindings: 0, canaries: 0 };
  const seen = new Set<string>();
  for await (const { event, text } of rows("message", "event, text")) {
    if (found.messages.has(String(event))) found.doubled++;
    found.messages.add(String(event));
    if (String(text).includes("勿留")) found.canaries++;
  }
  for await (const row of rows("finding", "conversation, event, point, code, evidence")) {
    const name = [row.conversation, row.event, row.point, row.code].join(" ");
    found.findings++;
    if (seen.has(name)) found.doubledFindings++;
    seen.add(name);
    if (String(row.evidence).includes("勿留")) found.canaries++;
  }
  return found;

  async function* rows(table: string, columns: string) {
    for (let after = ""; ; ) {
      const { rows } = await client.execute({
        sql: `SELECT id, ${columns} FROM ${table} WHERE id > ? AND conversation LIKE ? ORDER BY id LIMIT ${page}`,
        args: [after, `%-${run}`],
      });
      yield* rows;
      if (rows.length < page) return;
      after = String(rows.at(-1)?.id);
    }
  }
}

/** Messages of a run that the ledger holds. */
export async function countLedger(url: string, run: string): Promise<number> {
  const { rows } = await createClient({ url }).execute({
    sql: "SELECT count(*) n FROM message WHERE conversation LIKE ?",
    args: [`%-${run}`],
  });
  return Number(rows[0]?.n);
}
