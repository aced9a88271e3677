import type { Row } from "../worker/ledger/execute.ts";
import type { Statement } from "../worker/ledger/statements.ts";
import { type MovedTable, movedTables } from "./moved-tables.ts";

/** One of the two databases. `write` is one transaction, and passes that database's only writer. */
export type Side = {
  readonly read: (statement: Statement) => Promise<readonly Row[]>;
  readonly write: (statements: readonly Statement[]) => Promise<void>;
};

export type Move = { readonly from: Side; readonly to: Side; readonly merchant: string };

/** What a pass did with one table. */
export type Passed = {
  readonly table: string;
  readonly rows: number;
  readonly written: number;
  readonly removed: number;
};

/** Rows of one read and of one transaction: 50 ms in which the target's other writes wait. */
const pageRows = 500;

/**
 * Makes `to` hold exactly what `from` holds of the merchant, and writes only what differs: the first pass copies everything, the next
 * one what changed meanwhile. Runs beside writes to `from`; `to` must not get the merchant's rows from elsewhere yet. A pass that was
 * cut off is simply run again.
 */
export async function copyMerchant(move: Move): Promise<Passed[]> {
  const passed: Passed[] = [];
  for (const table of await inOrder(move.to)) passed.push(await pass(move, table, true));
  return passed;
}

/** Tables in which the two sides differ now, compared value by value; writes nothing. */
export async function differingTables(move: Move): Promise<string[]> {
  const passed: Passed[] = [];
  for (const table of movedTables) passed.push(await pass(move, table, false));
  return passed.filter(({ written, removed }) => written + removed > 0).map(({ table }) => table);
}

/** Deletes all that a database holds of a merchant: afterwards, and only after `differingTables` was empty. Returns the rows. */
export async function removeMerchant(side: Side, merchant: string): Promise<number> {
  let removed = 0;
  for (const table of movedTables) {
    for (
      let rows = await page(side, table, merchant, null);
      rows.length > 0;
      rows = await page(side, table, merchant, null)
    ) {
      await side.write([deletion(table, merchant, rows)]);
      removed += rows.length;
    }
  }
  return removed;
}

/** Tables with triggers first: what those write, as counters, is then overwritten by the truth of `from`. */
async function inOrder(to: Side): Promise<readonly MovedTable[]> {
  const triggers = await to.read({
    sql: "SELECT DISTINCT tbl_name AS name FROM sqlite_master WHERE type = 'trigger'",
    args: [],
  });
  const first = new Set(triggers.map(({ name }) => name));
  return movedTables.toSorted((a, b) => Number(first.has(b.name)) - Number(first.has(a.name)));
}

async function pass({ from, to, merchant }: Move, table: MovedTable, writes: boolean): Promise<Passed> {
  let [rows, written, removed] = [0, 0, 0];
  for await (const some of pages(from, table, merchant)) {
    const there = await known(to, table, merchant, some);
    const differing = some.filter((row) => there.get(keyOf(table, row)) !== valuesOf(table, row));
    if (writes && differing.length > 0) await to.write([upsert(table, differing)]);
    rows += some.length;
    written += differing.length;
  }
  for await (const some of pages(to, table, merchant)) {
    const there = await known(from, table, merchant, some);
    const gone = some.filter((row) => !there.has(keyOf(table, row)));
    if (writes && gone.length > 0) await to.write([deletion(table, merchant, gone)]);
    removed += gone.length;
  }
  return { table: table.name, rows, written, removed };
}

async function* pages(side: Side, table: MovedTable, merchant: string): AsyncGenerator<readonly Row[]> {
  let after: Row | null = null;
  while (true) {
    const rows: readonly Row[] = await page(side, table, merchant, after);
    if (rows.length > 0) yield rows;
    if (rows.length < pageRows) return;
    after = rows[rows.length - 1] as Row;
  }
}

function page(side: Side, table: MovedTable, merchant: string, after: Row | null): Promise<readonly Row[]> {
  const { name, tenant, order, columns } = table;
  const place = order.map(quoted).join(", ");
  const selected = [...new Set([...order, ...columns])].map(quoted).join(", ");
  const later = after === null ? "" : ` AND (${place}) > (${order.map(() => "?").join(", ")})`;
  const sql = `SELECT ${selected} FROM ${quoted(name)} WHERE ${quoted(tenant)} = ?${later} ORDER BY ${place} LIMIT ${pageRows}`;
  const args = after === null ? [] : order.map((column) => after[column] as string | number);
  return side.read({ sql, args: [merchant, ...args] });
}

/** Rows of the same keys on a side: key to values. */
async function known(
  side: Side,
  table: MovedTable,
  merchant: string,
  rows: readonly Row[],
): Promise<Map<string, string>> {
  const { name, tenant, columns } = table;
  const sql = `SELECT ${columns.map(quoted).join(", ")} FROM ${quoted(name)} WHERE ${quoted(tenant)} = ? AND ${among(table)}`;
  const found = await side.read({ sql, args: [merchant, keysOf(table, rows)] });
  return new Map(found.map((row) => [keyOf(table, row), valuesOf(table, row)]));
}

/** A row that another merchant has under this key is not touched; the comparison then goes on saying that the sides differ. */
function upsert(table: MovedTable, rows: readonly Row[]): Statement {
  const { name, tenant, key, columns } = table;
  const set = columns.map((column) => `${quoted(column)} = excluded.${quoted(column)}`).join(", ");
  const values = columns.map((_, index) => `value ->> ${index}`).join(", ");
  const sql = `INSERT INTO ${quoted(name)} (${columns.map(quoted).join(", ")}) SELECT ${values} FROM json_each(?) WHERE true
ON CONFLICT (${key.map(quoted).join(", ")}) DO UPDATE SET ${set} WHERE ${quoted(name)}.${quoted(tenant)} = excluded.${quoted(tenant)}`;
  return { sql, args: [`[${rows.map((row) => valuesOf(table, row)).join(",")}]`] };
}

function deletion(table: MovedTable, merchant: string, rows: readonly Row[]): Statement {
  const { name, tenant } = table;
  const sql = `DELETE FROM ${quoted(name)} WHERE ${quoted(tenant)} = ? AND ${among(table)}`;
  return { sql, args: [merchant, keysOf(table, rows)] };
}

const among = ({ key }: MovedTable) =>
  `(${key.map(quoted).join(", ")}) IN (SELECT ${key.map((_, index) => `value ->> ${index}`).join(", ")} FROM json_each(?))`;

const quoted = (name: string) => `"${name}"`;
const valuesOf = ({ columns }: MovedTable, row: Row) => JSON.stringify(columns.map((column) => row[column]));
const keyOf = ({ key }: MovedTable, row: Row) => JSON.stringify(key.map((column) => row[column]));
const keysOf = (table: MovedTable, rows: readonly Row[]) => `[${rows.map((row) => keyOf(table, row)).join(",")}]`;
