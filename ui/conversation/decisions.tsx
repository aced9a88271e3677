import { Button, Empty } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { DecisionItem, FindingItem } from "../api/types.ts";
import { decisionAddress } from "../decisions/decision-address.ts";
import { byHand } from "../decisions/use-decision-words.ts";
import { Outcome } from "../show/outcome.tsx";
import { dateAndClock } from "../show/time.ts";
import { usePlace } from "../show/use-place.ts";
import { useTitles } from "../show/use-titles.ts";
import { useOptionalText } from "../text/use-optional-text.ts";
import { actionText } from "./action-text.ts";
import styles from "./side.module.css";

type DecisionsProps = {
  shop: string;
  decisions: readonly DecisionItem[];
  findings: readonly FindingItem[];
  onSelect: (finding: string) => void;
};

/** Everything that was decided, also what was left undone, each with its reason. Newest first. */
export function Decisions({ shop, decisions, findings, onSelect }: DecisionsProps) {
  const { t } = useTranslation();
  const titles = useTitles(shop);
  const place = usePlace(shop);
  if (decisions.length === 0)
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("conversation.noDecisions")} />;
  return (
    <ol className={styles.timeline}>
      {decisions
        .toSorted((a, b) => b.at - a.at || b.step - a.step)
        .map((decision) => {
          const finding = findings.find(({ id }) => id === decision.finding);
          return (
            <li key={decision.id} data-outcome={decision.outcome}>
              <div className={styles.top}>
                <Link className={styles.explain} to={decisionAddress(shop, decision.parent ?? decision.id)}>
                  <strong>{titles.intervention(decision.intervention)}</strong>
                </Link>
                <Outcome outcome={decision.outcome} />
              </div>
              <p className={styles.text}>{titles.reason(decision.reason, decision.intervention)}</p>
              {decision.actions.map((action) => (
                <Action key={action.key} action={action} carriedOut={decision.outcome === "acted"} />
              ))}
              <small className="numbers">
                {dateAndClock(decision.at, place)} · {t("conversation.policy")}{" "}
                <bdi>{decision.policy === byHand ? t("decisions.byHand") : titles.policy(decision.policy)}</bdi> ·{" "}
                {t("common.revision", { revision: decision.revision })}
                {finding && (
                  <>
                    {" · "}
                    {t("conversation.because")}{" "}
                    <Button className={styles.because} type="link" size="small" onClick={() => onSelect(finding.id)}>
                      {titles.point(finding.point)}
                    </Button>
                  </>
                )}
              </small>
            </li>
          );
        })}
    </ol>
  );
}

type ActionProps = { action: DecisionItem["actions"][number]; carriedOut: boolean };

/** An action of a policy that only observes was never meant to be delivered, so it shows no delivery. */
function Action({ action, carriedOut }: ActionProps) {
  const { t } = useTranslation();
  const optional = useOptionalText();
  const text = actionText(action.body);
  return (
    <div className={styles.action} data-state={carriedOut ? action.state : "none"}>
      <span className={styles.top}>
        {optional("action", action.kind) ?? action.kind}
        {carriedOut && <em>{t(`delivery.${action.state}`)}</em>}
      </span>
      {text !== "" && (
        <p dir="auto" className={styles.body}>
          {text}
        </p>
      )}
      {action.error !== null && (
        <p className={styles.error}>
          <bdi>{action.error}</bdi>
        </p>
      )}
    </div>
  );
}
