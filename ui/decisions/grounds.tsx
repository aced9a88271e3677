import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { ExplainedDecision } from "../../worker/api/decision-schemas.ts";
import { useWords } from "../text/use-language.ts";
import styles from "./decision-page.module.css";
import { byHand } from "./use-decision-words.ts";

type Facts = NonNullable<ExplainedDecision["decision"]["facts"]>;

/** The policy as it was, the side of the experiment, and the numbers of that moment. */
export function Grounds({ shop, explained }: { shop: string; explained: ExplainedDecision }) {
  const { t } = useTranslation();
  const words = useWords();
  const facts = useFactWords();
  const { decision, policy } = explained;
  const { arm, mode, revision, id } = decision;
  const manual = decision.policy === byHand;
  const records = `/shops/${encodeURIComponent(shop)}/decisions?${new URLSearchParams({ policy: decision.policy })}`;
  const rows: [string, string][] = [
    [t("decision.policy"), manual ? t("decision.manual") : policy === null ? decision.policy : words(policy.title)],
    [t("decision.revisionOf"), t("common.revision", { revision })],
  ];
  if (!manual) {
    rows.push([t("decision.mode"), t(`policies.mode.${mode}`)]);
    rows.push([t("decision.group"), arm === null ? t("decision.noGroup") : t(`decision.groupHint.${arm}`)]);
    rows.push(...facts(decision.facts ?? {}));
  }
  return (
    <section className={styles.card} aria-labelledby="grounds">
      <h2 id="grounds">{t("decision.details")}</h2>
      <dl className={styles.facts}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="numbers">
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
        <div>
          <dt>{t("decision.id")}</dt>
          <dd>
            <code>{id}</code>
          </dd>
        </div>
      </dl>
      {!manual && (
        <Link className={styles.more} to={records}>
          {t("decision.others")}
        </Link>
      )}
    </section>
  );
}

const serving = ["bot", "agent", "nobody"] as const;

/** The kept numbers that need explaining; what the conditions show is not said again. */
function useFactWords(): (facts: Facts) => [string, string][] {
  const { t } = useTranslation();
  const percent = (value: unknown) => t("decision.percent", { value: Math.round(Number(value) * 10) / 10 });
  return (facts) => {
    const rows: [string, string][] = [];
    const { servedBy, online, suspended, queue, rate, quality, sessions, holdout, spent } = facts;
    const who = serving.find((role) => role === servedBy);
    if (who !== undefined) rows.push([t("decision.fact.servedBy"), t(`decision.who.${who}`)]);
    if (online !== undefined) rows.push([t("decision.fact.online"), t("decision.people", { count: Number(online) })]);
    if (suspended !== undefined)
      rows.push([t("decision.fact.suspended"), t("decision.people", { count: Number(suspended) })]);
    if (queue !== undefined) rows.push([t("decision.fact.queue"), t("decision.people", { count: Number(queue) })]);
    if (rate !== undefined) rows.push([t("decision.fact.rate"), percent(rate)]);
    if (quality !== undefined)
      rows.push([
        t("decision.fact.quality"),
        t("decision.qualityOf", { value: Math.round(Number(quality) * 100), sessions: Number(sessions ?? 0) }),
      ]);
    if (holdout !== undefined) rows.push([t("decision.fact.holdout"), percent(holdout)]);
    if (spent !== undefined) rows.push([t("decision.fact.spent"), t("decision.count", { count: Number(spent) })]);
    return rows;
  };
}
