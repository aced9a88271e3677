import { useQuery } from "@tanstack/react-query";
import { Select, Skeleton } from "antd";
import { Suspense, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type ServiceMetric, serviceMetrics } from "../../worker/reports/metrics.ts";
import { type ReportFilter, type Trend, trendQuery } from "../api/report-queries.ts";
import { Panel } from "../shop-watch/panel.tsx";
import { later } from "../text/later.ts";
import { useLanguage, useWords } from "../text/use-language.ts";
import type { Picture } from "./chart.tsx";
import { noValue, valueText } from "./figure-text.ts";
import { Formula } from "./formula.tsx";
import styles from "./reports.module.css";

// The library for charts is bigger than all the rest of the page.
const Chart = later(() => import("./chart.tsx"), "Chart");

type TrendPanelProps = {
  shop: string;
  filter: ReportFilter;
  metric: ServiceMetric;
  onMetric: (metric: ServiceMetric) => void;
};

/** One figure, day by day and over the hours of the week. */
export function TrendPanel({ shop, filter, metric: id, onMetric }: TrendPanelProps) {
  const { t } = useTranslation();
  const words = useWords();
  const days = useQuery(trendQuery(shop, { ...filter, metric: id, by: "day" }));
  const hours = useQuery(trendQuery(shop, { ...filter, metric: id, by: "hour" }));
  const metric = serviceMetrics.find((one) => one.id === id) ?? serviceMetrics[0];
  return (
    <Panel
      title={t("reports.trend.title")}
      query={days}
      aside={
        <span className={styles.chosen}>
          <Formula metric={metric} />
          <Select<ServiceMetric>
            aria-label={t("reports.trend.metric")}
            popupMatchSelectWidth={false}
            value={id}
            options={serviceMetrics.map((one) => ({ value: one.id, label: words(one.title) }))}
            onChange={onMetric}
          />
        </span>
      }
      empty={{
        when: (trend) => trend.days.every(({ sessions }) => sessions === 0),
        title: t("reports.empty"),
        hint: t("reports.emptyHint"),
      }}
    >
      {(trend) => (
        <div className={styles.pictures}>
          <Suspense fallback={<Skeleton active paragraph={{ rows: 4 }} title={false} />}>
            <Days trend={trend} />
            {hours.data !== undefined && <Hours trend={hours.data} />}
          </Suspense>
        </div>
      )}
    </Panel>
  );
}

/** How a value of the figure is said, and the figure's name. */
function useSaid(id: ServiceMetric) {
  const language = useLanguage();
  const words = useWords();
  const { title, unit } = serviceMetrics.find((one) => one.id === id) ?? serviceMetrics[0];
  // Charts draw in the unit that people read.
  const drawn = (value: number) => Math.round(unit === "cents" ? value : value * 10) / (unit === "cents" ? 100 : 10);
  const said = (value: number | null) => (value === null ? noValue : valueText(value, unit, language));
  return { title: words(title), drawn, said };
}

function Days({ trend }: { trend: Trend }) {
  const { t } = useTranslation();
  const { title, drawn, said } = useSaid(trend.metric);
  const line = trend.days.map(({ day, value, sessions }) => ({
    name: day.slice(5),
    value: value === null ? null : drawn(value),
    said: t("reports.trend.line", { day, value: said(value), count: sessions }),
  }));
  return <Drawn caption={t("reports.trend.days")} title={title} picture={{ kind: "line", line }} said={line} />;
}

function Hours({ trend }: { trend: Trend }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { title, drawn, said } = useSaid(trend.metric);
  const weekdays = useMemo(() => {
    const format = new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en-GB", {
      weekday: "short",
      timeZone: "UTC",
    });
    // The 5th of January 1970 was a Monday.
    return Array.from({ length: 7 }, (_, index) => format.format((index + 4) * 86_400_000));
  }, [language]);
  const cells = trend.hours.flatMap(({ weekday, hour, value, sessions }) => {
    if (value === null) return [];
    const named = { weekday: weekdays[weekday - 1] ?? "", hour, value: said(value), count: sessions };
    return [{ weekday, hour, value: drawn(value), said: t("reports.trend.cell", named) }];
  });
  const picture: Picture = { kind: "heat", cells, weekdays };
  return <Drawn caption={t("reports.trend.hours")} title={title} picture={picture} said={cells} />;
}

type DrawnProps = { caption: string; title: string; picture: Picture; said: readonly { readonly said: string }[] };

function Drawn({ caption, title, picture, said }: DrawnProps) {
  const { t } = useTranslation();
  const label = `${title} · ${caption}: ${said.map((one) => one.said).join("; ") || t("reports.trend.unknown")}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same words are the same picture
  const drawn = useMemo(() => picture, [label]);
  return (
    <figure>
      <figcaption>{caption}</figcaption>
      <Chart picture={drawn} label={label} />
    </figure>
  );
}
