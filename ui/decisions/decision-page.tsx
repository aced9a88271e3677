import { useTranslation } from "react-i18next";
import { PageHead } from "../show/page-head.tsx";

/** Replaced by the engineer "Pages". */
export function DecisionPage() {
  const { t } = useTranslation();
  return (
    <main>
      <PageHead title={t("decisions.title")} />
    </main>
  );
}
