import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams, useSearchParams } from "react-router";
import type { PlacesOf } from "../api/shop-queries.ts";
import { PageHead } from "../show/page-head.tsx";
import { IncidentsPanel } from "./incidents-panel.tsx";
import { PacePanel } from "./pace-panel.tsx";
import { PlacesDrawer } from "./places-drawer.tsx";
import { QualityPanel } from "./quality-panel.tsx";
import { SeatsPanel } from "./seats-panel.tsx";
import styles from "./shop-watch.module.css";
import { TopicsPanel } from "./topics-panel.tsx";

const windows = ["15", "60", "240", "1440"] as const;

/** The whole shop at a glance: seats, incidents, pace, topics, quality. */
export function ShopWatchPage() {
  const { t } = useTranslation();
  const { shop = "" } = useParams();
  const [search, setSearch] = useSearchParams();
  const window = windows.find((minutes) => minutes === search.get("minutes")) ?? "60";
  const [places, setPlaces] = useState<{ of: PlacesOf; title: string } | null>(null);
  const onPlaces = (of: PlacesOf, title: string) => setPlaces({ of, title });
  return (
    <main className={styles.whole}>
      <PageHead
        title={t("shopWatch.title")}
        lead={t("shopWatch.lead")}
        aside={
          <>
            <span className={styles.hint}>{t("shopWatch.asOf")}</span>
            <Select
              aria-label={t("shopWatch.window")}
              popupMatchSelectWidth={false}
              value={window}
              options={windows.map((value) => ({ value, label: t(`shopWatch.minutes.${value}`) }))}
              onChange={(minutes) => setSearch(minutes === "60" ? {} : { minutes }, { replace: true })}
            />
          </>
        }
      />
      <div className={styles.panels}>
        <SeatsPanel shop={shop} />
        <IncidentsPanel shop={shop} onPlaces={onPlaces} />
        <PacePanel shop={shop} minutes={Number(window)} />
        <TopicsPanel shop={shop} minutes={Number(window)} onPlaces={onPlaces} />
        <QualityPanel shop={shop} />
      </div>
      {places !== null && (
        <PlacesDrawer shop={shop} of={places.of} title={places.title} onClose={() => setPlaces(null)} />
      )}
    </main>
  );
}
