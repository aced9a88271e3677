import type { UseInfiniteQueryResult } from "@tanstack/react-query";
import { Button, Empty, Skeleton } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Failure } from "../show/failure.tsx";
import styles from "./my.module.css";

type Pages<Item> = { pages: { items: Item[] }[] };
type OwnListProps<Item> = {
  query: UseInfiniteQueryResult<Pages<Item>>;
  name: "sessions" | "alerts" | "appeals";
  children: (items: readonly Item[]) => ReactNode;
};

/** A list of one's own with its states: waiting, failed, empty, more. */
export function OwnList<Item>({ query, name, children }: OwnListProps<Item>) {
  const { t } = useTranslation();
  if (query.isPending) return <Skeleton active paragraph={{ rows: 6 }} title={false} />;
  if (query.isError) return <Failure error={query.error} onRetry={() => query.refetch()} />;
  const items = query.data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    return (
      <Empty className={styles.nothing} image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(`my.empty.${name}`)}>
        <p className={styles.hint}>{t(`my.emptyHint.${name}`)}</p>
      </Empty>
    );
  }
  return (
    <>
      {children(items)}
      {query.hasNextPage && (
        <Button block loading={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
          {t("common.more")}
        </Button>
      )}
    </>
  );
}

/** The address of a result. An id holds slashes, so it is no part of the path. */
export function resultAddress(shop: string, session: string): string {
  return `/shops/${encodeURIComponent(shop)}/my/result?${new URLSearchParams({ session })}`;
}
