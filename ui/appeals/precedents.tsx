import { useQuery } from "@tanstack/react-query";
import { Button, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type Precedent, precedentsQuery } from "../api/appeal-queries.ts";
import { AppealTag } from "../show/appeal-tag.tsx";
import { Failure } from "../show/failure.tsx";
import { Quotes } from "../show/quote.tsx";
import { brief } from "../show/time.ts";
import { usePlace } from "../show/use-place.ts";
import { useTitles } from "../show/use-titles.ts";
import styles from "./appeals.module.css";

type PrecedentsProps = {
  shop: string;
  appeal: string;
  chosen: string | null;
  /** Absent: nothing is being decided. */
  onChoose?: (appeal: string | null) => void;
};

/** How the same was decided before: about like words first, with how often each point was overturned (N08). */
export function Precedents({ shop, appeal, chosen, onChoose }: PrecedentsProps) {
  const { t } = useTranslation();
  const titles = useTitles(shop);
  const query = useQuery(precedentsQuery(shop, appeal));
  const { items = [], rates = [] } = query.data ?? {};
  const known = rates.filter(({ decided }) => decided > 0);
  const label = titles.apart(known.map(({ point }) => point));
  return (
    <section aria-label={t("appeals.precedents.title")} className={styles.precedents}>
      <h3>{t("appeals.precedents.title")}</h3>
      {query.isPending && <Skeleton active paragraph={{ rows: 2 }} title={false} />}
      {query.isError && <Failure error={query.error} onRetry={() => query.refetch()} />}
      {query.isSuccess && items.length === 0 && <p className={styles.hint}>{t("appeals.precedents.none")}</p>}
      {known.length > 0 && (
        <ul className={styles.ratesLine}>
          {known.map(({ point, decided, overturned, rate }) => (
            <li key={point}>
              {t("appeals.precedents.rate", {
                point: label(point),
                decided,
                overturned,
                percent: Math.round((rate ?? 0) * 100),
              })}
            </li>
          ))}
        </ul>
      )}
      <ol className={styles.found}>
        {items.map((item) => (
          <li key={item.id} className={styles.precedent} data-chosen={item.id === chosen}>
            <OnePrecedent shop={shop} item={item} />
            {onChoose !== undefined && (
              <Button
                size="small"
                aria-pressed={item.id === chosen}
                onClick={() => onChoose(item.id === chosen ? null : item.id)}
              >
                {t(item.id === chosen ? "appeals.precedents.chosen" : "appeals.precedents.choose")}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function OnePrecedent({ shop, item }: { shop: string; item: Precedent }) {
  const { t } = useTranslation();
  const titles = useTitles(shop);
  const place = usePlace(shop);
  const { id, state, reason, answer, quotes, points, decidedAt, decidedByName } = item;
  const label = titles.apart(points.map(({ point }) => point));
  const search = new URLSearchParams({ state: "all", appeal: id });
  return (
    <div>
      <p>
        <AppealTag state={state} />{" "}
        {points.map(({ point, overturned }) => (
          <span key={point} className={styles.pointOf}>
            {label(point)} <em>{t(overturned ? "appeals.overturned" : "appeals.stays")}</em>
          </span>
        ))}{" "}
        <Quotes quotes={quotes} most={3} />
      </p>
      <p>
        <span className={styles.hint}>{t("appeals.reason")}</span> <q dir="auto">{reason}</q>
      </p>
      {answer !== null && (
        <p>
          <span className={styles.hint}>{t("appeals.answer")}</span> <q dir="auto">{answer}</q>
        </p>
      )}
      <p className={styles.hint}>
        {t("appeals.decided", {
          name: decidedByName ?? t("appeals.somebody"),
          time: brief(decidedAt ?? item.at, Date.now(), place),
        })}{" "}
        <Link to={`/shops/${encodeURIComponent(shop)}/appeals?${search}`}>{t("appeals.precedents.open")}</Link>
      </p>
    </div>
  );
}
