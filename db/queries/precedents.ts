import { and, desc, getTableColumns, gte, ne, sql } from "drizzle-orm";
import type { Database } from "../client.ts";
import { appeal, finding } from "../schema.ts";
import type { Tenant } from "../tenant.ts";
import type { Appeal } from "./appeals.ts";
import { ownedBy } from "./filters.ts";

/** Of these the likest are shown. */
const compared = 200;

const { merchant: _merchant, shop: _shop, seq: _seq, ...columns } = getTableColumns(appeal);
const listed = (values: readonly string[]) => sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`;

type Asked = { readonly session: string; readonly points: readonly string[]; readonly since: number };

export function precedentsQuery(db: Database, tenant: Tenant, { session, points, since }: Asked) {
  const about = sql`EXISTS (SELECT 1 FROM json_each(${appeal.items}) AS item
    WHERE item.value ->> 'point' IN ${listed(points)})`;
  return db
    .select(columns)
    .from(appeal)
    .where(
      and(
        ownedBy(appeal, tenant),
        gte(appeal.sessionAt, since),
        ne(appeal.state, "open"),
        ne(appeal.session, session),
        about,
      ),
    )
    .orderBy(desc(appeal.sessionAt))
    .limit(compared);
}

/** Decided appeals about the same points, newest session first; not those about the same session. */
export async function readPrecedents(db: Database, tenant: Tenant, asked: Asked): Promise<Appeal[]> {
  return precedentsQuery(db, tenant, asked);
}

export function quotesQuery(db: Database, tenant: Tenant, findings: readonly string[]) {
  return (
    db
      .select({ id: finding.id, evidence: finding.evidence })
      .from(finding)
      // By their ids: `+` keeps the planner from a walk through all of the shop.
      .where(
        and(
          sql`+${finding.shop} = ${tenant.shop}`,
          sql`+${finding.merchant} = ${tenant.merchant}`,
          sql`${finding.id} IN ${listed(findings)}`,
        ),
      )
  );
}

/** The words that findings quote, by id; those that are not kept any more are missing. */
export async function readQuotes(db: Database, tenant: Tenant, findings: readonly string[]) {
  const rows = findings.length === 0 ? [] : await quotesQuery(db, tenant, findings);
  return new Map(rows.map(({ id, evidence }) => [id, evidence.map(({ quote }) => quote)]));
}
