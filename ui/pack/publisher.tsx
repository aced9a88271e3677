import { CheckCircleOutlined, WarningOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import styles from "./about.module.css";

type PublisherProps = {
  /** As he calls himself; anybody can. */
  name: string | undefined;
  /** null: nobody signed. */
  publicKey: string | null;
  change: "none" | "first" | "same";
};

/** Who made it: the key is what counts, the name is only what he says. */
export function Publisher({ name, publicKey, change }: PublisherProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.publisher} data-signed={publicKey !== null}>
      <p>
        {publicKey === null ? <WarningOutlined aria-hidden /> : <CheckCircleOutlined aria-hidden />}{" "}
        {t(`install.signature.${publicKey === null ? "unsigned" : change}`)}
        <span className={styles.name}>
          <bdi>{name === undefined ? t("install.signature.unnamed") : t("install.signature.named", { name })}</bdi>
        </span>
      </p>
      {publicKey !== null && (
        <small>
          {t("install.signature.key")} <code>{publicKey}</code>
        </small>
      )}
    </div>
  );
}
