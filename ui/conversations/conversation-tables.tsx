import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { ConversationItem } from "../api/types.ts";
import { Quotes } from "../show/quote.tsx";
import { brief } from "../show/time.ts";
import { useNames } from "../show/use-names.ts";
import { usePlace } from "../show/use-place.ts";
import styles from "./conversations-page.module.css";
import type { FoundIn } from "./found-in.ts";

export function ConversationTable({ shop, items }: { shop: string; items: readonly ConversationItem[] }) {
  const { t } = useTranslation();
  const names = useNames(shop);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t("conversations.buyer")}</th>
          <th scope="col" className={styles.spare}>
            {t("conversations.id")}
          </th>
          <th scope="col">{t("conversations.agent")}</th>
          <th scope="col" className={styles.spare}>
            {t("conversations.channel")}
          </th>
          <th scope="col" className={`${styles.number} ${styles.spare}`}>
            {t("conversations.messages")}
          </th>
          <th scope="col">{t("conversations.lastAt")}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id}>
            <td>
              <ToConversation item={item} name={item.buyerName ?? item.buyer ?? item.conversation} />
            </td>
            <td className={styles.spare}>
              <bdi>{item.conversation}</bdi>
            </td>
            <td>
              <Agent name={item.agent === null ? null : names.agent(item.agent)} />
            </td>
            <td className={styles.spare}>{names.channel(item.channel)}</td>
            <td className={`${styles.number} ${styles.spare}`}>{item.messages}</td>
            <td>
              <When shop={shop} at={item.lastAt} />
              {!item.closed && <span className={styles.open}>{t("conversations.open")}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function FoundTable({ shop, items }: { shop: string; items: readonly FoundIn[] }) {
  const { t } = useTranslation();
  const names = useNames(shop);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t("conversations.id")}</th>
          <th scope="col" className={styles.wide}>
            {t("conversation.evidence")}
          </th>
          <th scope="col" className={styles.number}>
            {t("conversations.times")}
          </th>
          <th scope="col" className={styles.spare}>
            {t("conversations.agent")}
          </th>
          <th scope="col">{t("conversations.foundAt")}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={`${item.channel} ${item.conversation}`}>
            <td>
              <ToConversation item={item} name={item.conversation} />
            </td>
            <td className={styles.wide}>
              <Quotes quotes={item.quotes} most={3} />
            </td>
            <td className={styles.number}>{item.count}</td>
            <td className={styles.spare}>
              <Agent name={item.agent === null ? null : names.agent(item.agent)} />
            </td>
            <td>
              <When shop={shop} at={item.at} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ToConversation({ item, name }: { item: { conversation: string; channel: string }; name: string }) {
  const address = `${encodeURIComponent(item.conversation)}?${new URLSearchParams({ channel: item.channel })}`;
  return (
    <Link className={styles.link} to={address}>
      <bdi>{name}</bdi>
    </Link>
  );
}

function Agent({ name }: { name: string | null }) {
  const { t } = useTranslation();
  return name === null ? <span className={styles.hint}>{t("live.noAgent")}</span> : <bdi>{name}</bdi>;
}

function When({ shop, at }: { shop: string; at: number }) {
  const place = usePlace(shop);
  return (
    <time className="numbers" dateTime={new Date(at).toISOString()}>
      {brief(at, Date.now(), place)}
    </time>
  );
}
