import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";

/**
 * libSQL as the worker's client sees it: pipelines of Hrana over HTTP (`POST /v2/pipeline`, the JSON form), here on SQLite in memory
 * with the product's own migrations.
 */

type Value =
  | { type: "null" }
  | { type: "integer"; value: string }
  | { type: "float"; value: number }
  | { type: "text"; value: string };
type Statement = { sql?: string; sql_id?: number; args?: Value[] };
type Condition =
  | { type: "ok" | "error"; step: number }
  | { type: "not"; cond: Condition }
  | { type: "and" | "or"; conds: Condition[] }
  | { type: "is_autocommit" };
type Step = { stmt: Statement; condition?: Condition | null };
export type PipelineRequest =
  | { type: "execute"; stmt: Statement }
  | { type: "batch"; batch: { steps: Step[] } }
  | { type: "store_sql"; sql_id: number; sql: string }
  | { type: "close_sql"; sql_id: number }
  | { type: "close" };

const folder = join(import.meta.dirname, "../../db/migrations");

export class Database {
  readonly #db = new DatabaseSync(":memory:");
  readonly #statements = new Map<string, StatementSync>();
  readonly #tables: readonly string[];
  /** Texts that a pipeline names by numbers. */
  readonly #stored = new Map<number, string>();

  constructor() {
    // Journals of statements would be files otherwise.
    this.#db.exec("PRAGMA temp_store = MEMORY");
    const files = readdirSync(folder).filter((file) => file.endsWith(".sql"));
    for (const file of files.sort())
      for (const sql of readFileSync(join(folder, file), "utf8").split("--> statement-breakpoint")) this.#db.exec(sql);
    this.#tables = this.read("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").map(
      ({ name }) => String(name),
    );
  }

  /** Opening a new one would take longer than a run. */
  empty(): void {
    this.#db.exec("PRAGMA foreign_keys = OFF");
    // Triggers of one table may write into another.
    for (const table of [...this.#tables, ...this.#tables]) this.#prepared(`DELETE FROM "${table}"`).run();
    this.#db.exec("PRAGMA foreign_keys = ON");
  }

  /** For the judge of a run. */
  read(sql: string, ...values: SQLInputValue[]): Record<string, unknown>[] {
    return this.#prepared(sql).all(...values);
  }

  serve(requests: readonly PipelineRequest[]): object {
    this.#stored.clear();
    const results = requests.map((request) => {
      try {
        return { type: "ok", response: { type: request.type, ...this.#answer(request) } };
      } catch (error) {
        return { type: "error", error: errorOf(error) };
      }
    });
    // A stream that ends takes what it has not committed with it.
    if (this.#db.isTransaction) this.#db.exec("ROLLBACK");
    return { baton: null, base_url: null, results };
  }

  #answer(request: PipelineRequest): object {
    switch (request.type) {
      case "execute":
        return { result: this.#run(request.stmt) };
      case "batch":
        return { result: this.#batch(request.batch.steps) };
      case "store_sql":
        this.#stored.set(request.sql_id, request.sql);
        return {};
      default:
        return {};
    }
  }

  #batch(steps: readonly Step[]): object {
    const results: (object | null)[] = [];
    const errors: (object | null)[] = [];
    const holds = (condition: Condition): boolean => {
      switch (condition.type) {
        case "ok":
          return results[condition.step] !== null;
        case "error":
          return errors[condition.step] !== null;
        case "not":
          return !holds(condition.cond);
        case "and":
          return condition.conds.every(holds);
        case "or":
          return condition.conds.some(holds);
        case "is_autocommit":
          return !this.#db.isTransaction;
      }
    };
    for (const { stmt, condition } of steps) {
      let [result, error]: (object | null)[] = [null, null];
      if (condition === undefined || condition === null || holds(condition)) {
        try {
          result = this.#run(stmt);
        } catch (cause) {
          error = errorOf(cause);
        }
      }
      results.push(result ?? null);
      errors.push(error ?? null);
    }
    return { step_results: results, step_errors: errors };
  }

  #run({ sql, sql_id: id = -1, args = [] }: Statement): object {
    const statement = this.#prepared(sql ?? this.#stored.get(id) ?? "");
    const cols = statement.columns().map(({ name, type }) => ({ name, decltype: type }));
    const rows = statement.all(...args.map(bound));
    const shown = rows.map((row) => cols.map(({ name }) => encoded(row[name] ?? null)));
    return { cols, rows: shown, affected_row_count: 0, last_insert_rowid: null };
  }

  #prepared(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#db.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

function bound(value: Value): SQLInputValue {
  switch (value.type) {
    case "null":
      return null;
    case "integer":
      return BigInt(value.value);
    default:
      return value.value;
  }
}

function encoded(value: unknown): Value {
  if (value === null) return { type: "null" };
  if (typeof value === "number")
    return Number.isInteger(value) ? { type: "integer", value: String(value) } : { type: "float", value };
  return { type: "text", value: String(value) };
}

function errorOf(cause: unknown): { message: string; code: string } {
  const message = cause instanceof Error ? cause.message : String(cause);
  return { message, code: /constraint/i.test(message) ? "SQLITE_CONSTRAINT" : "SQLITE_ERROR" };
}
