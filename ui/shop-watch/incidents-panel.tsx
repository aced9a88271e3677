import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { type Incident, incidentsQuery, type PlacesOf } from "../api/shop-queries.ts";
import { brief } from "../show/time.ts";
import { useNow } from "../show/use-now.ts";
import { usePlace } from "../show/use-place.ts";
import { useWords } from "../text/use-language.ts";
import { Panel } from "./panel.tsx";
import styles from "./shop-watch.module.css";

type IncidentsPanelProps = { shop: string; onPlaces: (of: PlacesOf, title: string) => void };

/** Many alike alerts as one matter, with how many buyers it hit (N22). */
export function IncidentsPanel({ shop, onPlaces }: IncidentsPanelProps) {
  const { t } = useTranslation();
  const words = useWords();
  const query = useQuery(incidentsQuery(shop));
  return (
    <Panel
      title={t("shopWatch.incidents.title")}
      hint={t("shopWatch.incidents.hint")}
      query={query}
      empty={{
        when: ({ items }) => items.length === 0,
        title: t("shopWatch.incidents.empty"),
        hint: t("shopWatch.incidents.emptyHint"),
      }}
    >
      {({ items }) => (
        <ul className={styles.rows}>
          {items.map((incident) => (
            <li key={incident.id} data-open={incident.closedAt === null}>
              <span className={styles.dot} data-status={incident.closedAt === null ? "trouble" : "over"} aria-hidden />
              <span className={styles.main}>
                <strong>{words(incident.title)}</strong>
                <small>
                  {t(incident.closedAt === null ? "shopWatch.incidents.open" : "shopWatch.incidents.over")} ·{" "}
                  <Times shop={shop} incident={incident} />
                </small>
              </span>
              <span className={styles.end}>
                <b className="numbers">{t("shopWatch.incidents.buyers", { count: incident.buyers })}</b>
                <small>{t("shopWatch.incidents.conversations", { count: incident.conversations })}</small>
              </span>
              <Button
                size="small"
                type="link"
                onClick={() => onPlaces({ incident: incident.id }, words(incident.title))}
              >
                {t("shopWatch.incidents.chats")}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Times({ shop, incident: { openedAt, closedAt } }: { shop: string; incident: Incident }) {
  const { t } = useTranslation();
  const place = usePlace(shop);
  const now = useNow(60_000);
  const when = (at: number) => brief(at, now, place);
  return (
    <span className="numbers">
      {closedAt === null
        ? t("shopWatch.incidents.since", { time: when(openedAt) })
        : t("shopWatch.incidents.until", { from: when(openedAt), to: when(closedAt) })}
    </span>
  );
}
