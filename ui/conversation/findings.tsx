import { Empty } from "antd";
import { useTranslation } from "react-i18next";
import type { FindingItem } from "../api/types.ts";
import { Quotes } from "../show/quote.tsx";
import { ScoreTag, SeverityTag } from "../show/severity.tsx";
import { dateAndClock } from "../show/time.ts";
import { toneOf } from "../show/tone.ts";
import { usePlace } from "../show/use-place.ts";
import { useTitles } from "../show/use-titles.ts";
import { useWords } from "../text/use-language.ts";
import styles from "./side.module.css";
import type { Selected } from "./use-selection.ts";

type FindingsProps = {
  shop: string;
  findings: readonly FindingItem[];
  selected: Selected | null;
  onSelect: (finding: string) => void;
};

export function Findings({ shop, findings, selected, onSelect }: FindingsProps) {
  const { t } = useTranslation();
  const words = useWords();
  const titles = useTitles(shop);
  const place = usePlace(shop);
  if (findings.length === 0)
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("conversation.noFindings")} />;
  const ordered = findings.toSorted((a, b) => b.at - a.at);
  return (
    <ol className={styles.list}>
      {ordered.map((finding) => (
        <li key={finding.id}>
          <button
            type="button"
            className={styles.finding}
            data-tone={toneOf(finding)}
            data-status={finding.status}
            aria-current={finding.id === selected?.finding}
            onClick={() => onSelect(finding.id)}
          >
            <span className={styles.top}>
              {finding.kind === "alert" ? (
                <SeverityTag severity={finding.severity} />
              ) : (
                <ScoreTag kind={finding.kind} score={finding.score} />
              )}
              <strong>{titles.point(finding.point)}</strong>
              {finding.status !== "active" && <em>{t(`status.${finding.status}`)}</em>}
            </span>
            <span className={styles.text}>
              <bdi>{words(finding.message)}</bdi>
            </span>
            <span className={styles.quotes}>
              <Quotes quotes={finding.evidence.map(({ quote }) => quote)} most={3} />
            </span>
            <small className="numbers">
              {dateAndClock(finding.at, place)} · {t("common.revision", { revision: finding.revision })}
            </small>
          </button>
        </li>
      ))}
    </ol>
  );
}
