import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { OwnFinding } from "../api/appeal-queries.ts";
import { useWords } from "../text/use-language.ts";
import { counts, statusOf } from "./counts.ts";
import styles from "./found-line.module.css";
import { Quotes } from "./quote.tsx";
import { ScoreTag, SeverityTag } from "./severity.tsx";

type FoundLineProps = { finding: OwnFinding; aside?: ReactNode };

/** One finding with what proves it, for readers who may not see the shop's packs. */
export function FoundLine({ finding, aside }: FoundLineProps) {
  const { t } = useTranslation();
  const words = useWords();
  const status = statusOf(finding);
  return (
    <span className={styles.line} data-counts={counts(finding)}>
      <span className={styles.top}>
        {finding.kind === "alert" ? (
          <SeverityTag severity={finding.severity} />
        ) : (
          <ScoreTag kind={finding.kind} score={finding.score} />
        )}
        <strong>{words(finding.title)}</strong>
        {status !== "active" && <em>{t(`status.${status}`)}</em>}
        {aside}
      </span>
      <span>
        <bdi>{words(finding.message)}</bdi> <Quotes quotes={finding.evidence.map(({ quote }) => quote)} />
      </span>
    </span>
  );
}
