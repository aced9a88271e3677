import { useTranslation } from "react-i18next";
import { Copyable } from "../show/copyable.tsx";
import styles from "./empty-feed.module.css";
import { firstMessage } from "./first-message.ts";

/** Tells how to send the first message. */
export function EmptyFeed({ shop }: { shop: string }) {
  const { t } = useTranslation();
  const hook = `${location.origin}/hooks/interject/${encodeURIComponent(shop)}`;
  return (
    <section className={styles.empty}>
      <h2>{t("live.empty")}</h2>
      <p>{t("live.emptyHint")}</p>
      <Copyable label={t("live.hook")} text={hook} />
      <Copyable label="curl" text={firstMessage(hook)} />
      <p className={styles.hint}>{t("live.secretHint")}</p>
    </section>
  );
}
