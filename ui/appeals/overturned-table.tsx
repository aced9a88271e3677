import { useQuery } from "@tanstack/react-query";
import { Select, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { overturnedQuery } from "../api/appeal-queries.ts";
import { groupsQuery } from "../api/queries.ts";
import { Failure } from "../show/failure.tsx";
import { useTitles } from "../show/use-titles.ts";
import styles from "./appeals.module.css";

type OverturnedTableProps = { shop: string; group: string | null; onGroup: (group: string | null) => void };

/** From where on a point needs a look: as often wrong as that, and doubted so often that it is no accident. */
const worthALook = { rate: 0.3, decided: 5 };

/** How often each point was wrong when an agent doubted it (N09). */
export function OverturnedTable({ shop, group, onGroup }: OverturnedTableProps) {
  const { t } = useTranslation();
  const titles = useTitles(shop);
  const query = useQuery(overturnedQuery(shop, group));
  const groups = useQuery(groupsQuery(shop)).data?.items ?? [];
  const points = query.data?.points ?? [];
  return (
    <section className={styles.rates} aria-labelledby="rates">
      <h2 id="rates">{t("appeals.rate.title")}</h2>
      <p className={styles.hint}>{t("appeals.rate.hint")}</p>
      {groups.length > 0 && (
        <Select
          className={styles.range}
          allowClear
          aria-label={t("reports.group")}
          placeholder={t("reports.allGroups")}
          value={group}
          options={groups.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(value: string | undefined) => onGroup(value ?? null)}
        />
      )}
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
                  {titles.point(point)}{" "}
                  <small className={styles.hint}>{titles.pack(point.slice(0, point.indexOf("/")))}</small>
                </th>
                <td className="numbers">{appealed}</td>
                <td className="numbers">{decided}</td>
                <td className="numbers">{overturned}</td>
                <td className="numbers">
                  {rate === null ? "—" : `${Math.round(rate * 100)}%`}
                  {rate !== null && rate >= worthALook.rate && decided >= worthALook.decided && (
                    <Link to={`/shops/${encodeURIComponent(shop)}/packs/${point}`}> {t("appeals.rate.look")}</Link>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
