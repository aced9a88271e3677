import { useTranslation } from "react-i18next";
import { serviceMetrics } from "../../worker/reports/metrics.ts";
import type { FairFigures } from "../api/desk-queries.ts";
import { figureText } from "../reports/figure-text.ts";
import { useLanguage, useWords } from "../text/use-language.ts";
import styles from "./own-figures.module.css";

const shown = ["sessions", "received", "humanReply", "replyRate", "averageScore", "deductions"] as const;
/** Sums say nothing beside those of several people; per head they do. */
const perHead: ReadonlySet<string> = new Set(["sessions", "received", "deductions"]);

/** One's own figures beside those of colleagues with about as much to do, who are never named (N38). */
export function OwnFigures({ figures: { own, peers } }: { figures: FairFigures }) {
  const { t } = useTranslation();
  const words = useWords();
  const language = useLanguage();
  const beside = (id: (typeof shown)[number]) => {
    const value = peers?.figures[id]?.value ?? null;
    return value === null || peers === null || !perHead.has(id) ? value : value / peers.agents;
  };
  return (
    <>
      <table className={styles.figures}>
        <thead>
          <tr>
            <th scope="col">{t("panel.figure")}</th>
            <th scope="col">{t("panel.mine")}</th>
            <th scope="col">{t("panel.peers")}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((id) => {
            const metric = serviceMetrics.find((one) => one.id === id);
            if (metric === undefined) return null;
            return (
              <tr key={id}>
                <th scope="row" title={words(metric.formula)}>
                  {words(metric.title)}
                </th>
                <td className="numbers">{figureText(own?.[id] ?? { value: null }, metric.unit, language)}</td>
                <td className="numbers">{figureText({ value: beside(id) }, metric.unit, language)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className={styles.hint}>
        {peers === null
          ? t("panel.noPeers")
          : t(peers.sameLoad ? "panel.sameLoad" : "panel.wholeGroup", { count: peers.agents })}
      </p>
    </>
  );
}
