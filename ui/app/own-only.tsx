import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link, Navigate, Outlet, useLocation } from "react-router";
import { PageNotice } from "../show/page-notice.tsx";
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
      <PageTitle>{t("ownOnly.title")}</PageTitle>
      <PageNotice
        tone="forbidden"
        title={t("ownOnly.title")}
        hint={t("ownOnly.hint")}
        extra={
          <Link to={own}>
            <Button type="primary">{t("ownOnly.open")}</Button>
          </Link>
        }
      />
    </main>
  );
}
