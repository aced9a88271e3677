import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { OwnAppeal } from "../api/appeal-queries.ts";
import { AppealTag } from "../show/appeal-tag.tsx";
import { brief } from "../show/time.ts";
import styles from "./my.module.css";
import { useOwnPlace } from "./use-own-place.ts";

type OwnAppealCardProps = { shop: string; appeal: OwnAppeal; title?: ReactNode };

/** What one said, and the answer (F176, F181). */
export function OwnAppealCard({ shop, appeal, title }: OwnAppealCardProps) {
  const { t } = useTranslation();
  const place = useOwnPlace(shop);
  const when = (at: number) => brief(at, Date.now(), place);
  const { state, round, dueAt, decidedAt, reason, answer } = appeal;
  return (
    <article className={styles.appeal}>
      <header>
        {title}
        <AppealTag state={state} />
        {round > 1 && <span className={styles.hint}>{t("appeals.round")}</span>}
        <span className={styles.hint}>
          {decidedAt === null
            ? t(dueAt < Date.now() ? "my.doubt.late" : "my.doubt.due", { time: when(dueAt) })
            : t("appeals.decidedAt", { time: when(decidedAt) })}
        </span>
      </header>
      <dl>
        <dt>{t("my.doubt.reason")}</dt>
        <dd dir="auto">{reason}</dd>
        {answer !== null && (
          <>
            <dt>{t("appeals.answer")}</dt>
            <dd dir="auto">{answer}</dd>
          </>
        )}
      </dl>
    </article>
  );
}
