import { useTranslation } from "react-i18next";
import type { RuleMode } from "../../worker/settings/rule-changes.ts";
import styles from "./rule-editor.module.css";

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
