import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { ListedSession, RiskReason } from "../api/types.ts";
import { sessionAddress } from "../conversation/queue.ts";
import { brief } from "../show/time.ts";
import { usePlace } from "../show/use-place.ts";
import { useTitles } from "../show/use-titles.ts";
import styles from "./conversations-page.module.css";

/** Shown of a session's points; the page of the conversation has all. */
const mostPoints = 3;

type SessionTableProps = {
  shop: string;
  items: readonly ListedSession[];
  /** Words that were searched for, which the page of the conversation marks. */
  words: Readonly<Record<string, string>>;
  /** The list's address: the page of a session goes on through it. */
  queue: string;
  /** Why each was drawn, of a sample by risk. */
  reasons?: Readonly<Record<string, readonly RiskReason[]>>;
};

/** Sessions (通) that meet the filters, newest first. */
export function SessionTable({ shop, items, words, queue, reasons }: SessionTableProps) {
  const { t } = useTranslation();
  const place = usePlace(shop);
  const withReasons = Object.keys(reasons ?? {}).length > 0;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t("conversations.id")}</th>
          <th scope="col">{t("conversations.agent")}</th>
          <th scope="col" className={styles.wide}>
            {t("review.search.found")}
          </th>
          {withReasons && <th scope="col">{t("reviewDay.reasons.title")}</th>}
          <th scope="col" className={styles.number}>
            {t("review.search.scoreTitle")}
          </th>
          <th scope="col" className={styles.spare}>
            {t("review.search.reviewed")}
          </th>
          <th scope="col">{t("review.search.started")}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id}>
            <td>
              <Link className={styles.link} to={sessionAddress(shop, item, { queue, words })}>
                <bdi>{item.conversation}</bdi>
              </Link>
            </td>
            <td>
              {item.agent === null ? (
                <span className={styles.hint}>{t("live.noAgent")}</span>
              ) : (
                <bdi>{item.agentName ?? item.agent}</bdi>
              )}
            </td>
            <td className={styles.wide}>
              <Points shop={shop} points={item.points} />
            </td>
            {withReasons && (
              <td>
                <span className={styles.points}>
                  {(reasons?.[item.id] ?? []).map((reason) => (
                    <span key={reason}>{t(`reviewDay.reasons.${reason}`)}</span>
                  ))}
                </span>
              </td>
            )}
            <td className={styles.number}>{item.score ?? "—"}</td>
            <td className={styles.spare}>
              <span className={styles.state} data-reviewed={item.reviewedAt !== null}>
                {t(item.reviewedAt === null ? "review.unreviewed" : "review.reviewed")}
              </span>
            </td>
            <td>
              <time className="numbers" dateTime={new Date(item.startedAt).toISOString()}>
                {brief(item.startedAt, Date.now(), place)}
              </time>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Points({ shop, points }: { shop: string; points: readonly string[] }) {
  const titles = useTitles(shop);
  if (points.length === 0) return <span>—</span>;
  return (
    <span className={styles.points}>
      {points.slice(0, mostPoints).map((point) => (
        <span key={point} title={titles.point(point)}>
          {titles.point(point)}
        </span>
      ))}
      {points.length > mostPoints && <span className="numbers">+{points.length - mostPoints}</span>}
    </span>
  );
}
