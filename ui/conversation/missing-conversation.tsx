import { Button, Result } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { PageTitle } from "../show/page-title.tsx";

/** An address that leads to no conversation, and the way on. */
export function MissingConversation({ shop }: { shop: string }) {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle>{t("conversation.missing")}</PageTitle>
      <Result
        status="info"
        title={<h1 style={{ fontSize: 22 }}>{t("conversation.missing")}</h1>}
        subTitle={t("conversation.missingHint")}
        extra={
          <Link to={`/shops/${encodeURIComponent(shop)}/conversations`}>
            <Button type="primary">{t("conversation.toList")}</Button>
          </Link>
        }
      />
    </>
  );
}
