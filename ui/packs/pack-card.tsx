import { RightOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Pack } from "../api/types.ts";
import { StateTag } from "../pack/state-tag.tsx";
import { TierTag } from "../pack/tier-tag.tsx";
import { useWords } from "../text/use-language.ts";
import styles from "./packs-page.module.css";
import { packAddress } from "./point-address.ts";
import { PointRow } from "./point-row.tsx";

/** Points whose id, title or description, in either language, contains what is searched for. */
export function matching({ manifest, points }: Pick<Pack, "manifest" | "points">, search: string) {
  const wanted = search.trim().toLowerCase();
  return points.flatMap((point) => {
    const definition = manifest.points.find(({ id }) => `${manifest.id}/${id}` === point.id);
    if (definition === undefined) return [];
    const { title, description } = definition;
    const haystack = [point.id, title.zh, title.en, description.zh, description.en].join("\n").toLowerCase();
    return haystack.includes(wanted) ? [{ point, definition }] : [];
  });
}

type PackCardProps = { shop: string; pack: Pack; search: string; mayWrite: boolean; onOpen: (id: string) => void };

export function PackCard({ shop, pack: { manifest, points, install }, search, mayWrite, onOpen }: PackCardProps) {
  const { t } = useTranslation();
  const words = useWords();
  const shown = matching({ manifest, points }, search);
  const searching = search.trim() !== "";
  if (shown.length === 0 && searching) return null;
  const on = points.filter(({ settings }) => settings.enabled).length;
  return (
    <section className={styles.pack} aria-labelledby={`pack-${manifest.id}`}>
      <header>
        <h2 id={`pack-${manifest.id}`}>
          <Link to={packAddress(shop, manifest.id)}>
            {words(manifest.title)} <RightOutlined aria-hidden />
          </Link>
        </h2>
        <code>{manifest.id}</code>
        <span className={styles.version}>{t("packs.version", { version: manifest.version })}</span>
        {install !== null && <TierTag tier={install.tier} />}
        <StateTag install={install} />
        <span className={styles.count}>{t("packs.count", { on, total: points.length })}</span>
        <p>{words(manifest.description)}</p>
      </header>
      <ul>
        {shown.map(({ point, definition }) => (
          <PointRow
            key={point.id}
            shop={shop}
            point={point}
            definition={definition}
            mayWrite={mayWrite}
            onOpen={() => onOpen(point.id)}
          />
        ))}
      </ul>
      {manifest.interventions.length > 0 && !searching && (
        <div className={styles.interventions}>
          <h3>{t("packs.interventions")}</h3>
          <ul>
            {manifest.interventions.map((intervention) => (
              <li key={intervention.id}>
                <strong>{words(intervention.title)}</strong> {words(intervention.description)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
