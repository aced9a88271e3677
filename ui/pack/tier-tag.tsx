import { CodeOutlined, FileTextOutlined, SafetyCertificateOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { PackTier } from "../../plugins/sdk/pack-file.ts";
import styles from "./about.module.css";

/** `ours`: compiled in. */
export type ShownTier = PackTier | "ours";

const icons = { rules: FileTextOutlined, guest: CodeOutlined, ours: SafetyCertificateOutlined } as const;

export function TierTag({ tier }: { tier: ShownTier }) {
  const { t } = useTranslation();
  const Icon = icons[tier];
  return (
    <span className={styles.tier} data-tier={tier}>
      <Icon aria-hidden /> {t(`install.tier.${tier}`)}
    </span>
  );
}
