import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Empty, Segmented, Select, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { taskKinds } from "../../plugins/sdk/intervention.ts";
import { tasksQuery } from "../api/decision-queries.ts";
import { Failure } from "../show/failure.tsx";
import { PageHead } from "../show/page-head.tsx";
import { useSearch } from "../show/use-search.ts";
import { TaskCard } from "./task-card.tsx";
import styles from "./tasks-page.module.css";

const states = ["open", "seen", "done", "expired", "all"] as const;

/** What people have to do: the morning's list, notices to acknowledge, chats to follow up (N03, N32, F096). */
export function TasksPage() {
  const { t } = useTranslation();
  const { shop = "" } = useParams();
  const { search, change } = useSearch();
  const state = states.find((name) => name === search.get("state")) ?? "open";
  const kind = taskKinds.find((name) => name === search.get("kind")) ?? null;
  const set = (name: string, value: string | null) => change({ [name]: value });
  const query = useInfiniteQuery(tasksQuery(shop, { state: state === "all" ? null : state, kind }));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <main className={styles.whole}>
      <PageHead title={t("tasks.title")} lead={t("tasks.lead")} />
      <search className={styles.filters}>
        <Segmented
          aria-label={t("tasks.title")}
          value={state}
          options={states.map((value) => ({ value, label: t(`tasks.state.${value}`) }))}
          onChange={(value) => set("state", value === "open" ? null : value)}
        />
        <Select
          className={styles.kind}
          aria-label={t("tasks.kind.all")}
          value={kind ?? "all"}
          options={[...taskKinds, "all" as const].map((value) => ({ value, label: t(`tasks.kind.${value}`) }))}
          onChange={(value) => set("kind", value === "all" ? null : value)}
        />
      </search>
      {query.isPending && <Skeleton active paragraph={{ rows: 6 }} title={false} />}
      {query.isError && <Failure error={query.error} onRetry={() => query.refetch()} />}
      {query.isSuccess && items.length === 0 && (
        <Empty className={styles.nothing} image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("tasks.empty")}>
          <p className={styles.hint}>{t("tasks.emptyHint")}</p>
        </Empty>
      )}
      <ul className={styles.list}>
        {items.map((task) => (
          <TaskCard key={task.id} shop={shop} task={task} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button block loading={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
          {t("common.more")}
        </Button>
      )}
    </main>
  );
}
