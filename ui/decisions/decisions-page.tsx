import { DownloadOutlined } from "@ant-design/icons";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Empty, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { apiPath } from "../api/call.ts";
import { type DecisionFilter, decisionsQuery } from "../api/decision-queries.ts";
import { ranges, startOf } from "../conversations/range.ts";
import { Failure } from "../show/failure.tsx";
import { PageHead } from "../show/page-head.tsx";
import { useNow } from "../show/use-now.ts";
import { usePlace } from "../show/use-place.ts";
import { useSearch } from "../show/use-search.ts";
import { DecisionFilters } from "./decision-filters.tsx";
import { DecisionTable } from "./decision-table.tsx";
import styles from "./decisions-page.module.css";

/** Who was offered what, who was not, and why (N01, N02). The address holds the filter. */
export function DecisionsPage() {
  const { t } = useTranslation();
  const { shop = "" } = useParams();
  const { timeZone } = usePlace(shop);
  const now = useNow(60_000);
  const { search, change, clear } = useSearch();
  const set = (name: string, value: string | null | undefined) => change({ [name]: value });
  const range = ranges.find((name) => name === search.get("time")) ?? "any";
  const filter: DecisionFilter = {
    conversation: search.get("q"),
    policy: search.get("policy"),
    intervention: search.get("intervention"),
    outcome: search.get("outcome"),
    reason: search.get("reason"),
    choice: search.get("choice"),
    arm: search.get("arm"),
    from: startOf(range, now, timeZone) ?? null,
  };
  const query = useInfiniteQuery(decisionsQuery(shop, filter));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <main className={styles.whole}>
      <PageHead
        title={t("decisions.title")}
        lead={t("decisions.lead")}
        aside={
          <Button
            icon={<DownloadOutlined aria-hidden />}
            href={apiPath(["shops", shop, "decisions", "export"], filter)}
            download
          >
            {t("decisions.export")}
          </Button>
        }
      />
      <DecisionFilters shop={shop} search={search} set={set} clear={clear} />
      {query.isPending && <Skeleton active paragraph={{ rows: 8 }} title={false} />}
      {query.isError && <Failure error={query.error} onRetry={() => query.refetch()} />}
      {query.isSuccess && items.length === 0 && (
        <Empty
          className={styles.nothing}
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description={t(search.size > 0 ? "decisions.noMatch" : "decisions.empty")}
        >
          <p className={styles.hint}>{t(search.size > 0 ? "decisions.noMatchHint" : "decisions.emptyHint")}</p>
        </Empty>
      )}
      {items.length > 0 && <DecisionTable shop={shop} items={items} />}
      {query.hasNextPage && (
        <Button className={styles.more} block loading={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
          {t("common.more")}
        </Button>
      )}
    </main>
  );
}
