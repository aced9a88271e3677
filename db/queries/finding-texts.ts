import { and, desc, eq, gte, inArray, isNull, sql } from "drizzle-orm";
import type { Database } from "../client.ts";
import { finding } from "../schema.ts";
import type { Tenant } from "../tenant.ts";
import { is, ownedBy } from "./filters.ts";
import { after, type Cursor } from "./page.ts";

/** A message may have 65,536 characters: more rows at once would be much for one answer. */
export const textsAtOnce = 500;

/** Texts of the messages that a finding quotes; a retracted one has none. */
const texts = sql`(SELECT json_group_array(quoted.text) FROM message AS quoted
  WHERE quoted.merchant = finding.merchant AND quoted.id IN (
    SELECT finding.shop || '/' || finding.channel || '/' || finding.conversation || '/' || (part.value ->> 'message')
    FROM json_each(finding.evidence) AS part))`.mapWith((list: string): (string | null)[] => JSON.parse(list));

export async function readFindingTexts(db: Database, tenant: Tenant, id: string): Promise<(string | null)[]> {
  const [row] = await db
    .select({ texts })
    .from(finding)
    .where(and(eq(finding.id, id), ownedBy(finding, tenant)));
  return row?.texts ?? [];
}

export type FindingTextsRequest = {
  readonly point?: string | undefined;
  /** Findings that a person kept, or those that nobody has judged. */
  readonly verdict: "right" | null;
  /** Epoch milliseconds. */
  readonly since: number;
  readonly cursor?: Cursor | undefined;
};

/** Standing findings with the texts that a phrase is looked for in, newest first. */
export function findingTextsQuery(
  db: Database,
  tenant: Tenant,
  { point, verdict, since, cursor }: FindingTextsRequest,
) {
  return db
    .select({
      seq: finding.seq,
      id: finding.id,
      point: finding.point,
      code: finding.code,
      channel: finding.channel,
      conversation: finding.conversation,
      event: finding.event,
      at: finding.at,
      evidence: finding.evidence,
      texts,
    })
    .from(finding)
    .where(
      and(
        ownedBy(finding, tenant),
        is(finding.point, point),
        inArray(finding.status, ["active", "resolved"]),
        verdict === null ? isNull(finding.verdict) : eq(finding.verdict, verdict),
        gte(finding.at, since),
        after(cursor, finding.at, finding.seq),
      ),
    )
    .orderBy(desc(finding.at), desc(finding.seq))
    .limit(textsAtOnce);
}
