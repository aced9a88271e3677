import { useTranslation } from "react-i18next";
import type { Pack } from "../api/types.ts";
import { PointRow } from "../packs/point-row.tsx";
import { useWords } from "../text/use-language.ts";
import styles from "./pack-page.module.css";
import { Section } from "./section.tsx";

type PackPointsProps = { shop: string; pack: Pack; mayWrite: boolean; onOpen: (point: string) => void };

/** Its points with their switches and settings, then what it can do. */
export function PackPoints({ shop, pack: { manifest, points }, mayWrite, onOpen }: PackPointsProps) {
  const { t } = useTranslation();
  const words = useWords();
  const on = points.filter(({ settings }) => settings.enabled).length;
  return (
    <Section title={t("pack.finds")} aside={t("packs.count", { on, total: points.length })}>
      {points.length === 0 && <p className={styles.quiet}>{t("pack.onlyInterventions")}</p>}
      <ul className={styles.rows}>
        {points.map((point) => {
          const definition = manifest.points.find(({ id }) => `${manifest.id}/${id}` === point.id);
          return (
            definition && (
              <PointRow
                key={point.id}
                shop={shop}
                point={point}
                definition={definition}
                mayWrite={mayWrite}
                onOpen={() => onOpen(point.id)}
              />
            )
          );
        })}
      </ul>
      {manifest.interventions.length > 0 && (
        <ul className={styles.interventions} aria-label={t("packs.interventions")}>
          {manifest.interventions.map((intervention) => (
            <li key={intervention.id}>
              <strong>{words(intervention.title)}</strong> {words(intervention.description)}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
