import { useTranslation } from "react-i18next";
import styles from "../shop-watch/shop-watch.module.css";
import { brief } from "../show/time.ts";
import { usePlace } from "../show/use-place.ts";
import own from "./glance.module.css";
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
        <dd className={own.note}>{t("operations.glance.eventsHint")}</dd>
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
        {waiting.since !== null && <dd className={own.note}>{when(waiting.since)}</dd>}
      </div>
      <div data-tone={database.downSince === null && house.stored !== null ? "good" : "urgent"}>
        <dt>{t("operations.glance.database")}</dt>
        <dd>
          {t(database.downSince === null && house.stored !== null ? "operations.glance.up" : "operations.glance.down")}
        </dd>
        {database.downSince !== null && <dd className={own.note}>{when(database.downSince)}</dd>}
      </div>
    </dl>
  );
}
