import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { dismissExport, useExport } from "./export-job.ts";
import styles from "./export-notice.module.css";

/** How far the export is, on every page of the shop. */
export function ExportNotice() {
  const { t } = useTranslation();
  const job = useExport();
  switch (job.state) {
    case "none":
      return null;
    case "running":
      return (
        <aside className={styles.notice} aria-live="polite">
          <strong className="numbers">{t("exports.running", { count: job.count })}</strong>
          <p>{t("exports.keepOpen")}</p>
          <Button size="small" onClick={dismissExport}>
            {t("exports.cancel")}
          </Button>
        </aside>
      );
    case "ready":
      return (
        <aside className={styles.notice} aria-live="polite">
          <strong className="numbers">{t("exports.ready", { count: job.count })}</strong>
          {job.isCut && <p>{t("exports.cut", { count: job.count })}</p>}
          <div>
            <Button size="small" type="primary" onClick={job.save}>
              {t("exports.download")}
            </Button>{" "}
            <Button size="small" onClick={dismissExport}>
              {t("exports.close")}
            </Button>
          </div>
        </aside>
      );
    case "failed":
      return (
        <aside className={styles.notice} role="alert">
          <strong>{t("exports.failed")}</strong>
          <div>
            <Button size="small" type="primary" onClick={job.again}>
              {t("exports.again")}
            </Button>{" "}
            <Button size="small" onClick={dismissExport}>
              {t("exports.close")}
            </Button>
          </div>
        </aside>
      );
  }
}
