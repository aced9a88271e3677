import { Empty } from "antd";
import { useTranslation } from "react-i18next";
import { brief } from "../show/time.ts";
import { useNow } from "../show/use-now.ts";
import { usePlace } from "../show/use-place.ts";
import styles from "./channels.module.css";
import type { Arrival } from "./channels-api.ts";

type ArrivalsTableProps = { shop: string; title: string; arrivals: readonly Arrival[] };

/** When something came in and what became of it; nothing of what it said. */
export function ArrivalsTable({ shop, title, arrivals }: ArrivalsTableProps) {
  const { t } = useTranslation();
  const place = usePlace(shop);
  const now = useNow(30_000);
  return (
    <section className={styles.part} aria-label={`${title}: ${t("channels.arrivals")}`}>
      <h3>{t("channels.arrivals")}</h3>
      <p className={styles.hint}>{t("channels.arrivalsHint")}</p>
      {arrivals.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("channels.noArrivals")} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        <div className={styles.scroll} tabIndex={0}>
          <table className={styles.arrivals}>
            <thead>
              <tr>
                <th scope="col">{t("channels.when")}</th>
                <th scope="col">{t("channels.outcome")}</th>
                <th scope="col">{t("channels.why")}</th>
                <th scope="col">{t("channels.count")}</th>
              </tr>
            </thead>
            <tbody>
              {arrivals.map(({ at, reason, path, count }) => (
                <tr key={`${at} ${reason}`} data-refused={reason !== null}>
                  <td className="numbers">{brief(at, now, place)}</td>
                  <td>{t(reason === null ? "channels.accepted" : "channels.refusedOutcome")}</td>
                  <td>
                    {reason !== null && (
                      <>
                        {t(`channels.reason.${reason}`)}
                        <small>{t(`channels.remedy.${reason}`, { path: path ?? t("channels.wholeRequest") })}</small>
                      </>
                    )}
                  </td>
                  <td className="numbers">{count.toLocaleString()}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
