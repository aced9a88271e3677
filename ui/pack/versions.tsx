import { useTranslation } from "react-i18next";
import type { Pack } from "../api/types.ts";
import { dateAndClock } from "../show/time.ts";
import { usePlace } from "../show/use-place.ts";
import styles from "./pack-page.module.css";
import { Section } from "./section.tsx";

/** What runs, what waits, and what ran before, newest first. */
export function Versions({ shop, pack: { manifest, install } }: { shop: string; pack: Pack }) {
  const { t } = useTranslation();
  const place = usePlace(shop);
  if (install === null) return null;
  const { attention, previous } = install;
  return (
    <Section title={t("pack.versions")}>
      <ol className={styles.versions}>
        {attention !== undefined && (
          <li data-state="waiting">
            <strong>{attention.version}</strong> {t("pack.waiting")}
            <Checksum sha256={attention.sha256} />
          </li>
        )}
        <li data-state="current">
          <strong>{manifest.version}</strong> {t("pack.current")}
          <small className="numbers">{dateAndClock(install.at, place)}</small>
          <Checksum sha256={install.sha256} />
        </li>
        {previous.map(({ version, sha256 }) => (
          <li key={sha256}>
            <strong>{version}</strong> {t("pack.earlierVersion")}
            <Checksum sha256={sha256} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

const shownDigits = 12;

function Checksum({ sha256 }: { sha256: string }) {
  const { t } = useTranslation();
  return (
    <code title={`${t("pack.content")} ${sha256}`}>
      <span className="sr-only">{t("pack.content")} </span>
      {sha256.slice(0, shownDigits)}
    </code>
  );
}
