import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./empty-feed.module.css";
import { firstMessage } from "./first-message.ts";

/** Tells how to send the first message. */
export function EmptyFeed({ shop }: { shop: string }) {
  const { t } = useTranslation();
  const hook = `${location.origin}/hooks/interject/${encodeURIComponent(shop)}`;
  return (
    <section className={styles.empty}>
      <h2>{t("live.empty")}</h2>
      <p>{t("live.emptyHint")}</p>
      <Copyable label={t("live.hook")} text={hook} />
      <Copyable label="curl" text={firstMessage(hook)} />
      <p className={styles.hint}>{t("live.secretHint")}</p>
    </section>
  );
}

function Copyable({ label, text }: { label: string; text: string }) {
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
