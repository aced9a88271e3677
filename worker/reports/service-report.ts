import type { Database } from "../../db/client.ts";
import type { DayKeeper } from "../../db/queries/report-days.ts";
import {
  type ReportFilter,
  readDeductions,
  readOrdersKnown,
  readReportSums,
  readTrendByDay,
  readTrendByHour,
  type ScopedSums,
} from "../../db/queries/report-sums.ts";
import type { Tenant } from "../../db/tenant.ts";
import type { AgentGroup } from "../settings/snapshot.ts";
import { type Figure, type ServiceSums, serviceFigures } from "./figures.ts";
import type { ServiceMetric } from "./metrics.ts";
import { clockChanges, everyDay } from "./shop-days.ts";

const noSessions: ServiceSums = {
  sessions: 0,
  uncounted: 0,
  received: 0,
  answered: 0,
  rounds: 0,
  replyMs: 0,
  humanRounds: 0,
  humanReplyMs: 0,
  durationMs: 0,
  scored: 0,
  score: 0,
  deductions: 0,
  paidAmount: 0,
  payers: 0,
  inquirers: 0,
};

type Figures = Record<ServiceMetric, Figure>;
export type ServiceReport = {
  total: Figures;
  groups: { group: string; title: string; figures: Figures }[];
  agents: { agent: string; name: string | null; role: "agent" | "bot" | null; figures: Figures }[];
  deductions: Awaited<ReturnType<typeof readDeductions>>;
};

/** Shop, groups and accounts. */
export async function readServiceReport(
  db: Database,
  tenant: Tenant,
  { groups, ...filter }: ReportFilter & { readonly groups: readonly AgentGroup[] },
  keeper?: DayKeeper,
): Promise<ServiceReport> {
  const [rows, deductions, hasOrders] = await Promise.all([
    readReportSums(db, tenant, { ...filter, groups }, keeper),
    readDeductions(db, tenant, filter, keeper),
    readOrdersKnown(db, tenant, filter),
  ]);
  const shop = rows.find(({ scope }) => scope === "shop");
  const figures = (sums: ServiceSums | undefined) => serviceFigures(sums ?? noSessions, { hasOrders });
  const ofGroup = (group: string): ScopedSums | undefined =>
    rows.find(({ scope, id }) => scope === "group" && id === group);
  return {
    total: figures(shop),
    groups: groups.map(({ id, title }) => ({ group: id, title, figures: figures(ofGroup(id)) })),
    agents: rows.flatMap((row) =>
      row.scope === "agent" && row.id !== null
        ? [{ agent: row.id, name: row.name, role: row.role, figures: figures(row) }]
        : [],
    ),
    deductions,
  };
}

export type TrendFilter = ReportFilter & { readonly metric: ServiceMetric; readonly timeZone: string };

/** One point a day, those without sessions among them. */
export async function readDailyTrend(
  db: Database,
  tenant: Tenant,
  { metric, timeZone: _, ...filter }: TrendFilter,
  keeper?: DayKeeper,
) {
  const [rows, hasOrders] = await Promise.all([
    readTrendByDay(db, tenant, filter, keeper),
    readOrdersKnown(db, tenant, filter),
  ]);
  return everyDay(filter).map((day) => {
    const sums = rows.find((row) => row.day === day) ?? noSessions;
    return { day, ...serviceFigures(sums, { hasOrders })[metric], sessions: sums.sessions };
  });
}

/** Hours of the week that had sessions. */
export async function readHourlyTrend(
  db: Database,
  tenant: Tenant,
  { metric, timeZone, ...filter }: TrendFilter,
  keeper?: DayKeeper,
) {
  const [rows, hasOrders] = await Promise.all([
    readTrendByHour(db, tenant, { ...filter, clock: clockChanges(filter, timeZone) }, keeper),
    readOrdersKnown(db, tenant, filter),
  ]);
  return rows.map(({ weekday, hour, ...sums }) => ({
    weekday,
    hour,
    ...serviceFigures(sums, { hasOrders })[metric],
    sessions: sums.sessions,
  }));
}
