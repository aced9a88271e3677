import { Button, Result } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { PageTitle } from "../show/page-title.tsx";

export function NotFound() {
  const { t } = useTranslation();
  return (
    <main>
      <PageTitle>{t("notFound.title")}</PageTitle>
      <Result
        status="info"
        title={<h1 style={{ fontSize: 22 }}>{t("notFound.title")}</h1>}
        subTitle={t("notFound.hint")}
        extra={
          <Link to="/">
            <Button type="primary">{t("notFound.home")}</Button>
          </Link>
        }
      />
    </main>
  );
}
