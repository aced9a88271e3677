import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { testConversations } from "../../plugins/channels/test-message.ts";
import { addUp } from "../../worker/reports/add-up.ts";
import type { ClockChange } from "../../worker/reports/shop-days.ts";
import type { Database } from "../client.ts";
import type { Tenant } from "../tenant.ts";
import { type DayKeeper, readDays } from "./report-days.ts";
import { aroundDay } from "./sessions.ts";

/** Calendar days of the shop, both included, and the accounts that count: absent all, those that nobody served among them. */
export type ReportFilter = {
  readonly from: string;
  readonly to: string;
  readonly agents?: readonly string[] | undefined;
};

/** A finding of a session may be dated as late as its judgement, after the day's end. */
const judgedWithinMs = 2 * 86_400_000;

const noTest = (conversation: SQL) =>
  sql`NOT (${conversation} >= ${testConversations.from} AND ${conversation} < ${testConversations.to})`;

/**
 * Sessions of the period as `served`, but for tests of a channel, with the deductions that stand in each. `who`: the buyer and the day, so that counting the
 * distinct ones counts each buyer once a day.
 */
function served({ merchant, shop }: Tenant, { from, to, agents }: ReportFilter): SQL {
  const [start, end] = [aroundDay(from).from, aroundDay(to).to];
  const ours = agents && sql`AND agent IN (SELECT value FROM json_each(${JSON.stringify(agents)}))`;
  return sql`
WITH deducted AS MATERIALIZED (
  SELECT id, sum(deductions) AS deductions FROM (
    SELECT session AS id, count(*) AS deductions
    FROM finding INDEXED BY finding_deducted
    WHERE shop = ${shop} AND merchant = ${merchant} AND at >= ${start} AND at < ${end + judgedWithinMs}
      AND kind = 'deduct' AND status IN ('active', 'resolved')
    GROUP BY session
    UNION ALL
    SELECT session, count(*) FROM added_finding INDEXED BY added_finding_session_at
    WHERE shop = ${shop} AND merchant = ${merchant} AND session_at >= ${start} AND session_at < ${end} AND kind = 'deduct'
    GROUP BY session
  ) GROUP BY id
), by_hand AS MATERIALIZED (
  SELECT id, sum(score) AS by_hand FROM (
    SELECT session AS id, score FROM added_finding INDEXED BY added_finding_session_at
    WHERE shop = ${shop} AND merchant = ${merchant} AND session_at >= ${start} AND session_at < ${end}
    UNION ALL
    SELECT session, edited_score - score FROM finding INDEXED BY finding_edited
    WHERE shop = ${shop} AND merchant = ${merchant} AND at >= ${start} AND at < ${end + judgedWithinMs}
      AND edited_score IS NOT NULL AND status IN ('active', 'resolved')
  ) GROUP BY id
), served AS MATERIALIZED (
  SELECT day, agent, agent_name, agent_role, started_at, rounds, reply_ms, human_rounds, human_reply_ms, duration_ms,
    iif(counted, score + coalesce(by_hand, 0), NULL) AS score,
    buyer_messages, paid_orders, paid_amount, traded, deductions, day || ' ' || coalesce(buyer, channel || '/' || conversation) AS who
  FROM session INDEXED BY session_figures LEFT JOIN deducted ON deducted.id = session.id
    LEFT JOIN by_hand ON by_hand.id = session.id
  WHERE shop = ${shop} AND merchant = ${merchant} AND started_at > 0 AND started_at >= ${start} AND started_at < ${end}
    AND day BETWEEN ${from} AND ${to} ${ours ?? sql``}
    AND ${noTest(sql`conversation`)}
)`;
}

/** See `ServiceSums`. */
const sums = sql`count(*) AS sessions, sum(buyer_messages IS NULL) AS uncounted,
  count(DISTINCT iif(buyer_messages > 0, who, NULL)) AS received,
  count(DISTINCT iif(buyer_messages > 0 AND rounds > 0, who, NULL)) AS answered,
  sum(rounds) AS rounds, sum(reply_ms) AS replyMs, sum(human_rounds) AS humanRounds, sum(human_reply_ms) AS humanReplyMs,
  sum(duration_ms) AS durationMs, count(score) AS scored, total(score) AS score, total(deductions) AS deductions,
  total(paid_amount) AS paidAmount, count(DISTINCT iif(paid_orders > 0, who, NULL)) AS payers,
  count(DISTINCT iif(paid_orders > 0 OR (buyer_messages > 0 AND traded IS NOT 1), who, NULL)) AS inquirers`;

const sumsRow = z.object({
  sessions: z.number(),
  uncounted: z.number(),
  received: z.number(),
  answered: z.number(),
  rounds: z.number(),
  replyMs: z.number(),
  humanRounds: z.number(),
  humanReplyMs: z.number(),
  durationMs: z.number(),
  scored: z.number(),
  score: z.number(),
  deductions: z.number(),
  paidAmount: z.number(),
  payers: z.number(),
  inquirers: z.number(),
});
const summed = Object.keys(sumsRow.shape) as (keyof z.infer<typeof sumsRow>)[];

const scoped = sumsRow.extend({
  scope: z.enum(["shop", "group", "agent"]),
  /** Id of the group or account. */
  id: z.string().nullable(),
  name: z.string().nullable(),
  role: z.enum(["agent", "bot"]).nullable(),
});
export type ScopedSums = z.infer<typeof scoped>;

type Grouped = ReportFilter & {
  readonly groups: readonly { readonly id: string; readonly agents: readonly string[] }[];
};

export function reportSumsSql(tenant: Tenant, { groups, ...filter }: Grouped): SQL {
  const members = groups.flatMap(({ id, agents }) => agents.map((agent) => [id, agent]));
  return sql`${served(tenant, filter)}, grouped AS (
  SELECT value ->> 0 AS id, value ->> 1 AS agent FROM json_each(${JSON.stringify(members)})
)
SELECT 'shop' AS scope, NULL AS id, NULL AS name, NULL AS role, ${sums} FROM served GROUP BY scope
UNION ALL SELECT 'group', grouped.id, NULL, NULL, ${sums} FROM served JOIN grouped ON grouped.agent = served.agent GROUP BY grouped.id
UNION ALL SELECT 'agent', agent, name, agent_role, ${sums} FROM (
  SELECT served.*, first_value(agent_name) OVER (PARTITION BY agent ORDER BY started_at DESC) AS name FROM served
) WHERE agent IS NOT NULL GROUP BY agent`;
}

/** Sums of the shop, of each group and of each account; those without sessions are left out. `keeper`: see `readDays`. */
export async function readReportSums(
  db: Database,
  tenant: Tenant,
  filter: Grouped,
  keeper?: DayKeeper,
): Promise<ScopedSums[]> {
  const rows = await readDays(
    db,
    tenant,
    { kind: "sums", filter, keeper },
    {
      row: scoped,
      read: async (day) => z.array(scoped).parse(await db.all(reportSumsSql(tenant, day))),
    },
  );
  return addUp(rows, { key: ({ scope, id }) => `${scope} ${id}`, summed });
}

export function ordersKnownSql({ merchant, shop }: Tenant, { to }: Pick<ReportFilter, "to">): SQL {
  return sql`SELECT 1 AS known FROM session INDEXED BY session_ordered
WHERE shop = ${shop} AND merchant = ${merchant} AND paid_orders IS NOT NULL AND started_at < ${aroundDay(to).to} LIMIT 1`;
}

/** Whether the shop's platform reported an order of any buyer until then: if so, a day without one had none. */
export async function readOrdersKnown(
  db: Database,
  tenant: Tenant,
  filter: Pick<ReportFilter, "to">,
): Promise<boolean> {
  return (await db.all(ordersKnownSql(tenant, filter))).length > 0;
}

const daySums = sumsRow.extend({ day: z.string() });
export const trendByDaySql = (tenant: Tenant, filter: ReportFilter): SQL =>
  sql`${served(tenant, filter)} SELECT day, ${sums} FROM served GROUP BY day ORDER BY day`;

export async function readTrendByDay(db: Database, tenant: Tenant, filter: ReportFilter, keeper?: DayKeeper) {
  return readDays(
    db,
    tenant,
    { kind: "days", filter, keeper },
    {
      row: daySums,
      read: async (day) => z.array(daySums).parse(await db.all(trendByDaySql(tenant, day))),
    },
  );
}

/** `weekday` 1 for Monday to 7 for Sunday, `hour` 0 to 23, both of the session's first message on the shop's wall clock. */
const hourSums = sumsRow.extend({ weekday: z.number(), hour: z.number() });
export function trendByHourSql(tenant: Tenant, { clock, ...filter }: ReportFilter & { clock: readonly ClockChange[] }) {
  const ahead = sql`(SELECT value ->> 'ahead' FROM json_each(${JSON.stringify(clock)})
    WHERE value ->> 'since' <= started_at ORDER BY value ->> 'since' DESC LIMIT 1)`;
  // 1970-01-01 was a Thursday.
  return sql`${served(tenant, filter)}, clocked AS (SELECT *, (started_at + ${ahead}) / 3600000 AS wallHour FROM served)
SELECT (wallHour / 24 + 3) % 7 + 1 AS weekday, wallHour % 24 AS hour, ${sums} FROM clocked GROUP BY 1, 2 ORDER BY 1, 2`;
}

export async function readTrendByHour(
  db: Database,
  tenant: Tenant,
  filter: ReportFilter & { clock: readonly ClockChange[] },
  keeper?: DayKeeper,
) {
  const rows = await readDays(
    db,
    tenant,
    { kind: "hours", filter, keeper },
    {
      row: hourSums,
      read: async (day) => z.array(hourSums).parse(await db.all(trendByHourSql(tenant, day))),
    },
  );
  const hours = addUp(rows, { key: ({ weekday, hour }) => `${weekday} ${hour}`, summed });
  return hours.sort((one, other) => one.weekday - other.weekday || one.hour - other.hour);
}

const pointRow = z.object({ point: z.string(), findings: z.number(), sessions: z.number(), score: z.number() });

export function deductionsSql(tenant: Tenant, { from, to, agents }: ReportFilter): SQL {
  const { merchant, shop } = tenant;
  const [start, end] = [aroundDay(from).from, aroundDay(to).to];
  const ours = agents && sql`AND agent IN (SELECT value FROM json_each(${JSON.stringify(agents)}))`;
  return sql`
WITH served AS (
  SELECT id FROM session INDEXED BY session_figures
  WHERE shop = ${shop} AND merchant = ${merchant} AND started_at > 0 AND started_at >= ${start} AND started_at < ${end}
    AND day BETWEEN ${from} AND ${to} ${ours ?? sql``} AND ${noTest(sql`conversation`)}
), deducted AS (
  SELECT session, point, coalesce(edited_score, score) AS score FROM finding INDEXED BY finding_deducted
  WHERE shop = ${shop} AND merchant = ${merchant} AND at >= ${start} AND at < ${end + judgedWithinMs}
    AND kind = 'deduct' AND status IN ('active', 'resolved')
  UNION ALL
  SELECT session, point, score FROM added_finding INDEXED BY added_finding_session_at
  WHERE shop = ${shop} AND merchant = ${merchant} AND session_at >= ${start} AND session_at < ${end} AND kind = 'deduct'
)
SELECT point, count(*) AS findings, count(DISTINCT session) AS sessions, total(score) AS score
FROM deducted WHERE session IN (SELECT id FROM served)
GROUP BY point ORDER BY findings DESC, point`;
}

/** What cost scores, by point, most first. */
export async function readDeductions(db: Database, tenant: Tenant, filter: ReportFilter, keeper?: DayKeeper) {
  const rows = await readDays(
    db,
    tenant,
    { kind: "deductions", filter, keeper },
    {
      row: pointRow,
      read: async (day) => z.array(pointRow).parse(await db.all(deductionsSql(tenant, day))),
    },
  );
  const points = addUp(rows, { key: ({ point }) => point, summed: ["findings", "sessions", "score"] });
  return points.sort((one, other) => other.findings - one.findings || one.point.localeCompare(other.point));
}
