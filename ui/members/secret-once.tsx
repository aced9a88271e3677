import { Alert, Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./members-page.module.css";

type SecretOnceProps = { label: string; secret: string; hint: string };

/** A link or key that the server does not know any more: to be copied now or never. */
export function SecretOnce({ label, secret, hint }: SecretOnceProps) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  return (
    <div className={styles.once}>
      <Alert type="warning" showIcon title={hint} />
      <div className={styles.secret}>
        <Input readOnly aria-label={label} value={secret} onFocus={({ target }) => target.select()} />
        <Button
          type="primary"
          onClick={() =>
            navigator.clipboard.writeText(secret).then(
              () => setCopied(true),
              // Without the right to the clipboard the field is there to copy from by hand.
              () => setCopied(false),
            )
          }
        >
          {t(copied ? "common.copied" : "common.copy")}
        </Button>
      </div>
    </div>
  );
}
