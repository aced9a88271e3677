import { Empty } from "antd";
import { useTranslation } from "react-i18next";
import type { FindingItem } from "../api/types.ts";
import { FindingCard } from "./finding-card.tsx";
import styles from "./side.module.css";
import type { Selected } from "./use-selection.ts";

type FindingsProps = {
  shop: string;
  findings: readonly FindingItem[];
  selected: Selected | null;
  onSelect: (finding: string) => void;
};

export function Findings({ shop, findings, selected, onSelect }: FindingsProps) {
  const { t } = useTranslation();
  if (findings.length === 0)
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("conversation.noFindings")} />;
  const ordered = findings.toSorted((a, b) => b.at - a.at);
  return (
    <ol className={styles.list}>
      {ordered.map((finding) => (
        <li key={finding.id}>
          <FindingCard
            shop={shop}
            finding={finding}
            selected={finding.id === selected?.finding}
            onSelect={() => onSelect(finding.id)}
          />
        </li>
      ))}
    </ol>
  );
}
