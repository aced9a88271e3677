import { useTranslation } from "react-i18next";
import type { FindingItem, Remark } from "../api/types.ts";
import { counts, statusOf } from "../show/counts.ts";
import { Quotes } from "../show/quote.tsx";
import { ScoreTag, SeverityTag } from "../show/severity.tsx";
import { dateAndClock, elapsed } from "../show/time.ts";
import { toneOf } from "../show/tone.ts";
import { usePlace } from "../show/use-place.ts";
import { useTitles } from "../show/use-titles.ts";
import { useWords } from "../text/use-language.ts";
import { AlertHandling } from "./alert-handling.tsx";
import { FindingFeedback } from "./finding-feedback.tsx";
import { Remarks } from "./remarks.tsx";
import styles from "./side.module.css";

type FindingCardProps = {
  shop: string;
  finding: FindingItem;
  remarks: readonly Remark[];
  /** The name for a `by` column. */
  nameOf: (by: string | null) => string;
  selected: boolean;
  onSelect: () => void;
};

/** One finding: what, where, and what people say of it and did about it. */
export function FindingCard({ shop, finding, remarks, nameOf, selected, onSelect }: FindingCardProps) {
  const { t } = useTranslation();
  const words = useWords();
  const titles = useTitles(shop);
  const place = usePlace(shop);
  const status = statusOf(finding);
  return (
    <div
      className={styles.finding}
      data-tone={counts(finding) ? toneOf(finding) : "none"}
      data-status={status}
      data-selected={selected}
    >
      <button type="button" className={styles.select} aria-current={selected} onClick={onSelect}>
        <span className={styles.top}>
          {finding.kind === "alert" ? (
            <SeverityTag severity={finding.severity} />
          ) : (
            <ScoreTag kind={finding.kind} score={finding.score} />
          )}
          <strong>{titles.point(finding.point)}</strong>
          <Status finding={finding} />
        </span>
        <span className={styles.text}>
          <bdi>{words(finding.message)}</bdi>
        </span>
        <span className={styles.quotes}>
          <Quotes quotes={finding.evidence.map(({ quote }) => quote)} most={3} />
        </span>
        <small className="numbers">
          {dateAndClock(finding.at, place)} · {t("common.revision", { revision: finding.revision })}
          {finding.editedScore !== null && <> · {t("reviewDay.edited", { score: finding.editedScore })}</>}
        </small>
      </button>
      <AlertHandling shop={shop} finding={finding} nameOf={nameOf} />
      <FindingFeedback shop={shop} finding={finding} />
      <Remarks shop={shop} finding={finding} remarks={remarks} nameOf={nameOf} />
    </div>
  );
}

/** What is worth saying of a status: not that a finding holds, and of a dismissed one the line below says it. */
function Status({ finding }: { finding: FindingItem }) {
  const { t } = useTranslation();
  const status = statusOf(finding);
  if (status === "active" || status === "dismissed") return null;
  if (status !== "resolved" || finding.resolvedAt === null) return <em>{t(`status.${status}`)}</em>;
  const words = { seconds: t("common.seconds"), minutes: t("common.minutes"), hours: t("common.hours") };
  return (
    <em className="numbers">
      {t("feedback.resolvedAfter", { time: elapsed(finding.resolvedAt - finding.at, words) })}
    </em>
  );
}
