import { SearchOutlined } from "@ant-design/icons";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Input, Select } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { periodOfDays } from "../../worker/reports/shop-days.ts";
import {
  type ConversationFilter,
  conversationsQuery,
  findingsQuery,
  type SessionFilter,
  sessionsQuery,
} from "../api/queries.ts";
import { PageHead } from "../show/page-head.tsx";
import { useNow } from "../show/use-now.ts";
import { usePlace } from "../show/use-place.ts";
import { usePointOptions } from "../show/use-point-options.ts";
import { useSearch } from "../show/use-search.ts";
import { type Asked, askedSessions } from "./asked-sessions.ts";
import { Batch, queueOf } from "./batch.tsx";
import { BySample } from "./by-sample.tsx";
import { ConversationTable, FoundTable } from "./conversation-tables.tsx";
import styles from "./conversations-page.module.css";
import { foundIn } from "./found-in.ts";
import { MoreFilters } from "./more-filters.tsx";
import { Pages } from "./pages.tsx";
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
  const { search, change, clear } = useSearch();
  const range = ranges.find((name) => name === search.get("time")) ?? "any";
  const point = search.get("point");
  const set = (name: string, value: string | null | undefined) =>
    change({ ...(name === "time" && { from: null, to: null }), [name]: value });
  const days = daysIn(search);
  const period = days === null ? { from: startOf(range, now, timeZone) } : periodOfDays(days, timeZone);
  const filter = { search: search.get("q") ?? undefined, ...period };
  const isFiltered = search.size > 0;
  const sessions = sessionSearch(search);
  const words = searchedWords(search);
  // To the minute, as the lists are.
  const asked = askedSessions(search, { now, timeZone });
  const finished = search.get("finished");
  const setDays = (named: { from: string; to: string }) => change({ time: null, ...named });
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
        <Filters shop={shop} search={search} range={range} set={set} setDays={setDays} clear={clear} />
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
      <Batch shop={shop} first={items[0]} isLoading={query.isLoading} queue={queue} words={words} asked={asked} />
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
