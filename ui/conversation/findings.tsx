import { Empty } from "antd";
import { useTranslation } from "react-i18next";
import type { ConversationPage } from "../api/types.ts";
import { FindingCard } from "./finding-card.tsx";
import { peopleOf } from "./people.ts";
import styles from "./side.module.css";
import type { Selected } from "./use-selection.ts";

type FindingsProps = {
  shop: string;
  page: ConversationPage;
  selected: Selected | null;
  onSelect: (finding: string) => void;
};

export function Findings({ shop, page, selected, onSelect }: FindingsProps) {
  const { t } = useTranslation();
  const { findings, remarks } = page;
  const nameOf = peopleOf(page, t("review.somebody"));
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
            remarks={remarks.filter((remark) => remark.finding === finding.id)}
            nameOf={nameOf}
            selected={finding.id === selected?.finding}
            onSelect={() => onSelect(finding.id)}
          />
        </li>
      ))}
    </ol>
  );
}
