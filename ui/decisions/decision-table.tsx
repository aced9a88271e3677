import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { shopChannel } from "../../worker/ledger/shop-channel.ts";
import type { DecisionItem } from "../api/types.ts";
import { Outcome } from "../show/outcome.tsx";
import { brief } from "../show/time.ts";
import { useNow } from "../show/use-now.ts";
import { usePlace } from "../show/use-place.ts";
import { useTitles } from "../show/use-titles.ts";
import { decisionAddress } from "./decision-address.ts";
import styles from "./decisions-page.module.css";
import { byHand, useDecisionWords } from "./use-decision-words.ts";

/** One line for each thing that was decided; the line leads to its explanation. */
export function DecisionTable({ shop, items }: { shop: string; items: readonly DecisionItem[] }) {
  const { t } = useTranslation();
  const place = usePlace(shop);
  const now = useNow(60_000);
  const titles = useTitles(shop);
  const words = useDecisionWords(titles);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t("decisions.column.at")}</th>
          <th scope="col">{t("decisions.column.buyer")}</th>
          <th scope="col" className={styles.spare}>
            {t("decisions.column.because")}
          </th>
          <th scope="col" className={styles.spare}>
            {t("decisions.column.did")}
          </th>
          <th scope="col">{t("decisions.column.outcome")}</th>
          <th scope="col" className={styles.spare}>
            {t("decisions.column.after")}
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id}>
            <td>
              <Link className={styles.link} to={decisionAddress(shop, item.id)}>
                <time dateTime={new Date(item.at).toISOString()}>{brief(item.at, now, place)}</time>
                <span className="sr-only"> {t("decisions.open")}</span>
              </Link>
            </td>
            <td>
              <bdi className={styles.main}>
                {item.channel === shopChannel ? t("nav.shop") : (item.buyerName ?? item.buyer ?? item.conversation)}
              </bdi>
              <span className={`${styles.sub} ${styles.onPhone}`}>{titles.intervention(item.intervention)}</span>
            </td>
            <td className={styles.spare}>{words.because(item)}</td>
            <td className={styles.spare}>
              <span className={styles.main}>{titles.intervention(item.intervention)}</span>
              <span className={styles.sub}>
                {item.policy === byHand ? t("decisions.byHand") : titles.policy(item.policy)}
              </span>
            </td>
            <td>
              <Outcome outcome={item.outcome} />
              <span className={styles.sub}>{titles.reason(item.reason, item.intervention)}</span>
            </td>
            <td className={styles.spare}>
              <Afterwards choice={words.choice(item)} facts={words.afterwards(item)} arm={item.arm} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type AfterwardsProps = { choice: string | null; facts: readonly string[]; arm: DecisionItem["arm"] };

function Afterwards({ choice, facts, arm }: AfterwardsProps) {
  const { t } = useTranslation();
  return (
    <>
      {choice !== null && <span className={styles.main}>{choice}</span>}
      <span className={styles.sub}>{facts.join(" · ")}</span>
      {arm === "holdout" && <span className={styles.arm}>{t("decisions.arm.holdout")}</span>}
    </>
  );
}
