import { HistoryOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { MessageItem, SessionItem } from "../api/types.ts";
import { Failure } from "../show/failure.tsx";
import { date } from "../show/time.ts";
import { usePlace } from "../show/use-place.ts";
import { Bubble } from "./bubble.tsx";
import styles from "./earlier-chats.module.css";
import { sessionAddress } from "./queue.ts";
import type { EarlierChatsRead } from "./use-earlier-chats.ts";

type EarlierChatsProps = { shop: string; chats: EarlierChatsRead; onImage: (image: string) => void };

/** Above the current chat, and clearly apart from it: what the same buyer said before (F138). */
export function EarlierChats({ shop, chats: { wanted, want, query, messages }, onImage }: EarlierChatsProps) {
  const { t } = useTranslation();
  if (!wanted) {
    return (
      <div className={styles.load}>
        <Button size="small" icon={<HistoryOutlined aria-hidden />} onClick={() => want(true)}>
          {t("earlier.load")}
        </Button>
      </div>
    );
  }
  const sessions = new Map((query.data?.sessions ?? []).map((session) => [session.id, session]));
  return (
    <section className={styles.earlier} aria-label={t("earlier.title")} aria-busy={query.isPending}>
      <header className={styles.head}>
        <strong>{t("earlier.title")}</strong> <span>{t("earlier.hint")}</span>
        <Button size="small" type="text" onClick={() => want(false)}>
          {t("earlier.hide")}
        </Button>
      </header>
      {query.isPending && <p className={styles.note}>{t("common.loading")}</p>}
      {query.isError && <Failure error={query.error} onRetry={() => query.refetch()} />}
      {query.isSuccess && messages.length === 0 && <p className={styles.note}>{t("earlier.none")}</p>}
      {query.data?.complete === false && <p className={styles.note}>{t("earlier.cut")}</p>}
      <ol>
        {messages.map((message, index) => {
          const before = messages[index - 1];
          const begins = before?.session !== message.session;
          return (
            <li key={message.id}>
              {begins && <Beginning shop={shop} message={message} session={sessions.get(message.session)} />}
              <Bubble
                shop={shop}
                message={message}
                spans={none}
                words={none}
                follows={!begins && before?.author === message.author && before.role === message.role}
                selected={null}
                onSelect={nothing}
                onImage={onImage}
              />
            </li>
          );
        })}
      </ol>
      <p className={styles.current}>{t("earlier.current")}</p>
    </section>
  );
}

const none: readonly never[] = [];
const nothing = () => undefined;

/** Where another of the buyer's sessions begins: when, with whom, and the way to it. */
function Beginning({
  shop,
  message,
  session,
}: {
  shop: string;
  message: MessageItem;
  session?: SessionItem | undefined;
}) {
  const { t } = useTranslation();
  const place = usePlace(shop);
  const name = session?.agentName ?? session?.agent ?? null;
  return (
    <div className={styles.beginning}>
      {date(message.at, place)}
      {name !== null && <bdi>{t("earlier.with", { name })}</bdi>}
      {session !== undefined && <Link to={sessionAddress(shop, session, { queue: null })}>{t("earlier.open")}</Link>}
    </div>
  );
}
