import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Panel } from "../shop-watch/panel.tsx";
import shared from "../shop-watch/shop-watch.module.css";
import { brief } from "../show/time.ts";
import { usePlace } from "../show/use-place.ts";
import { useTitles } from "../show/use-titles.ts";
import styles from "./operations.module.css";
import type { Operations } from "./operations-query.ts";

/** Points that failed, and what packs of third parties did today. */
export function ErrorsPanel({ shop, query }: { shop: string; query: UseQueryResult<Operations> }) {
  const { t } = useTranslation();
  const place = usePlace(shop);
  const titles = useTitles(shop);
  return (
    <Panel
      wide
      title={t("operations.errors.title")}
      hint={t("operations.errors.hint")}
      query={query}
      empty={{
        when: ({ errors, guests }) => errors.length === 0 && guests.length === 0,
        title: t("operations.errors.empty"),
        hint: t("operations.errors.emptyHint"),
      }}
    >
      {({ errors, guests, at }) => (
        <ul className={shared.rows}>
          {errors.map(({ point, chats, error, at: last }) => (
            <li key={point}>
              <span className={shared.dot} data-status="trouble" aria-hidden />
              <span className={shared.main}>
                <span className={shared.name}>{titles.point(point)}</span>
                <small>
                  <code>{error}</code> · {t("operations.errors.last")} {brief(last, at, place)}
                </small>
              </span>
              <span className={shared.end}>{t("operations.errors.chats", { count: chats })}</span>
            </li>
          ))}
          {guests.map(({ pack, calls, failures, lastError, paused }) => (
            <li key={pack}>
              <span
                className={shared.dot}
                data-status={paused === null ? (failures > 0 ? "suspended" : "online") : "trouble"}
                aria-hidden
              />
              <span className={shared.main}>
                <span className={shared.name}>
                  <bdi>{pack}</bdi>
                </span>
                <small>
                  {t("operations.errors.pack")} · {t("operations.errors.calls", { calls, failures })}
                  {lastError !== null && (
                    <>
                      {" "}
                      · <code>{lastError}</code>
                    </>
                  )}
                </small>
                {paused !== null && (
                  <small className={styles.paused}>{t(`operations.errors.paused.${paused.reason}`)}</small>
                )}
              </span>
              <Link className={shared.end} to={`/shops/${encodeURIComponent(shop)}/packs/${encodeURIComponent(pack)}`}>
                {t("operations.errors.open")}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
