import type { UseQueryResult } from "@tanstack/react-query";
import { Skeleton } from "antd";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Panel } from "../shop-watch/panel.tsx";
import { hourOf } from "../show/time.ts";
import { usePlace } from "../show/use-place.ts";
import { later } from "../text/later.ts";
import { sumOf, wholeHour } from "./minutes.ts";
import type { Operations } from "./operations-query.ts";

// The library for charts is bigger than all the rest of the page.
const Chart = later(() => import("../shop-watch/chart.tsx"), "Chart");

/** What came in, minute by minute. */
export function MinutesPanel({ shop, query }: { shop: string; query: UseQueryResult<Operations> }) {
  const { t } = useTranslation();
  const place = usePlace(shop);
  return (
    <Panel
      wide
      title={t("operations.minutes.title")}
      hint={t("operations.minutes.hint")}
      aside={<Link to={`/shops/${encodeURIComponent(shop)}/channels`}>{t("operations.minutes.channels")}</Link>}
      query={query}
      empty={{
        when: ({ minutes }) => minutes.length === 0,
        title: t("operations.minutes.empty"),
        hint: t("operations.minutes.emptyHint"),
      }}
    >
      {({ minutes, at }) => {
        const items = wholeHour(minutes, at).map((minute) => ({
          name: hourOf(minute.at, place),
          value: minute.events,
          said: t("operations.minutes.line", {
            time: hourOf(minute.at, place),
            count: minute.events,
            requests: minute.accepted,
            refused: minute.refused,
          }),
        }));
        const label = `${t("operations.minutes.hint")}: ${sumOf(minutes, "events")}`;
        return (
          <Suspense fallback={<Skeleton active paragraph={{ rows: 4 }} title={false} />}>
            <Chart bars={{ items, limit: null, lying: false }} label={label} />
          </Suspense>
        );
      }}
    </Panel>
  );
}
