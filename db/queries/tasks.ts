import { and, desc, eq, getTableColumns } from "drizzle-orm";
import type { Database } from "../client.ts";
import { task } from "../schema.ts";
import type { Tenant } from "../tenant.ts";
import { during, is, ownedBy, type Period } from "./filters.ts";
import { after, type PageRequest, pageOf, rowsFor } from "./page.ts";

const { merchant: _merchant, shop: _shop, ...columns } = getTableColumns(task);

export type TaskFilter = Period & {
  readonly state?: (typeof task.state.enumValues)[number] | undefined;
  readonly kind?: (typeof task.kind.enumValues)[number] | undefined;
  /** Account of the agent whose task it is. */
  readonly agent?: string | undefined;
  readonly conversation?: string | undefined;
};

export function tasksQuery(db: Database, tenant: Tenant, filter: TaskFilter & PageRequest) {
  return db
    .select(columns)
    .from(task)
    .where(
      and(
        ownedBy(task, tenant),
        is(task.state, filter.state),
        is(task.kind, filter.kind),
        is(task.agent, filter.agent),
        is(task.conversation, filter.conversation),
        during(task.openedAt, filter),
        after(filter.cursor, task.openedAt, task.seq),
      ),
    )
    .orderBy(desc(task.openedAt), desc(task.seq))
    .limit(rowsFor(filter));
}

/** Tasks of a shop, newest first. */
export async function listTasks(db: Database, tenant: Tenant, filter: TaskFilter & PageRequest = {}) {
  const rows = await tasksQuery(db, tenant, filter);
  return pageOf(rows, filter, { at: (row) => row.openedAt, item: ({ seq: _, ...item }) => item });
}

export async function readTask(db: Database, tenant: Tenant, id: string) {
  const [row] = await db
    .select(columns)
    .from(task)
    .where(and(eq(task.id, id), ownedBy(task, tenant)));
  if (row === undefined) return null;
  const { seq: _, ...item } = row;
  return item;
}
