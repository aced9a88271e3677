import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Button, Empty, Segmented, Select, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { appealStates } from "../../worker/appeals/states.ts";
import { appealsQuery } from "../api/appeal-queries.ts";
import { agentsQuery } from "../api/queries.ts";
import { ranges, startOf } from "../conversations/range.ts";
import { Failure } from "../show/failure.tsx";
import { PageHead } from "../show/page-head.tsx";
import { usePlace } from "../show/use-place.ts";
import { useSearch } from "../show/use-search.ts";
import { AppealCard } from "./appeal-card.tsx";
import styles from "./appeals.module.css";
import { OverturnedTable } from "./overturned-table.tsx";

/** `overdue`: open ones whose deadline has passed. */
const states = ["open", "overdue", ...appealStates.filter((state) => state !== "open"), "all"] as const;

/** Where reviewers answer agents who doubt a result (F178-F181). */
export function AppealsPage() {
  const { t } = useTranslation();
  const { shop = "" } = useParams();
  const { search, change } = useSearch();
  const { timeZone } = usePlace(shop);
  const state = states.find((name) => name === search.get("state")) ?? "open";
  const range = ranges.find((name) => name === search.get("time")) ?? "any";
  const opened = search.get("appeal");
  const agent = search.get("agent");
  const agents = useQuery(agentsQuery(shop)).data?.items ?? [];
  const set = (name: string, value: string | null) => change({ [name]: value });
  const late = state === "overdue";
  const filter = {
    state: state === "all" || state === "overdue" ? null : state,
    overdue: late ? ("yes" as const) : null,
    from: startOf(range, Date.now(), timeZone),
    agent,
  };
  const query = useInfiniteQuery(appealsQuery(shop, filter));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const waiting = query.data?.pages[0];
  return (
    <main className={styles.whole}>
      <PageHead
        title={t("appeals.title")}
        lead={t("appeals.lead")}
        aside={
          waiting !== undefined && (
            <span className={styles.hint}>
              {t("nav.waiting", { count: waiting.open })}
              {waiting.overdue > 0 && <strong>{t("nav.late", { count: waiting.overdue })}</strong>}
            </span>
          )
        }
      />
      <search className={styles.filters}>
        <Segmented
          aria-label={t("appeals.title")}
          value={state}
          options={states.map((value) => ({ value, label: t(`appeals.state.${value}`) }))}
          onChange={(value) => set("state", value === "open" ? null : value)}
        />
        <Select
          className={styles.range}
          aria-label={t("appeals.range")}
          value={range}
          options={ranges.map((value) => ({ value, label: t(`conversations.range.${value}`) }))}
          onChange={(value) => set("time", value === "any" ? null : value)}
        />
        <Select
          className={styles.range}
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          aria-label={t("speaker.agent")}
          placeholder={t("speaker.agent")}
          value={agent}
          options={agents.map((one) => ({ value: one.agent, label: one.name ?? one.agent }))}
          onChange={(value: string | undefined) => set("agent", value ?? null)}
        />
      </search>
      {(state === "open" || late) && <p className={styles.hint}>{t("appeals.deadline")}</p>}
      {query.isPending && <Skeleton active paragraph={{ rows: 6 }} title={false} />}
      {query.isError && <Failure error={query.error} onRetry={() => query.refetch()} />}
      {query.isSuccess && items.length === 0 && (
        <Empty className={styles.nothing} image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("appeals.empty")}>
          <p className={styles.hint}>{t("appeals.emptyHint")}</p>
        </Empty>
      )}
      <ul className={styles.list}>
        {items.map((appeal) => (
          <li key={appeal.id} className={styles.card} data-state={appeal.state}>
            <AppealCard
              shop={shop}
              appeal={appeal}
              opened={appeal.id === opened}
              onOpen={(is) => set("appeal", is ? appeal.id : null)}
            />
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <Button block loading={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
          {t("common.more")}
        </Button>
      )}
      <OverturnedTable shop={shop} group={search.get("group")} onGroup={(group) => set("group", group)} />
    </main>
  );
}
