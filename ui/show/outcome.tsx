import {
  CheckCircleFilled,
  ClockCircleOutlined,
  EyeOutlined,
  FieldTimeOutlined,
  MinusCircleOutlined,
  StopOutlined,
} from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { DecisionRow } from "../../worker/ledger/rows.ts";
import styles from "./outcome.module.css";

const icons = {
  acted: CheckCircleFilled,
  observed: EyeOutlined,
  suppressed: StopOutlined,
  late: FieldTimeOutlined,
  planned: ClockCircleOutlined,
  cancelled: MinusCircleOutlined,
} as const;

/** What became of a decision. */
export function Outcome({ outcome }: { outcome: DecisionRow["outcome"] }) {
  const { t } = useTranslation();
  const Icon = icons[outcome];
  return (
    <span className={styles.outcome} data-outcome={outcome}>
      <Icon aria-hidden />
      {t(`outcome.${outcome}`)}
    </span>
  );
}
