import { Button, Result } from "antd";
import { useTranslation } from "react-i18next";
import { Link, Navigate, Outlet, useLocation } from "react-router";
import { PageTitle } from "../show/page-title.tsx";

/** What an agent's login opens of a shop: his own pages. The page that everybody starts on leads there. */
export function OwnOnly({ shop }: { shop: string }) {
  const { t } = useTranslation();
  const page = useLocation().pathname.split("/")[3] ?? "";
  const own = `/shops/${encodeURIComponent(shop)}/my`;
  if (page === "my") return <Outlet />;
  if (page === "" || page === "live") return <Navigate to={own} replace />;
  return (
    <main>
      <PageTitle>{t("my.readOnly")}</PageTitle>
      <Result
        status="403"
        title={t("my.readOnly")}
        subTitle={t("my.readOnlyHint")}
        extra={
          <Link to={own}>
            <Button type="primary">{t("my.open")}</Button>
          </Link>
        }
      />
    </main>
  );
}
