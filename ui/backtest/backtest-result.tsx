import { Skeleton } from "antd";
import { Suspense, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { BacktestPage } from "../api/rule-queries.ts";
import { Quotes } from "../show/quote.tsx";
import { brief } from "../show/time.ts";
import { useNow } from "../show/use-now.ts";
import { usePlace } from "../show/use-place.ts";
import { later } from "../text/later.ts";
import { useWords } from "../text/use-language.ts";
import styles from "./backtest.module.css";
import { daysOf } from "./chart-options.ts";

const Chart = later(() => import("./chart.tsx"), "Chart");

/** The live version and the changed one: by day, and what only one of them finds. */
export function BacktestResult({ shop, run }: { shop: string; run: BacktestPage }) {
  const { t } = useTranslation();
  const { timeZone } = usePlace(shop);
  const { days, hits, byDay, createdAt, progress } = run;
  const present = t("backtest.present");
  const changed = t("backtest.changed");
  const picture = useMemo(
    () => ({ days: daysOf(byDay, { days, until: createdAt, timeZone }), names: { present, changed } }),
    [byDay, days, createdAt, timeZone, present, changed],
  );
  return (
    <>
      <p className="numbers" role="status">
        {t("backtest.summary", { days, present: hits.present, changed: hits.changed })}
        {progress.failed > 0 && ` · ${t("backtest.failedChats", { count: progress.failed })}`}
      </p>
      <Suspense fallback={<Skeleton active paragraph={{ rows: 3 }} />}>
        <Chart picture={picture} label={t("backtest.chart")} />
      </Suspense>
      <table className="sr-only">
        <caption>{t("backtest.chart")}</caption>
        <tbody>
          {byDay.map((day) => (
            <tr key={day.day}>
              <th scope="row">{day.day}</th>
              <td>{day.present}</td>
              <td>{day.changed}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.differences}>
        <Samples shop={shop} title={t("backtest.added")} count={hits.added} samples={run.samples.added} />
        <Samples shop={shop} title={t("backtest.removed")} count={hits.removed} samples={run.samples.removed} />
      </div>
    </>
  );
}

type SamplesProps = { shop: string; title: string; count: number; samples: BacktestPage["samples"]["added"] };

function Samples({ shop, title, count, samples }: SamplesProps) {
  const { t } = useTranslation();
  const words = useWords();
  const place = usePlace(shop);
  const now = useNow(60_000);
  return (
    <section aria-label={title}>
      <h3>
        {title} <b className="numbers">{t("backtest.hits", { count })}</b>
      </h3>
      {count === 0 && <p className={styles.hint}>{t("backtest.nothing")}</p>}
      <ul>
        {samples.map(({ id, at, channel, conversation, event, message, evidence }) => (
          <li key={`${channel} ${conversation} ${id}`}>
            <a
              href={`/shops/${encodeURIComponent(shop)}/conversations/${encodeURIComponent(conversation)}?${new URLSearchParams({ channel, event })}`}
              target="_blank"
              rel="noreferrer"
            >
              <time dateTime={new Date(at).toISOString()}>{brief(at, now, place)}</time>
            </a>
            <bdi>{words(message)}</bdi>
            <Quotes quotes={evidence.map(({ quote }) => quote)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
