import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { agentsQuery } from "../api/queries.ts";
import { seatsQuery } from "../api/shop-queries.ts";
import { Panel } from "./panel.tsx";
import styles from "./shop-watch.module.css";

/** Who is there, who takes no chats, who waits for whom (F246). */
export function SeatsPanel({ shop }: { shop: string }) {
  const { t } = useTranslation();
  const query = useQuery(seatsQuery(shop));
  const agents = useQuery(agentsQuery(shop)).data?.items ?? [];
  const nameOf = (account: string) => agents.find(({ agent }) => agent === account)?.name ?? account;
  return (
    <Panel
      title={t("shopWatch.seats.title")}
      query={query}
      empty={{
        when: ({ items }) => items.length === 0,
        title: t("shopWatch.seats.empty"),
        hint: t("shopWatch.seats.emptyHint"),
      }}
    >
      {({ known, online, suspended, queue, items }) => (
        <>
          {known ? (
            <dl className={styles.numbers}>
              <Count name={t("shopWatch.seats.online")} value={online} tone={online === 0 ? "urgent" : "good"} />
              <Count name={t("shopWatch.seats.suspended")} value={suspended} tone="none" />
              <Count name={t("shopWatch.seats.queue")} value={queue} tone={queue > 0 ? "normal" : "none"} />
            </dl>
          ) : (
            <p className={styles.hint}>{t("shopWatch.seats.notKnown")}</p>
          )}
          <ul className={styles.rows}>
            {items.map(({ agent, status, load, queue: waiting }) => (
              <li key={agent}>
                <span className={styles.dot} data-status={status ?? "unknown"} aria-hidden />
                <bdi className={styles.name}>{nameOf(agent)}</bdi>
                <span className={styles.hint}>{t(`shopWatch.seats.${status ?? "unknown"}`)}</span>
                <span className={styles.end}>
                  {t("shopWatch.seats.load", { count: load })}
                  {waiting > 0 && ` · ${t("shopWatch.seats.waiting", { count: waiting })}`}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

function Count({ name, value, tone }: { name: string; value: number; tone: string }) {
  return (
    <div data-tone={tone}>
      <dt>{name}</dt>
      <dd className="numbers">{value}</dd>
    </div>
  );
}
