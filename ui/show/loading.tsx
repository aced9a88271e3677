import { Spin } from "antd";
import { useTranslation } from "react-i18next";
import styles from "./loading.module.css";

/** For the moment before there is a page to draw; pages themselves show skeletons. */
export function Loading() {
  const { t } = useTranslation();
  return (
    <div className={styles.whole} role="status" aria-label={t("common.loading")}>
      <Spin size="large" delay={200} />
    </div>
  );
}
