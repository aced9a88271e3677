import { useTranslation } from "react-i18next";
import { NothingHere } from "../show/nothing-here.tsx";
import { PageTitle } from "../show/page-title.tsx";

export function NotFound() {
  const { t } = useTranslation();
  return (
    <main>
      <PageTitle>{t("notFound.title")}</PageTitle>
      <NothingHere title={t("notFound.title")} hint={t("notFound.hint")} to="/" action={t("notFound.home")} />
    </main>
  );
}
