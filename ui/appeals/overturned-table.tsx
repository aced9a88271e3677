import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { overturnedQuery } from "../api/appeal-queries.ts";
import { Failure } from "../show/failure.tsx";
import { useTitles } from "../show/use-titles.ts";
import styles from "./appeals.module.css";

/** How often each point was wrong when an agent doubted it (N09). */
export function OverturnedTable({ shop }: { shop: string }) {
  const { t } = useTranslation();
  const titles = useTitles(shop);
  const query = useQuery(overturnedQuery(shop));
  const points = query.data?.points ?? [];
  return (
    <section className={styles.rates} aria-labelledby="rates">
      <h2 id="rates">{t("appeals.rate.title")}</h2>
      <p className={styles.hint}>{t("appeals.rate.hint")}</p>
      {query.isPending && <Skeleton active paragraph={{ rows: 2 }} title={false} />}
      {query.isError && <Failure error={query.error} onRetry={() => query.refetch()} />}
      {query.isSuccess && points.length === 0 && <p className={styles.hint}>{t("appeals.rate.none")}</p>}
      {points.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{t("appeals.rate.point")}</th>
              <th scope="col">{t("appeals.rate.appealed")}</th>
              <th scope="col">{t("appeals.rate.decided")}</th>
              <th scope="col">{t("appeals.rate.overturned")}</th>
              <th scope="col">{t("appeals.rate.rate")}</th>
            </tr>
          </thead>
          <tbody>
            {points.map(({ point, appealed, decided, overturned, rate }) => (
              <tr key={point}>
                <th scope="row">
                  {titles.point(point)} <small className={styles.hint}>{point}</small>
                </th>
                <td className="numbers">{appealed}</td>
                <td className="numbers">{decided}</td>
                <td className="numbers">{overturned}</td>
                <td className="numbers">{rate === null ? "—" : `${Math.round(rate * 100)}%`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
