import { EyeOutlined, ThunderboltOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { Manifest } from "../../plugins/sdk/manifest.ts";
import { personalData } from "../../plugins/sdk/personal-data.ts";
import { useWords } from "../text/use-language.ts";
import styles from "./about.module.css";

type PermissionsOf = { permissions: Manifest["permissions"] };

/** What the pack may do, an action a line; or that it never does anything. */
export function MayDo({ permissions: { actions } }: PermissionsOf) {
  const { t } = useTranslation();
  if (actions.length === 0) {
    return (
      <p className={styles.harmless}>
        <EyeOutlined aria-hidden /> {t("install.onlyFinds")}
      </p>
    );
  }
  return (
    <>
      <p className={styles.intervenes}>
        <ThunderboltOutlined aria-hidden /> {t("install.mayIntervene")}
      </p>
      <ul className={styles.list}>
        {actions.map((action) => (
          <li key={action}>{t(`install.mayDo.${action}`)}</li>
        ))}
      </ul>
    </>
  );
}

/** What of a person it is shown. */
export function MayRead({ permissions: { personalData: kinds } }: PermissionsOf) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <>
      <ul className={styles.list}>
        <li>{t("install.seesWords")}</li>
        {kinds.map((kind) => (
          <li key={kind}>{words(personalData[kind])}</li>
        ))}
      </ul>
      {kinds.length === 0 && <p className={styles.hint}>{t("install.seesNoMore")}</p>}
    </>
  );
}
