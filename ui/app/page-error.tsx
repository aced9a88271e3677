import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useRouteError } from "react-router";
import { PageNotice } from "../show/page-notice.tsx";

/** A page that threw. A chunk that cannot be loaded means that the server has a newer build than this page. */
export function PageError() {
  const { t } = useTranslation();
  const error = useRouteError();
  const stale = error instanceof TypeError && /dynamically imported module|module script/i.test(error.message);
  return (
    <PageNotice
      tone={stale ? "info" : "error"}
      title={t(stale ? "failure.stale" : "failure.page")}
      hint={t(stale ? "failure.staleHint" : "failure.pageHint")}
      extra={
        <Button type="primary" onClick={() => location.reload()}>
          {t("failure.reload")}
        </Button>
      }
    />
  );
}
