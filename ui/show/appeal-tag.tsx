import { useTranslation } from "react-i18next";
import type { AppealState } from "../../worker/appeals/states.ts";
import styles from "./appeal-tag.module.css";

/** Where an appeal stands, in the same words for both sides. */
export function AppealTag({ state }: { state: AppealState }) {
  const { t } = useTranslation();
  return (
    <span className={styles.tag} data-state={state}>
      {t(`appeals.state.${state}`)}
    </span>
  );
}
