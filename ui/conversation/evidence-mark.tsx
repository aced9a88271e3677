import { Popover } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { FindingItem } from "../api/types.ts";
import { ScoreTag, SeverityTag } from "../show/severity.tsx";
import { toneOf } from "../show/tone.ts";
import { useTitles } from "../show/use-titles.ts";
import { useWords } from "../text/use-language.ts";
import styles from "./evidence-mark.module.css";

type EvidenceMarkProps = {
  shop: string;
  findings: readonly FindingItem[];
  selected: string | null;
  onSelect: (finding: string) => void;
  children: ReactNode;
};

const rank = { urgent: 2, normal: 1, low: 0 } as const;

/** Words that prove a finding. Hover, focus or tap tells which. */
export function EvidenceMark({ shop, findings, selected, onSelect, children }: EvidenceMarkProps) {
  const { t } = useTranslation();
  const titles = useTitles(shop);
  const strongest = findings.toSorted((a, b) => rank[b.severity] - rank[a.severity])[0];
  const names = findings.map(({ point }) => titles.point(point)).join(", ");
  return (
    <Popover
      trigger={["hover", "focus", "click"]}
      content={
        <div className={styles.cards}>
          {findings.map((finding) => (
            <EvidenceCard key={finding.id} finding={finding} title={titles.point(finding.point)} />
          ))}
        </div>
      }
    >
      <button
        type="button"
        className={styles.button}
        data-tone={strongest && toneOf(strongest)}
        data-selected={findings.some(({ id }) => id === selected)}
        data-testid="evidence"
        aria-description={`${t("conversation.evidence")}: ${names}`}
        onClick={() => findings[0] && onSelect(findings[0].id)}
      >
        {children}
      </button>
    </Popover>
  );
}

function EvidenceCard({ finding, title }: { finding: FindingItem; title: string }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <div className={styles.card}>
      <div className={styles.top}>
        {finding.kind === "alert" ? (
          <SeverityTag severity={finding.severity} />
        ) : (
          <ScoreTag kind={finding.kind} score={finding.score} />
        )}
        <strong>{title}</strong>
      </div>
      <p>
        <bdi>{words(finding.message)}</bdi>
      </p>
      <small>
        {finding.point} · {finding.code} · {t("common.revision", { revision: finding.revision })}
        {finding.editedScore !== null && <> · {t("reviewDay.edited", { score: finding.editedScore })}</>}
      </small>
    </div>
  );
}
