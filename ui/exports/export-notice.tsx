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
          <strong className="numbers">{t("reviewDay.exports.running", { count: job.count })}</strong>
          <p>{t("reviewDay.exports.keepOpen")}</p>
          <Button size="small" onClick={dismissExport}>
            {t("reviewDay.exports.cancel")}
          </Button>
        </aside>
      );
    case "ready":
      return (
        <aside className={styles.notice} aria-live="polite">
          <strong className="numbers">{t("reviewDay.exports.ready", { count: job.count })}</strong>
          {job.isCut && <p>{t("reviewDay.exports.cut", { count: job.count })}</p>}
          <div>
            <Button size="small" type="primary" onClick={job.save}>
              {t("reviewDay.exports.download")}
            </Button>{" "}
            <Button size="small" onClick={dismissExport}>
              {t("reviewDay.exports.close")}
            </Button>
          </div>
        </aside>
      );
    case "failed":
      return (
        <aside className={styles.notice} role="alert">
          <strong>{t("reviewDay.exports.failed")}</strong>
          <div>
            <Button size="small" type="primary" onClick={job.again}>
              {t("reviewDay.exports.again")}
            </Button>{" "}
            <Button size="small" onClick={dismissExport}>
              {t("reviewDay.exports.close")}
            </Button>
          </div>
        </aside>
      );
  }
}
