import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./copyable.module.css";

/** A text to be taken elsewhere. */
export function Copyable({ label, text }: { label: string; text: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  return (
    <div className={styles.copyable}>
      <div className={styles.bar}>
        <span>{label}</span>
        <Button
          size="small"
          type="text"
          aria-label={`${t("common.copy")} ${label}`}
          onClick={() => navigator.clipboard.writeText(text).then(() => setCopied(true))}
        >
          {t(copied ? "common.copied" : "common.copy")}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <pre tabIndex={0}>
        <code>{text}</code>
      </pre>
    </div>
  );
}
