import { is } from "drizzle-orm";
import { getTableConfig, SQLiteTable } from "drizzle-orm/sqlite-core";
import * as schema from "./schema.ts";

/** A table that holds rows of merchants, as moving them sees it. Names are those of the database. */
export type MovedTable = {
  readonly name: string;
  /** The column that says whose a row is. */
  readonly tenant: string;
  /** What a row is known by in every database. */
  readonly key: readonly string[];
  /** What pages are read by. */
  readonly order: readonly string[];
  /** All that is copied: not `seq`, which is a row's place in one database. */
  readonly columns: readonly string[];
};

const tables = Object.values(schema).filter((value) => is(value, SQLiteTable)) as SQLiteTable[];

/** Every table of the schema that names a merchant, and the merchants themselves: a new table is among them by itself. */
export const movedTables: readonly MovedTable[] = tables.flatMap((table) => {
  const { name, columns, primaryKeys } = getTableConfig(table);
  const names = columns.map((column) => column.name);
  const tenant = table === schema.merchant ? "id" : "merchant";
  if (!names.includes(tenant)) return [];
  const single = columns.filter(({ primary }) => primary).map((column) => column.name);
  const primary = single.length > 0 ? single : (primaryKeys[0]?.columns.map((column) => column.name) ?? []);
  const key = primary[0] === "seq" ? ["id"] : primary;
  return [{ name, tenant, key, order: primary, columns: names.filter((column) => column !== "seq") }];
});

/** Tables of people and their sign-in. A person may belong to several merchants, so these stay where all sign in. */
export const tablesOfPeople: readonly string[] = tables
  .map((table) => getTableConfig(table).name)
  .filter((name) => movedTables.every((table) => table.name !== name));
