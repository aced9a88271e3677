import { SearchOutlined } from "@ant-design/icons";
import { type UseInfiniteQueryResult, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Empty, Input, Select, Skeleton } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { periodOfDays } from "../../worker/reports/shop-days.ts";
import {
  type ConversationFilter,
  conversationsQuery,
  findingsQuery,
  type SessionFilter,
  sessionsQuery,
} from "../api/queries.ts";
import { sampleQuery } from "../api/review-calls.ts";
import type { ListedSession } from "../api/types.ts";
import { useMay } from "../api/use-may.ts";
import { sessionAddress } from "../conversation/queue.ts";
import { ExportButton } from "../exports/export-button.tsx";
import { Failure } from "../show/failure.tsx";
import { PageHead } from "../show/page-head.tsx";
import { useNow } from "../show/use-now.ts";
import { usePlace } from "../show/use-place.ts";
import { usePointOptions } from "../show/use-point-options.ts";
import { type Asked, askedSessions } from "./asked-sessions.ts";
import { ConversationTable, FoundTable } from "./conversation-tables.tsx";
import styles from "./conversations-page.module.css";
import { foundIn } from "./found-in.ts";
import { MoreFilters } from "./more-filters.tsx";
import { daysIn, type Range, ranges, startOf } from "./range.ts";
import { SavedViews } from "./saved-views.tsx";
import { SessionFilters } from "./session-filters.tsx";
import { searchedWords, sessionSearch } from "./session-search.ts";
import { SessionTable } from "./session-table.tsx";

export function ConversationsPage() {
  const { t } = useTranslation();
  const { shop = "" } = useParams();
  const { timeZone } = usePlace(shop);
  const now = useNow(60_000);
  const [search, setSearch] = useSearchParams();
  const range = ranges.find((name) => name === search.get("time")) ?? "any";
  const point = search.get("point");
  const set = (name: string, value: string | null | undefined) => {
    const next = new URLSearchParams(search);
    if (value) next.set(name, value);
    else next.delete(name);
    if (name === "time") for (const day of ["from", "to"]) next.delete(day);
    setSearch(next, { replace: true });
  };
  const days = daysIn(search);
  const period = days === null ? { from: startOf(range, now, timeZone) } : periodOfDays(days, timeZone);
  const filter = { search: search.get("q") ?? undefined, ...period };
  const isFiltered = search.size > 0;
  const sessions = sessionSearch(search);
  const words = searchedWords(search);
  // To the minute, as the lists are.
  const asked = askedSessions(search, { now, timeZone });
  const finished = search.get("finished");
  const setDays = (named: { from: string; to: string }) => {
    const next = new URLSearchParams(search);
    next.delete("time");
    for (const [name, value] of Object.entries(named)) value === "" ? next.delete(name) : next.set(name, value);
    setSearch(next, { replace: true });
  };
  return (
    <main className={styles.whole}>
      <PageHead title={t("conversations.title")} />
      <SavedViews shop={shop} search={search} />
      {finished !== null && (
        <p className={styles.finished} role="status">
          <strong>{t("reviewDay.finished", { count: Number(finished) || 0 })}</strong> {t("reviewDay.finishedHint")}
        </p>
      )}
      {asked.sample ? (
        <BySample shop={shop} search={search} asked={asked} set={set} />
      ) : (
        <Filters
          shop={shop}
          search={search}
          range={range}
          set={set}
          setDays={setDays}
          clear={() => setSearch({}, { replace: true })}
        />
      )}
      {Object.keys(words).length > 0 && <p className={styles.note}>{t("review.search.period")}</p>}
      {asked.sample ? null : sessions !== null ? (
        <BySession shop={shop} filter={{ ...filter, ...sessions }} words={words} search={search} asked={asked} />
      ) : point === null ? (
        <ByLastMessage shop={shop} filter={filter} isFiltered={isFiltered} />
      ) : (
        <ByPoint shop={shop} filter={filter} point={point} />
      )}
    </main>
  );
}

function ByLastMessage({
  shop,
  filter,
  isFiltered,
}: {
  shop: string;
  filter: ConversationFilter;
  isFiltered: boolean;
}) {
  const query = useInfiniteQuery(conversationsQuery(shop, filter));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Pages query={query} isEmpty={items.length === 0} isFiltered={isFiltered}>
      <ConversationTable shop={shop} items={items} />
    </Pages>
  );
}

/** With a point, the list is of what it found: newest finding first, and the words beside it. */
function ByPoint({ shop, filter, point }: { shop: string; filter: ConversationFilter; point: string }) {
  const query = useInfiniteQuery(findingsQuery(shop, { ...filter, point }));
  const items = useMemo(() => foundIn(query.data?.pages.flatMap((page) => page.items) ?? []), [query.data]);
  return (
    <Pages query={query} isEmpty={items.length === 0} isFiltered>
      <FoundTable shop={shop} items={items} />
    </Pages>
  );
}

/** With a filter that only sessions have, the list is of sessions. */
function BySession({ shop, filter, words, search, asked }: BySessionProps) {
  const query = useInfiniteQuery(sessionsQuery(shop, filter));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const queue = queueOf(search);
  return (
    <>
      <Batch shop={shop} first={items[0]} queue={queue} words={words} asked={asked} />
      <Pages query={query} isEmpty={items.length === 0} isFiltered>
        <SessionTable shop={shop} items={items} words={words} queue={queue} />
      </Pages>
    </>
  );
}
type BySessionProps = {
  shop: string;
  filter: SessionFilter;
  words: Record<string, string>;
  search: URLSearchParams;
  asked: Asked;
};

/** A day's sample, by chance or by risk (F148, N25). */
function BySample({ shop, search, asked, set }: Pick<FiltersProps, "shop" | "search" | "set"> & { asked: Asked }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(sampleQuery(shop, asked.query));
  const pages = query.data?.pages ?? [];
  const items = pages.flatMap((page) => page.items);
  const reasons = Object.assign({}, ...pages.map((page) => page.reasons));
  const queue = queueOf(search);
  return (
    <>
      <search className={styles.filters}>
        <Input
          className={styles.day}
          type="date"
          aria-label={t("reviewDay.filters.day")}
          value={String(asked.query.day)}
          onChange={({ target }) => set("day", target.value)}
        />
        {pages[0] !== undefined && (
          <span className={styles.note}>{t("reviewDay.reasons.drawn", { count: pages[0].drawn })}</span>
        )}
      </search>
      <Batch shop={shop} first={items[0]} queue={queue} words={{}} asked={asked} />
      <Pages query={query} isEmpty={items.length === 0} isFiltered>
        <SessionTable shop={shop} items={items} words={{}} queue={queue} reasons={reasons} />
      </Pages>
    </>
  );
}

/** The list's address without what is only said to the reader. */
function queueOf(search: URLSearchParams): string {
  const queue = new URLSearchParams(search);
  queue.delete("finished");
  return queue.toString();
}

type BatchProps = {
  shop: string;
  first: ListedSession | undefined;
  queue: string;
  words: Record<string, string>;
  asked: Asked;
};

/** What can be done with the list as a whole: to go through it one by one, and to take it along as a file. */
function Batch({ shop, first, queue, words, asked }: BatchProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const may = useMay();
  const start = () => {
    if (first === undefined) return;
    // A batch of its own, as the list is now.
    client.removeQueries({ queryKey: ["review-queue", shop] });
    void navigate(sessionAddress(shop, first, { queue, words }));
  };
  return (
    <div className={styles.batch}>
      {may.review && (
        <Button type="primary" disabled={first === undefined} onClick={start}>
          {t("reviewDay.start")}
        </Button>
      )}
      <ExportButton shop={shop} asked={asked} />
    </div>
  );
}

type PagesProps = { query: UseInfiniteQueryResult; isEmpty: boolean; isFiltered: boolean; children: React.ReactNode };

function Pages({ query, isEmpty, isFiltered, children }: PagesProps) {
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

type FiltersProps = {
  shop: string;
  search: URLSearchParams;
  range: Range;
  set: (name: string, value: string | null | undefined) => void;
  setDays: (days: { from: string; to: string }) => void;
  clear: () => void;
};

function Filters({ shop, search, range, set, setDays, clear }: FiltersProps) {
  const { t } = useTranslation();
  const points = usePointOptions(shop, search.get("point"));
  const named = daysIn(search);
  const days = named === null ? null : named.from === named.to ? named.from : `${named.from} – ${named.to}`;
  return (
    <search className={styles.filters}>
      <Input
        // A cleared filter clears the field, too.
        key={search.get("q")}
        className={styles.search}
        allowClear
        prefix={<SearchOutlined aria-hidden />}
        placeholder={t("conversations.search")}
        aria-label={t("conversations.search")}
        defaultValue={search.get("q") ?? ""}
        onPressEnter={({ currentTarget }) => set("q", currentTarget.value.trim())}
        onClear={() => set("q", null)}
        onBlur={({ target }) => set("q", target.value.trim())}
      />
      <Select
        className={styles.point}
        allowClear
        showSearch={{ optionFilterProp: "label" }}
        placeholder={t("conversations.anyPoint")}
        aria-label={t("conversations.point")}
        value={search.get("point")}
        options={points}
        onChange={(value) => set("point", value)}
      />
      <Select
        className={styles.time}
        aria-label={t("conversations.time")}
        value={days ?? range}
        options={[
          ...(days === null ? [] : [{ value: days, label: days }]),
          ...ranges.map((value) => ({ value, label: t(`conversations.range.${value}`) })),
        ]}
        onChange={(value) => set("time", value === "any" ? null : value)}
      />
      <SessionFilters shop={shop} search={search} set={set} />
      <MoreFilters shop={shop} search={search} set={set} setDays={setDays} />
      {search.size > 0 && (
        <Button type="link" onClick={clear}>
          {t("review.search.clear")}
        </Button>
      )}
    </search>
  );
}
