import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { countersQuery } from "../api/queries.ts";
import { Failure } from "../show/failure.tsx";
import { startOfDay } from "../show/time.ts";
import { useNow } from "../show/use-now.ts";
import { usePlace } from "../show/use-place.ts";
import { useTitles } from "../show/use-titles.ts";
import { countToday } from "./count-today.ts";
import styles from "./today.module.css";
import { useFeed } from "./use-feed.tsx";

type TodayProps = { shop: string; point: string | null; onPoint: (point: string | null) => void };

/** Small figures of the shop's day; a point's figure filters the feed. */
export function Today({ shop, point, onPoint }: TodayProps) {
  const { t } = useTranslation();
  const titles = useTitles(shop);
  const { timeZone } = usePlace(shop);
  const now = useNow(60_000);
  const { log } = useFeed();
  const counters = useQuery(countersQuery(shop, startOfDay(now, timeZone)));
  const { refetch } = counters;
  const newest = log.last;
  useEffect(() => {
    if (newest === null) return;
    // The ledger hears of an item a moment after the feed does.
    const timer = setTimeout(() => void refetch(), 1_500);
    return () => clearTimeout(timer);
  }, [newest, refetch]);

  if (counters.isError && counters.data === undefined) {
    return <Failure error={counters.error} onRetry={() => counters.refetch()} />;
  }
  if (counters.data === undefined) return <Skeleton.Node active className={styles.waiting} />;
  const { messages, findings, interventions, points } = countToday(counters.data.items);
  const totals = { messages, findings, interventions };
  const label = titles.apart(points.map(({ subject }) => subject));
  return (
    <section className={styles.today} aria-label={t("live.today")}>
      <dl className={styles.totals}>
        {(["messages", "findings", "interventions"] as const).map((metric) => (
          <div key={metric} data-metric={metric}>
            <dt>{t(`live.${metric}`)}</dt>
            <dd className="numbers">{totals[metric].toLocaleString()}</dd>
          </div>
        ))}
      </dl>
      <ul className={styles.points} aria-label={t("live.byPoint")}>
        {points.length === 0 && <li className={styles.quiet}>{t("live.quiet")}</li>}
        {points.map(({ subject, count }) => (
          <li key={subject}>
            <button
              type="button"
              aria-pressed={point === subject}
              onClick={() => onPoint(point === subject ? null : subject)}
            >
              {label(subject)}
              <b className="numbers">{count.toLocaleString()}</b>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
