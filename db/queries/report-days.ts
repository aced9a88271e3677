import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { everyDay } from "../../worker/reports/shop-days.ts";
import type { Database } from "../client.ts";
import { reportDay } from "../schema.ts";
import type { Tenant } from "../tenant.ts";
import { aroundDay } from "./sessions.ts";

/**
 * What a report adds up of one day, kept for the next reader: a month of a large shop is a hundred thousand sessions. Triggers of the
 * ledger's tables drop a day as soon as anything of it changes (`report_day` in the migrations).
 */

/** Where days are kept. `later` outlives the answer. */
export type DayKeeper = {
  readonly db: Database;
  readonly now: number;
  readonly later: (work: Promise<unknown>) => void;
};

/** Days that nobody asked for in this time are dropped: groups change, and their days are not found again. */
const keptMs = 30 * 86_400_000;
/** Who began a day and never stored it has died. */
const begunMs = 60_000;

type Asked<Filter> = { readonly kind: string; readonly filter: Filter; readonly keeper: DayKeeper | undefined };
type Days = { readonly from: string; readonly to: string };

/** The rows of every day, oldest first: kept ones, and the others by `read`, one after the other. */
export async function readDays<Filter extends Days, Row>(
  db: Database,
  tenant: Tenant,
  { kind, filter, keeper }: Asked<Filter>,
  { row, read }: { row: z.ZodType<Row>; read: (day: Filter) => Promise<Row[]> },
): Promise<Row[]> {
  const days = everyDay(filter);
  const name = nameOf(kind, filter);
  const kept = keeper === undefined ? new Map<string, string>() : await keptDays(db, tenant, { name, ...filter });
  const missing = days.filter((day) => !kept.has(day));
  const begun = keeper === undefined ? new Map<string, string>() : await begin(keeper, tenant, { name, days: missing });
  const rows: Row[] = [];
  for (const day of days) {
    const body = kept.get(day);
    const found =
      body === undefined
        ? await read({ ...filter, from: day, to: day })
        : z.array(row).parse(JSON.parse(body) as unknown);
    rows.push(...found);
    const token = begun.get(day);
    if (keeper !== undefined && token !== undefined) {
      const stored = store(keeper, tenant, { name, day, token, body: JSON.stringify(found) });
      keeper.later(stored.catch(() => undefined));
    }
  }
  return rows;
}

/** The same question of another day has the same name. */
function nameOf(kind: string, { from: _, to: __, ...filter }: Days): string {
  const asked = new TextEncoder().encode(JSON.stringify(filter));
  return `${kind}:${bytesToHex(sha256(asked)).slice(0, 24)}`;
}

type Place = Days & { readonly name: string };

async function keptDays(db: Database, { merchant, shop }: Tenant, { name, from, to }: Place) {
  const rows = await db.all<{ day: string; body: string }>(sql`SELECT day, body FROM ${reportDay}
    WHERE shop = ${shop} AND merchant = ${merchant} AND name = ${name} AND day BETWEEN ${from} AND ${to} AND body IS NOT NULL`);
  return new Map(rows.map(({ day, body }) => [day, body]));
}

/**
 * Marks days that are over wherever on earth the shop is. What happens between the mark and the sums takes the mark away, and
 * with it the place to store them. Answers a token for each day that is ours to store.
 */
async function begin(
  { db, now }: DayKeeper,
  { merchant, shop }: Tenant,
  { name, days }: { name: string; days: string[] },
) {
  const over = days.filter((day) => aroundDay(day).to < now);
  if (over.length === 0) return new Map<string, string>();
  const token = crypto.randomUUID();
  try {
    const rows = await db.all<{ day: string }>(sql`
      INSERT INTO ${reportDay} (merchant, shop, name, day, at, token)
      SELECT ${merchant}, ${shop}, ${name}, value, ${now}, ${token} FROM json_each(${JSON.stringify(over)}) WHERE true
      ON CONFLICT (shop, name, day) DO UPDATE SET at = excluded.at, token = excluded.token
      WHERE body IS NULL AND at < ${now - begunMs} RETURNING day`);
    return new Map(rows.map(({ day }) => [day, token]));
  } catch {
    // A report does not need to be kept.
    return new Map<string, string>();
  }
}

type Stored = { name: string; day: string; token: string; body: string };

async function store({ db, now }: DayKeeper, { merchant, shop }: Tenant, { name, day, token, body }: Stored) {
  await db.batch([
    db.run(sql`UPDATE ${reportDay} SET body = ${body} WHERE shop = ${shop} AND merchant = ${merchant} AND name = ${name}
      AND day = ${day} AND token = ${token} AND body IS NULL`),
    db.run(sql`DELETE FROM ${reportDay} WHERE shop = ${shop} AND merchant = ${merchant} AND at < ${now - keptMs}`),
  ]);
}
