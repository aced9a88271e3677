import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import type { Fate } from "./fates.ts";

export type StorageDeps = {
  readonly fate: (effect: "transaction" | "alarm") => Fate;
  /** Something was written that is not durable yet. */
  readonly onDirty: () => void;
  /** What cannot be written takes the object with it, awaited or not. */
  readonly onBroken: (why: string) => void;
};

const writes = /^\s*(INSERT|UPDATE|DELETE|CREATE|DROP|REPLACE)/i;
const severalStatements = /;\s*\S/;

/**
 * The storage of one Durable Object on SQLite in memory. Everything since the last commit is one transaction: `commit` makes it
 * durable, `rollback` is what a crash leaves. An alarm belongs to the transaction in which it was set.
 */
export class Storage {
  readonly #db = new DatabaseSync(":memory:");
  readonly #deps: StorageDeps;
  readonly #statements = new Map<string, StatementSync>();
  #dirty = false;
  #alarm: number | null = null;
  #durableAlarm: number | null = null;
  /** Whose calls are heard: an instance that is gone reaches nothing any more. */
  #reader: { alive: boolean } | null = null;

  constructor(deps: StorageDeps) {
    this.#deps = deps;
    // Journals of statements would be files otherwise.
    this.#db.exec("PRAGMA temp_store = MEMORY");
  }

  get dirty(): boolean {
    return this.#dirty;
  }

  get durableAlarm(): number | null {
    return this.#durableAlarm;
  }

  /** What an instance is given as `ctx.storage`. */
  of(instance: { alive: boolean }) {
    this.#reader = instance;
    const guarded = <Result>(work: () => Result): Result => {
      if (!instance.alive || this.#reader !== instance) throw new Error("storage: the object was reset");
      return work();
    };
    return {
      sql: { exec: (sql: string, ...values: SQLInputValue[]) => guarded(() => this.exec(sql, ...values)) },
      transactionSync: <Result>(work: () => Result) => guarded(() => this.#transaction(work)),
      getAlarm: async () => guarded(() => this.#alarm),
      setAlarm: (at: number | Date) => guarded(() => this.#setAlarm(Number(at))),
      deleteAlarm: () => guarded(() => this.#setAlarm(null)),
      deleteAll: async () => guarded(() => this.#deleteAll()),
      get: async (key: string) => guarded(() => this.#get(key)),
      put: async (key: string, value: unknown) => guarded(() => this.#put(key, value)),
    };
  }

  exec(sql: string, ...values: SQLInputValue[]): Cursor {
    if (writes.test(sql)) this.#touch();
    return this.#run(sql, values);
  }

  /** For the judge of a run, who changes nothing. */
  peek(sql: string, ...values: SQLInputValue[]): Cursor {
    return this.#run(sql, values);
  }

  #run(sql: string, values: SQLInputValue[]): Cursor {
    if (values.length === 0 && severalStatements.test(sql)) {
      this.#db.exec(sql);
      return new Cursor([]);
    }
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#db.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return new Cursor(statement.all(...values));
  }

  commit(): void {
    if (!this.#dirty) return;
    this.#db.exec("COMMIT");
    this.#dirty = false;
    this.#durableAlarm = this.#alarm;
  }

  rollback(): void {
    if (this.#dirty) this.#db.exec("ROLLBACK");
    this.#dirty = false;
    this.#alarm = this.#durableAlarm;
  }

  /** The alarm went off, or was lost: it is spent, unless another one was set meanwhile. */
  spend(at: number): void {
    if (this.#alarm === at) this.#alarm = null;
    if (this.#durableAlarm === at) this.#durableAlarm = null;
  }

  close(): void {
    this.#db.close();
  }

  #touch(): void {
    if (this.#dirty) return;
    this.#db.exec("BEGIN");
    this.#dirty = true;
    this.#deps.onDirty();
  }

  #transaction<Result>(work: () => Result): Result {
    const fate = this.#deps.fate("transaction");
    if (fate === "before") throw new Error("storage: the write failed");
    this.#touch();
    const alarm = this.#alarm;
    this.#db.exec("SAVEPOINT sync");
    try {
      const result = work();
      if (fate === "after") throw new Error("storage: the transaction failed");
      this.#db.exec("RELEASE sync");
      return result;
    } catch (error) {
      this.#db.exec("ROLLBACK TO sync; RELEASE sync");
      this.#alarm = alarm;
      throw error;
    }
  }

  #setAlarm(at: number | null): Promise<void> {
    const fate = this.#deps.fate("alarm");
    if (fate !== "before") {
      this.#touch();
      this.#alarm = at;
    }
    if (fate === "ok") return Promise.resolve();
    this.#deps.onBroken("its alarm could not be written");
    return new Promise(() => undefined);
  }

  #deleteAll(): void {
    this.#touch();
    const tables = this.#db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
    for (const { name } of tables) this.#db.exec(`DROP TABLE "${name}"`);
    this.#alarm = null;
  }

  #get(key: string): unknown {
    if (this.exec("SELECT 1 FROM sqlite_master WHERE name = 'kv'").toArray().length === 0) return undefined;
    const [row] = this.exec("SELECT value FROM kv WHERE key = ?", key).toArray();
    return row === undefined ? undefined : JSON.parse(String(row.value));
  }

  #put(key: string, value: unknown): void {
    this.exec("CREATE TABLE IF NOT EXISTS kv (key TEXT PRIMARY KEY, value TEXT NOT NULL)");
    this.exec("INSERT OR REPLACE INTO kv (key, value) VALUES (?, ?)", key, JSON.stringify(value));
  }
}

type Row = Record<string, unknown>;

/** The part of SqlStorageCursor that is used. */
export class Cursor {
  readonly #rows: readonly Row[];

  constructor(rows: readonly Row[]) {
    this.#rows = rows;
  }

  toArray(): Row[] {
    return [...this.#rows];
  }

  one(): Row {
    const [row] = this.#rows;
    if (row === undefined || this.#rows.length > 1) throw new Error("Expected exactly one result from SQL query");
    return row;
  }

  [Symbol.iterator](): IterableIterator<Row> {
    return this.#rows.values();
  }
}
