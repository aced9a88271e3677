import { InfoCircleOutlined } from "@ant-design/icons";
import { Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import type { Metric } from "../../worker/reports/metrics.ts";
import { useWords } from "../text/use-language.ts";
import styles from "./reports.module.css";

/** Says how a figure is computed to whoever points at it or reaches it with the keyboard. */
export function Formula({ metric }: { metric: Metric }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <Tooltip title={words(metric.formula)} trigger={["hover", "focus"]}>
      <button
        type="button"
        className={styles.formula}
        aria-label={t("reports.formulaOf", { title: words(metric.title) })}
      >
        <InfoCircleOutlined aria-hidden />
      </button>
    </Tooltip>
  );
}
