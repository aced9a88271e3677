import { and, asc, eq, getTableColumns, sql } from "drizzle-orm";
import type { Database } from "../client.ts";
import { addedFinding, audit, finding, message, session } from "../schema.ts";
import type { Tenant } from "../tenant.ts";
import { ownedBy } from "./filters.ts";

const { merchant: _merchant, shop: _shop, sessionAt: _sessionAt, ...columns } = getTableColumns(addedFinding);
type Row = Omit<typeof addedFinding.$inferSelect, "merchant" | "shop">;
export type AddedFinding = Omit<Row, "sessionAt">;

/** In one session. More would say nothing to the agent. */
export const mostAdded = 50;

export function addedFindingsQuery(
  db: Database,
  tenant: Tenant,
  { channel, conversation }: { channel: string; conversation: string },
) {
  return db
    .select(columns)
    .from(addedFinding)
    .where(
      and(
        ownedBy(addedFinding, tenant),
        eq(addedFinding.conversation, conversation),
        eq(addedFinding.channel, channel),
      ),
    )
    .orderBy(asc(addedFinding.at));
}

/** A session as its marks need it, or null. */
export async function readMarkedSession(db: Database, tenant: Tenant, id: string) {
  const { channel, conversation, type, startedAt } = session;
  const [row] = await db
    .select({ id: session.id, channel, conversation, type, startedAt })
    .from(session)
    .where(and(eq(session.id, id), ownedBy(session, tenant)));
  return row ?? null;
}

/** A message of the session with its text, or null: sentences of other sessions are not marked (F147). */
export async function readSentence(
  db: Database,
  tenant: Tenant,
  { session: id, channel, conversation, event }: Pick<AddedFinding, "session" | "channel" | "conversation" | "event">,
) {
  const [row] = await db
    .select({ text: message.text })
    .from(message)
    .where(
      and(
        eq(message.id, `${tenant.shop}/${channel}/${conversation}/${event}`),
        eq(message.session, id),
        ownedBy(message, tenant),
      ),
    );
  return row ?? null;
}

/** Adds a finding with its audit row, which does not hold words. false: the session has as many as it may have. */
export async function addFinding(db: Database, tenant: Tenant, row: Row): Promise<boolean> {
  const { merchant, shop } = tenant;
  const { id, channel, conversation, sessionAt, point, code, kind, score, event, quote, remark, by, at } = row;
  const added = await db.all(sql`
    INSERT INTO added_finding (id, merchant, shop, channel, conversation, session, session_at, point, code, kind, score, event,
      quote, remark, by, at)
    SELECT ${id}, ${merchant}, ${shop}, ${channel}, ${conversation}, ${row.session}, ${sessionAt}, ${point}, ${code}, ${kind},
      ${score}, ${event}, ${quote}, ${remark}, ${by}, ${at}
    WHERE (SELECT count(*) FROM added_finding WHERE shop = ${shop} AND merchant = ${merchant}
      AND conversation = ${conversation} AND session = ${row.session}) < ${mostAdded}
    RETURNING id`);
  if (added.length === 0) return false;
  await db.insert(audit).values(auditRow(tenant, row, "finding.add", { finding: id, point, code, score }));
  return true;
}

export async function readAddedFinding(db: Database, tenant: Tenant, id: string): Promise<AddedFinding | null> {
  const [row] = await db
    .select(columns)
    .from(addedFinding)
    .where(and(eq(addedFinding.id, id), ownedBy(addedFinding, tenant)));
  return row ?? null;
}

/** Takes one away, with its audit row. */
export async function deleteAddedFinding(
  db: Database,
  tenant: Tenant,
  { id, session: of, point, code, by, at }: Pick<AddedFinding, "id" | "session" | "point" | "code" | "by" | "at">,
): Promise<void> {
  await db.batch([
    db.delete(addedFinding).where(and(eq(addedFinding.id, id), ownedBy(addedFinding, tenant))),
    db.insert(audit).values(auditRow(tenant, { session: of, by, at }, "finding.remove", { finding: id, point, code })),
  ]);
}

type Act = { readonly by: string; readonly at: number };

/** What a finding costs in this session alone (F140); null: what its point says. */
export async function recordScore(
  db: Database,
  tenant: Tenant,
  { id, session: of, score, ...act }: Act & { readonly id: string; session: string; readonly score: number | null },
): Promise<void> {
  await db.batch([
    db
      .update(finding)
      .set({ editedScore: score })
      .where(and(eq(finding.id, id), ownedBy(finding, tenant))),
    db.insert(audit).values(auditRow(tenant, { session: of, ...act }, "finding.score", { finding: id, score })),
  ]);
}

/** Whether the session counts in the reports' average score (F141). */
export async function recordCounted(
  db: Database,
  tenant: Tenant,
  { session: id, counted, ...act }: Act & { readonly session: string; readonly counted: boolean },
): Promise<void> {
  await db.batch([
    db
      .update(session)
      .set({ counted })
      .where(and(eq(session.id, id), ownedBy(session, tenant))),
    db.insert(audit).values(auditRow(tenant, { session: id, ...act }, "session.counted", { counted })),
  ]);
}

function auditRow(
  { merchant, shop }: Tenant,
  { session: target, by, at }: Act & { readonly session: string },
  action: string,
  detail: Record<string, unknown>,
) {
  return { id: crypto.randomUUID(), merchant, shop, at, by, action, target, detail };
}
