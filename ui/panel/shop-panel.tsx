import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { serviceMetrics } from "../../worker/reports/metrics.ts";
import { aboutWhom } from "../alerts/about-whom.ts";
import { linesOf } from "../alerts/incident-groups.ts";
import { newestAlertsQuery } from "../api/alert-queries.ts";
import { settingsQuery } from "../api/queries.ts";
import { serviceReportQuery } from "../api/report-queries.ts";
import { incidentsQuery } from "../api/shop-queries.ts";
import { figureText } from "../reports/figure-text.ts";
import { Quotes } from "../show/quote.tsx";
import { SeverityTag } from "../show/severity.tsx";
import { brief, dayOf } from "../show/time.ts";
import { useNow } from "../show/use-now.ts";
import { usePlace } from "../show/use-place.ts";
import { useTitles } from "../show/use-titles.ts";
import { useLanguage, useWords } from "../text/use-language.ts";
import styles from "./panel.module.css";
import { Part } from "./part.tsx";

const live = { view: "live", severity: null, point: null, agent: null } as const;
/** What a desktop has room for. */
const shown = ["sessions", "received", "humanReply", "averageScore", "deductions", "paidTotal"] as const;

/** The whole shop's performance and its live alerts, for reviewers and administrators (F013, F015). */
export function ShopPanel({ shop }: { shop: string }) {
  const settings = useQuery(settingsQuery(shop)).data;
  return (
    <>
      <Alerts shop={shop} />
      {settings !== undefined && <Today shop={shop} timeZone={settings.timeZone} />}
    </>
  );
}

function Alerts({ shop }: { shop: string }) {
  const { t } = useTranslation();
  const titles = useTitles(shop);
  const place = usePlace(shop);
  const query = useQuery({ ...newestAlertsQuery(shop, live), refetchInterval: 5_000 });
  const incidents = useQuery(incidentsQuery(shop)).data?.items;
  const lines = useMemo(() => linesOf(query.data?.items ?? [], incidents ?? []), [query.data, incidents]);
  const address = (id: string) => `/shops/${encodeURIComponent(shop)}/alerts?${new URLSearchParams({ open: id })}`;
  return (
    <Part title={t("panel.liveAlerts")} query={query} empty={() => lines.length === 0 && t("alerts.empty.live")}>
      {() => (
        <ul className={styles.list}>
          {lines.map((line) => {
            const alert = line.kind === "alert" ? line.alert : line.alerts[0];
            if (alert === undefined) return null;
            return (
              <li key={line.id}>
                <p>
                  <SeverityTag severity={alert.severity} />{" "}
                  <a href={address(line.id)} target="_blank" rel="noopener">
                    {titles.point(alert.point)}
                  </a>
                </p>
                {line.kind === "incident" ? (
                  <b>{t("shopWatch.incidents.buyers", { count: line.buyers })}</b>
                ) : (
                  <Quotes quotes={alert.evidence.map(({ quote }) => quote)} most={1} />
                )}
                <small>
                  <bdi>{aboutWhom(alert, t)}</bdi> <time className="numbers">{brief(alert.at, Date.now(), place)}</time>
                  {alert.takenBy !== null && ` · ${t("alerts.state.taken")}`}
                </small>
              </li>
            );
          })}
        </ul>
      )}
    </Part>
  );
}

function Today({ shop, timeZone }: { shop: string; timeZone: string }) {
  const { t } = useTranslation();
  const words = useWords();
  const language = useLanguage();
  const today = dayOf(useNow(60_000), timeZone);
  const query = useQuery({
    ...serviceReportQuery(shop, { from: today, to: today, group: null }),
    refetchInterval: 60_000,
  });
  return (
    <Part title={t("panel.shopToday")} query={query} empty={() => false}>
      {({ total }) => (
        <dl className={styles.figures}>
          {shown.map((id) => {
            const metric = serviceMetrics.find((one) => one.id === id);
            return metric === undefined ? null : (
              <div key={id} title={words(metric.formula)}>
                <dt>{words(metric.title)}</dt>
                <dd className="numbers">{figureText(total[id], metric.unit, language)}</dd>
              </div>
            );
          })}
        </dl>
      )}
    </Part>
  );
}
