import { useTranslation } from "react-i18next";
import type { RuleMode } from "../api/rule-queries.ts";
import styles from "./rule-editor.module.css";

const reach = { live: 2, shadow: 1, draft: 0 } as const;

/** Versions of a rule, the one that reaches farthest first. */
export const byReach = <Version extends { mode: RuleMode }>(versions: readonly Version[]): Version[] =>
  versions.toSorted((one, other) => reach[other.mode] - reach[one.mode]);

/** How far a rule is; it may be live and have a successor that is tried. */
export function ModeTags({ modes }: { modes: readonly RuleMode[] }) {
  const { t } = useTranslation();
  return (
    <span className={styles.modes}>
      {modes.map((mode) => (
        <span key={mode} className={styles.mode} data-mode={mode} title={t(`rules.modeHint.${mode}`)}>
          {t(`rules.mode.${mode}`)}
        </span>
      ))}
    </span>
  );
}
