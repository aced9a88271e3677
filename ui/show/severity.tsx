import { useTranslation } from "react-i18next";
import type { PointKind, Severity } from "../../plugins/sdk/point.ts";
import styles from "./severity.module.css";

/** Colour never stands alone: the word says the same. */
export function SeverityTag({ severity }: { severity: Severity }) {
  const { t } = useTranslation();
  return (
    <span className={styles.tag} data-tone={severity}>
      {t(`severity.${severity}`)}
    </span>
  );
}

/** With a sign, and a minus that is as wide as a plus. */
export function signed(score: number): string {
  return score > 0 ? `+${score}` : String(score).replace("-", "−");
}

type ScoreTagProps = { kind: PointKind; score: number | null };

/** How much a session point takes or gives, such as -3. */
export function ScoreTag({ kind, score }: ScoreTagProps) {
  const { t } = useTranslation();
  return (
    <span className={styles.tag} data-tone={kind === "bonus" ? "bonus" : "low"}>
      {t(`kind.${kind}`)}
      {score !== null && <span className="numbers">{signed(score)}</span>}
    </span>
  );
}
