import { useInfiniteQuery } from "@tanstack/react-query";
import { Input } from "antd";
import { useTranslation } from "react-i18next";
import { sampleQuery } from "../api/review-calls.ts";
import type { Asked } from "./asked-sessions.ts";
import { Batch, queueOf } from "./batch.tsx";
import styles from "./conversations-page.module.css";
import { Pages } from "./pages.tsx";
import { SessionTable } from "./session-table.tsx";

type BySampleProps = {
  shop: string;
  search: URLSearchParams;
  asked: Asked;
  set: (name: string, value: string | null | undefined) => void;
};

/** A day's sample, by chance or by risk (F148, N25). */
export function BySample({ shop, search, asked, set }: BySampleProps) {
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
      <Batch shop={shop} first={items[0]} isLoading={query.isLoading} queue={queue} words={{}} asked={asked} />
      <Pages query={query} isEmpty={items.length === 0} isFiltered>
        <SessionTable shop={shop} items={items} words={{}} queue={queue} reasons={reasons} />
      </Pages>
    </>
  );
}
