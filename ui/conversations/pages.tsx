import type { UseInfiniteQueryResult } from "@tanstack/react-query";
import { Button, Empty, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { Failure } from "../show/failure.tsx";
import styles from "./conversations-page.module.css";

type PagesProps = { query: UseInfiniteQueryResult; isEmpty: boolean; isFiltered: boolean; children: React.ReactNode };

/** The pages of a list that were read, with what stands in their place while there are none. */
export function Pages({ query, isEmpty, isFiltered, children }: PagesProps) {
  const { t } = useTranslation();
  if (query.isPending) return <Skeleton active paragraph={{ rows: 8 }} title={false} />;
  if (query.isError) return <Failure error={query.error} onRetry={() => query.refetch()} />;
  return (
    <>
      {isEmpty ? (
        <Empty
          className={styles.nothing}
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description={isFiltered ? t("conversations.noMatch") : t("conversations.empty")}
        >
          <p className={styles.hint}>{t(isFiltered ? "review.search.nothingHint" : "conversations.emptyHint")}</p>
        </Empty>
      ) : (
        children
      )}
      {query.hasNextPage && (
        <Button className={styles.more} block loading={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
          {t("common.more")}
        </Button>
      )}
    </>
  );
}
