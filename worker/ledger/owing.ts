/** A shop whose rows wait for the ledger: how many of its conversations, and since when (epoch milliseconds) the first of them. */
export type Delay = {
  readonly merchant: string;
  readonly shop: string;
  readonly since: number;
  readonly conversations: number;
};

type Whose = { readonly merchant: string; readonly shop: string; readonly conversation: { readonly id: string } };

/** Conversations that are told apart, about 20 MB; beyond it the figures say what they know at least. */
export const mostOwing = 100_000;
/** A conversation comes back within eight minutes: one that was not heard of for so long is gone, and owes nothing. */
const goneMs = 3_600_000;

/**
 * Which conversations the ledger has sent away, so that somebody can be told that figures lag. It is written while the database is
 * down, and when it is back: never for a message that goes through. All of it can be learnt again, because whoever is sent away
 * comes back.
 */
export class Owing {
  readonly #sql: SqlStorage;
  #count: number;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    sql.exec(
      `CREATE TABLE IF NOT EXISTS owing (conversation TEXT PRIMARY KEY, merchant TEXT NOT NULL, shop TEXT NOT NULL,
         since INTEGER NOT NULL, heard INTEGER NOT NULL) WITHOUT ROWID`,
    );
    this.#count = sql.exec<{ count: number }>("SELECT COUNT(*) AS count FROM owing").one().count;
  }

  get count(): number {
    return this.#count;
  }

  /** Its rows were sent away; `at` is when they came. */
  add({ merchant, shop, conversation }: Whose, at: number): void {
    const known = this.#sql
      .exec("UPDATE owing SET heard = ? WHERE conversation = ? RETURNING 1", at, conversation.id)
      .toArray();
    if (known.length > 0 || this.#count >= mostOwing) return;
    this.#sql.exec("INSERT INTO owing VALUES (?, ?, ?, ?, ?)", conversation.id, merchant, shop, at, at);
    this.#count++;
  }

  /** Its rows were committed, or a dead letter tells of them. */
  remove({ conversation }: Whose): void {
    if (this.#count === 0) return;
    const gone = this.#sql.exec("DELETE FROM owing WHERE conversation = ? RETURNING 1", conversation.id).toArray();
    this.#count -= gone.length;
  }

  /** Shops that wait, longest first. */
  delays(now: number): Delay[] {
    if (this.#count === 0) return [];
    const gone = this.#sql.exec("DELETE FROM owing WHERE heard < ? RETURNING 1", now - goneMs).toArray();
    this.#count -= gone.length;
    return this.#sql
      .exec<Delay>(
        "SELECT merchant, shop, MIN(since) AS since, COUNT(*) AS conversations FROM owing GROUP BY merchant, shop ORDER BY since",
      )
      .toArray();
  }
}
