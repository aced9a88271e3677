import { LeftOutlined } from "@ant-design/icons";
import { Button } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { ConversationPage as Data } from "../api/types.ts";
import { useNames } from "../show/use-names.ts";
import styles from "./conversation-page.module.css";

type HeadProps = { shop: string; data: Data; name: string; children: ReactNode };

/** Whose conversation it is, and what can be done with it. */
export function Head({ shop, data: { conversation }, name, children }: HeadProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const names = useNames(shop);
  return (
    <header className={styles.head}>
      <Button
        type="text"
        icon={<LeftOutlined aria-hidden />}
        aria-label={t("common.back")}
        onClick={() => navigate(-1)}
      />
      <h1>
        <bdi>{name}</bdi>
      </h1>
      <span className={styles.facts}>
        <bdi>{conversation.conversation}</bdi>
        <span>{names.channel(conversation.channel)}</span>
        {conversation.agent !== null && (
          <span>
            {t("speaker.agent")} <bdi>{names.agent(conversation.agent)}</bdi>
          </span>
        )}
        <span>{t("conversation.messagesCount", { count: conversation.messages })}</span>
        <span>{t(conversation.closed ? "conversations.closed" : "conversations.open")}</span>
      </span>
      {children}
    </header>
  );
}
