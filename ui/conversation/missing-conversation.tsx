import { useTranslation } from "react-i18next";
import { NothingHere } from "../show/nothing-here.tsx";
import { PageTitle } from "../show/page-title.tsx";

export function MissingConversation({ shop }: { shop: string }) {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle>{t("conversation.missing")}</PageTitle>
      <NothingHere
        title={t("conversation.missing")}
        hint={t("conversation.missingHint")}
        to={`/shops/${encodeURIComponent(shop)}/conversations`}
        action={t("conversation.toList")}
      />
    </>
  );
}
