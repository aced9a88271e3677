import { CheckCircleFilled, DownOutlined, MessageOutlined, UserOutlined } from "@ant-design/icons";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { AlertItem } from "../api/alert-queries.ts";
import type { Language } from "../api/types.ts";
import { Quotes } from "../show/quote.tsx";
import { SeverityTag } from "../show/severity.tsx";
import { brief } from "../show/time.ts";
import { aboutWhom } from "./about-whom.ts";
import { stateOf } from "./alert-state.ts";
import styles from "./alerts.module.css";

type AlertLineProps = {
  alert: AlertItem;
  title: string;
  /** Who is on it, or who took care of it. */
  who: string | null;
  place: { language: Language; timeZone: string };
  open: boolean;
  onOpen: (id: string | null) => void;
};

/** One alert in one line. Drawn again only when it changes: the list may have thousands. */
export const AlertLine = memo(function AlertLine({ alert, title, who, place, open, onOpen }: AlertLineProps) {
  const { t } = useTranslation();
  const { id, at, severity, evidence, remarks } = alert;
  const state = stateOf(alert);
  return (
    <button
      type="button"
      className={styles.line}
      data-tone={state === "pending" || state === "taken" ? severity : "none"}
      aria-expanded={open}
      onClick={() => onOpen(open ? null : id)}
    >
      <time className="numbers" dateTime={new Date(at).toISOString()}>
        {brief(at, Date.now(), place)}
      </time>
      <SeverityTag severity={severity} />
      <strong data-unseen={alert.seenAt === null}>
        {alert.seenAt === null && <span className="sr-only">{t("review.state.open")} </span>}
        {title}
      </strong>
      <span className={styles.words}>
        <bdi>{aboutWhom(alert, t)}</bdi> <Quotes quotes={evidence.map(({ quote }) => quote)} most={1} />
      </span>
      {remarks > 0 && (
        <span className={styles.notes}>
          <MessageOutlined aria-hidden /> <span className="numbers">{remarks}</span>
          <span className="sr-only">{t("review.remark")}</span>
        </span>
      )}
      <span className={styles.state} data-state={state}>
        {state === "taken" && <UserOutlined aria-hidden />}
        {state === "handled" && <CheckCircleFilled aria-hidden />}
        {who === null ? (
          t(`alerts.state.${state}`)
        ) : (
          <bdi>{t(`alerts.stateBy.${state === "taken" ? "taken" : "handled"}`, { name: who })}</bdi>
        )}
      </span>
      <DownOutlined className={styles.fold} aria-hidden />
    </button>
  );
});
