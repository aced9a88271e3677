import { useTranslation } from "react-i18next";
import type { PackUsage } from "../api/install-calls.ts";
import styles from "./pack-page.module.css";
import type { ShownTier } from "./tier-tag.tsx";

type CostProps = { tier: ShownTier; off: boolean; guest: PackUsage["guest"] };

/** What it adds to a message. Only a guest is called beside the turn; all others are judged within it. */
export function Cost({ tier, off, guest }: CostProps) {
  const { t } = useTranslation();
  if (off) return <>{t("pack.costOff")}</>;
  if (tier !== "guest") return <>{t("pack.costNothing")}</>;
  if (guest === null || guest.calls === 0) return <>{t("pack.costNone")}</>;
  const { calls, asks, failures, milliseconds, lastError } = guest;
  return (
    <div className="numbers">
      <p>
        {t("pack.costGuest", {
          average: (milliseconds / calls).toFixed(1),
          calls: calls.toLocaleString(),
          asks: asks.toLocaleString(),
          total: `${(milliseconds / 1_000).toFixed(1)} s`,
        })}
      </p>
      {failures > 0 && <p className={styles.failures}>{t("pack.costFailures", { count: failures })}</p>}
      {lastError !== null && (
        <p className={styles.quiet}>
          <bdi>{t("pack.lastError", { error: lastError })}</bdi>
        </p>
      )}
    </div>
  );
}
