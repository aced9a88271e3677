import { and, eq, isNull, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { Database } from "../client.ts";
import { audit, finding, session } from "../schema.ts";
import type { Tenant } from "../tenant.ts";
import { ownedBy } from "./filters.ts";

/** What people did about alerts. `by` is `user:<id>` or `key:<id>`, `at` epoch milliseconds. */
type Act = { readonly by: string; readonly at: number };

/** `open`: nobody has looked. `seen`: somebody has. `taken`: somebody is on it. `handled`: somebody took care of it. */
export const handlingStates = ["open", "seen", "taken", "handled"] as const;
export type HandlingState = (typeof handlingStates)[number];

/**
 * Notes how far an alert is, with its audit row. Who saw, took or handled it first stays, so that the time it took is true and two who
 * press at once do not both believe that it is theirs.
 */
export async function recordHandling(
  db: Database,
  tenant: Tenant,
  { id, state, by, at }: Act & { readonly id: string; readonly state: HandlingState },
): Promise<void> {
  const first = (column: SQLiteColumn, value: string | number) => sql`coalesce(${column}, ${value})`;
  const seen = { seenAt: first(finding.seenAt, at), seenBy: first(finding.seenBy, by) };
  const untaken = { takenAt: null, takenBy: null };
  const unhandled = { handledAt: null, handledBy: null };
  const said = {
    open: { seenAt: null, seenBy: null, ...untaken, ...unhandled },
    seen: { ...seen, ...untaken, ...unhandled },
    taken: { ...seen, takenAt: first(finding.takenAt, at), takenBy: first(finding.takenBy, by), ...unhandled },
    handled: {
      ...seen,
      handledAt: sql`coalesce(${finding.handledAt}, ${at})`,
      handledBy: sql`coalesce(${finding.handledBy}, ${by})`,
    },
  }[state];
  await db.batch([
    db
      .update(finding)
      .set(said)
      .where(and(eq(finding.id, id), ownedBy(finding, tenant))),
    db
      .insert(audit)
      .values(auditRow(tenant, { by, at }, { action: "finding.handling", target: id, detail: { state } })),
  ]);
}

type ReviewedSession = { readonly id: string; readonly channel: string; readonly conversation: string };

/**
 * Notes that a person looked through a session, and so at its alerts (F087). Taking it back makes those unseen again that were
 * seen by it, and no others.
 */
export async function recordReview(
  db: Database,
  tenant: Tenant,
  { session: reviewed, undo = false, by, at }: Act & { readonly session: ReviewedSession; readonly undo?: boolean },
): Promise<void> {
  const { id, channel, conversation } = reviewed;
  const own = and(eq(session.id, id), ownedBy(session, tenant));
  const alerts = and(
    ownedBy(finding, tenant),
    eq(finding.conversation, conversation),
    eq(finding.channel, channel),
    eq(finding.session, id),
    eq(finding.kind, "alert"),
  );
  const reviewedAt = sql`(SELECT ${session.reviewedAt} FROM ${session} WHERE ${own})`;
  const marks = undo
    ? [
        db
          .update(finding)
          .set({ seenAt: null, seenBy: null })
          .where(
            and(alerts, sql`${finding.seenAt} = ${reviewedAt}`, isNull(finding.handledAt), isNull(finding.verdict)),
          ),
        db.update(session).set({ reviewedAt: null, reviewedBy: null }).where(own),
      ]
    : [
        db
          .update(finding)
          .set({ seenAt: at, seenBy: by })
          .where(and(alerts, isNull(finding.seenAt))),
        db.update(session).set({ reviewedAt: at, reviewedBy: by }).where(own),
      ];
  const row = auditRow(tenant, { by, at }, { action: "session.review", target: id, detail: { reviewed: !undo } });
  await db.batch([db.insert(audit).values(row), ...marks]);
}

function auditRow(
  { merchant, shop }: Tenant,
  { by, at }: Act,
  what: { action: string; target: string; detail: Record<string, unknown> },
) {
  return { id: crypto.randomUUID(), merchant, shop, at, by, ...what };
}
