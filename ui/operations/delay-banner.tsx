import { useQuery } from "@tanstack/react-query";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { brief } from "../show/time.ts";
import { usePlace } from "../show/use-place.ts";
import styles from "./operations.module.css";
import { waitingQuery } from "./operations-query.ts";

/** On every page of the shop while rows wait for the database: what is shown may not be all there is. */
export function DelayBanner({ shop }: { shop: string }) {
  const { t } = useTranslation();
  const place = usePlace(shop);
  const { data, dataUpdatedAt } = useQuery(waitingQuery(shop));
  if (data === undefined || !data.delayed || data.since === null) return null;
  return (
    <Alert
      className={styles.delay}
      role="status"
      type="warning"
      showIcon
      title={t("delay.title", { time: brief(data.since, dataUpdatedAt, place) })}
      description={t("delay.hint", { count: data.conversations })}
    />
  );
}
