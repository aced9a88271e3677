import { CarryOutOutlined, ThunderboltFilled } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { DecisionRow, FindingRow, TaskRow } from "../../worker/ledger/rows.ts";
import type { Language } from "../api/types.ts";
import { decisionAddress } from "../decisions/decision-address.ts";
import { byHand } from "../decisions/use-decision-words.ts";
import { Outcome } from "../show/outcome.tsx";
import { Quotes } from "../show/quote.tsx";
import { ScoreTag, SeverityTag } from "../show/severity.tsx";
import { brief } from "../show/time.ts";
import type { Titles } from "../show/use-titles.ts";
import { useWords } from "../text/use-language.ts";
import styles from "./feed-lines.module.css";

type Place = { language: Language; timeZone: string };
type FindingLineProps = { finding: FindingRow; title: string; place: Place; address: string };

/** Time, severity, what was found, and the words that prove it. */
export function FindingLine({ finding, title, place, address }: FindingLineProps) {
  const { t } = useTranslation();
  const words = useWords();
  const message = words(finding.message);
  return (
    <div className={styles.finding} data-status={finding.status}>
      <time className={styles.time} dateTime={new Date(finding.at).toISOString()}>
        {brief(finding.at, Date.now(), place)}
      </time>
      {finding.kind === "alert" ? (
        <SeverityTag severity={finding.severity} />
      ) : (
        <ScoreTag kind={finding.kind} score={finding.score} />
      )}
      <Link className={styles.title} to={`${address}#${encodeURIComponent(finding.id)}`}>
        {title}
      </Link>
      <span className={styles.message}>
        {message !== title && <bdi>{message}</bdi>} <Quotes quotes={finding.evidence.map(({ quote }) => quote)} />
      </span>
      {finding.status !== "active" && <span className={styles.status}>{t(`status.${finding.status}`)}</span>}
    </div>
  );
}

type DecisionLineProps = { shop: string; decision: DecisionRow; titles: Titles; place: Place; alone: boolean };

/** What was done about it, or why not. */
export function DecisionLine({ shop, decision, titles, place, alone }: DecisionLineProps) {
  const { t } = useTranslation();
  const { intervention, outcome, reason, policy } = decision;
  return (
    <div className={styles.decision} data-alone={alone}>
      <time className={styles.time} dateTime={new Date(decision.at).toISOString()}>
        {alone && brief(decision.at, Date.now(), place)}
      </time>
      <ThunderboltFilled className={styles.bolt} data-outcome={outcome} aria-hidden />
      <Link className={styles.intervention} to={decisionAddress(shop, decision.parent ?? decision.id)}>
        {titles.intervention(intervention)}
      </Link>
      <Outcome outcome={outcome} />
      <span className={styles.reason}>
        {titles.reason(reason, intervention)} ·{" "}
        <bdi>{policy === byHand ? t("decisions.byHand") : titles.policy(policy)}</bdi>
      </span>
    </div>
  );
}

/** What somebody has to do because of it, and how far that is. */
export function TaskLine({ shop, task }: { shop: string; task: TaskRow }) {
  const { t } = useTranslation();
  const { kind, state, agent, text } = task;
  const all = new URLSearchParams(state === "open" ? {} : { state });
  return (
    <div className={styles.decision} data-alone={false}>
      <span className={styles.time} />
      <CarryOutOutlined className={styles.bolt} aria-hidden />
      <Link className={styles.intervention} to={`/shops/${encodeURIComponent(shop)}/tasks?${all}`}>
        {t("action.task")}: {t(`tasks.kind.${kind}`)}
      </Link>
      <span>{t(`tasks.state.${state}`)}</span>
      <span className={styles.reason}>
        {agent === null ? t("tasks.forSupervisor") : t("tasks.for", { agent })} · <bdi>{text}</bdi>
      </span>
    </div>
  );
}
