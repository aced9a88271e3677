import { useQuery } from "@tanstack/react-query";
import { Segmented, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { fairQuery } from "../api/desk-queries.ts";
import { Failure } from "../show/failure.tsx";
import styles from "./own-figures.module.css";
import { OwnFigures } from "./own-figures.tsx";

const spans = ["1", "7"] as const;

/** How one's own day or week went, beside the group's (F013, N38). */
export function OwnDay({ shop }: { shop: string }) {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const days = spans.find((span) => span === search.get("days")) ?? "1";
  const query = useQuery(fairQuery(shop, days));
  return (
    <section aria-label={t("panel.today")}>
      <Segmented
        aria-label={t("panel.today")}
        value={days}
        options={spans.map((value) => ({ value, label: t(`panel.days.${value}`) }))}
        onChange={(value) => setSearch({ view: "figures", days: value }, { replace: true })}
      />
      {query.isPending && <Skeleton active paragraph={{ rows: 6 }} title={false} />}
      {query.isError && <Failure error={query.error} onRetry={() => query.refetch()} />}
      {query.data && (
        <div className={styles.day}>
          <OwnFigures figures={query.data} />
        </div>
      )}
    </section>
  );
}
