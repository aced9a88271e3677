import { useTranslation } from "react-i18next";
import type { Manifest } from "../../plugins/sdk/manifest.ts";
import { defaultScore, defaultSeverity } from "../packs/point-defaults.ts";
import { ScoreTag, SeverityTag } from "../show/severity.tsx";
import { useWords } from "../text/use-language.ts";
import styles from "./about.module.css";

/** Points with their severity, then what the pack brings to act with. */
export function WhatItFinds({ manifest }: { manifest: Manifest }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <>
      {manifest.points.length === 0 && <p className={styles.hint}>{t("pack.onlyInterventions")}</p>}
      <ul className={styles.finds}>
        {manifest.points.map((point) => (
          <li key={point.id}>
            <span>
              <strong>{words(point.title)}</strong>{" "}
              {point.kind === "alert" ? (
                <SeverityTag severity={defaultSeverity(point)} />
              ) : (
                <ScoreTag kind={point.kind} score={defaultScore(point)} />
              )}
            </span>
            <small>{words(point.description)}</small>
          </li>
        ))}
        {manifest.interventions.map((intervention) => (
          <li key={intervention.id}>
            <span>
              <strong>{words(intervention.title)}</strong>{" "}
              <em className={styles.kind}>{t("install.part.interventions")}</em>
            </span>
            <small>{words(intervention.description)}</small>
          </li>
        ))}
      </ul>
    </>
  );
}
