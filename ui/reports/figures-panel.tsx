import { DownloadOutlined } from "@ant-design/icons";
import type { UseQueryResult } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { absences, serviceMetrics } from "../../worker/reports/metrics.ts";
import { apiPath } from "../api/call.ts";
import type { ReportFilter, ServiceReport } from "../api/report-queries.ts";
import { Panel } from "../shop-watch/panel.tsx";
import { useLanguage, useWords } from "../text/use-language.ts";
import { figureText } from "./figure-text.ts";
import { Formula } from "./formula.tsx";
import styles from "./reports.module.css";

type FiguresPanelProps = { shop: string; filter: ReportFilter; query: UseQueryResult<ServiceReport> };

/** What the shop, or one group, did: each figure with its formula, and the sessions that it is counted from. */
export function FiguresPanel({ shop, filter, query }: FiguresPanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useWords();
  return (
    <Panel
      title={t("reports.figures")}
      query={query}
      aside={
        <Button
          icon={<DownloadOutlined aria-hidden />}
          href={apiPath(["shops", shop, "reports", "service", "export"], { ...filter, language })}
          aria-label={t("reports.exportService")}
          download
        >
          {t("reports.export")}
        </Button>
      }
      empty={{
        when: ({ total }) => total.sessions.value === 0,
        title: t("reports.empty"),
        hint: t("reports.emptyHint"),
      }}
    >
      {({ total }) => (
        <dl className={styles.cards}>
          {serviceMetrics.map((metric) => {
            const { value, absent } = total[metric.id];
            return (
              <div key={metric.id} className={styles.card}>
                <dt>
                  {words(metric.title)}
                  <Formula metric={metric} />
                </dt>
                <dd className="numbers" data-known={value !== null}>
                  {figureText({ value }, metric.unit, language)}
                </dd>
                <dd className={styles.behind}>
                  {absent !== null ? (
                    words(absences[absent])
                  ) : (
                    <Link
                      className={styles.link}
                      to={sessionsAddress(shop, filter)}
                      aria-label={t("reports.rowsOf", { title: words(metric.title) })}
                    >
                      {t("reports.rows")}
                    </Link>
                  )}
                  {metric.id === "humanReply" && (
                    <Link className={styles.link} to={`/shops/${encodeURIComponent(shop)}/shop`}>
                      {t("reports.handleNow")}
                    </Link>
                  )}
                </dd>
              </div>
            );
          })}
        </dl>
      )}
    </Panel>
  );
}

/** The list of sessions behind a figure. */
export function sessionsAddress(
  shop: string,
  { from, to, group }: ReportFilter,
  more: Record<string, string> = {},
): string {
  const search = new URLSearchParams({ from, to, ...(group !== null && { group }), ...more });
  return `/shops/${encodeURIComponent(shop)}/conversations?${search}`;
}
