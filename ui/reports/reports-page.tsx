import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { serviceMetricIds } from "../../worker/reports/metrics.ts";
import { serviceReportQuery } from "../api/report-queries.ts";
import { useLimits } from "../api/use-limits.ts";
import { PageHead } from "../show/page-head.tsx";
import { useNow } from "../show/use-now.ts";
import { usePlace } from "../show/use-place.ts";
import { useSearch } from "../show/use-search.ts";
import { DeductionsPanel } from "./deductions-panel.tsx";
import { FiguresPanel } from "./figures-panel.tsx";
import { RankingPanel } from "./ranking-panel.tsx";
import { ReportFilters } from "./report-filters.tsx";
import { rangeIn } from "./report-range.ts";
import styles from "./reports.module.css";
import { ReviewPanel } from "./review-panel.tsx";
import { TrendPanel } from "./trend-panel.tsx";

/** 服务总览 of a period: figures, ranking, trend, deductions, work of reviewers (F013). */
export function ReportsPage() {
  const { t } = useTranslation();
  const { shop = "" } = useParams();
  const { timeZone } = usePlace(shop);
  const { isLimited } = useLimits();
  const now = useNow(60_000);
  const { search, change: set } = useSearch();
  const { from, to, preset } = rangeIn(search, { now, timeZone });
  const filter = { from, to, group: search.get("group") };
  const metric = serviceMetricIds.find((id) => id === search.get("metric")) ?? "sessions";
  const query = useQuery(serviceReportQuery(shop, filter));
  return (
    <main className={styles.whole}>
      <PageHead title={t("reports.title")} lead={t("reports.lead")} />
      <ReportFilters shop={shop} filter={filter} preset={preset} set={set} />
      <div className={styles.panels}>
        <FiguresPanel shop={shop} filter={filter} query={query} />
        <RankingPanel shop={shop} filter={filter} query={query} onGroup={(group) => set({ group })} />
        <TrendPanel shop={shop} filter={filter} metric={metric} onMetric={(id) => set({ metric: id })} />
        <DeductionsPanel shop={shop} filter={filter} query={query} />
        {!isLimited && <ReviewPanel shop={shop} days={{ from, to }} />}
      </div>
    </main>
  );
}
