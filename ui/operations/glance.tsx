import { useTranslation } from "react-i18next";
import styles from "../shop-watch/shop-watch.module.css";
import { brief } from "../show/time.ts";
import { usePlace } from "../show/use-place.ts";
import { perMinute, sumOf, wholeHour } from "./minutes.ts";
import type { Operations } from "./operations-query.ts";

const paceMinutes = 10;

export function Glance({ shop, house }: { shop: string; house: Operations }) {
  const { t } = useTranslation();
  const place = usePlace(shop);
  const { at, waiting, database } = house;
  const minutes = wholeHour(house.minutes, at);
  const refused = sumOf(minutes, "refused");
  const when = (time: number) => t("operations.glance.since", { time: brief(time, at, place) });
  return (
    <dl className={styles.numbers}>
      <div>
        <dt>{t("operations.glance.events")}</dt>
        <dd className="numbers">{sumOf(minutes, "events")}</dd>
        <small>{t("operations.glance.eventsHint")}</small>
      </div>
      <div>
        <dt>{t("operations.glance.perMinute")}</dt>
        <dd className="numbers">{perMinute(minutes, at, paceMinutes)}</dd>
      </div>
      <div data-tone={refused > 0 ? "normal" : "good"}>
        <dt>{t("operations.glance.refused")}</dt>
        <dd className="numbers">{refused}</dd>
      </div>
      <div data-tone={waiting.delayed ? "urgent" : waiting.conversations > 0 ? "normal" : "good"}>
        <dt>{t("operations.glance.waiting")}</dt>
        <dd>
          {waiting.conversations === 0
            ? t("operations.glance.inTime")
            : t("operations.glance.chats", { count: waiting.conversations })}
        </dd>
        {waiting.since !== null && <small>{when(waiting.since)}</small>}
      </div>
      <div data-tone={database.downSince === null && house.stored !== null ? "good" : "urgent"}>
        <dt>{t("operations.glance.database")}</dt>
        <dd>
          {t(database.downSince === null && house.stored !== null ? "operations.glance.up" : "operations.glance.down")}
        </dd>
        {database.downSince !== null && <small>{when(database.downSince)}</small>}
      </div>
    </dl>
  );
}
