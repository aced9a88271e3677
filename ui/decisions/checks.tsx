import { CheckCircleFilled, CloseCircleFilled, MinusCircleOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { ExplainedDecision } from "../../worker/api/decision-schemas.ts";
import { useWords } from "../text/use-language.ts";
import styles from "./decision-page.module.css";
import { byHand } from "./use-decision-words.ts";

type Check = ExplainedDecision["checks"][number];

const answers = {
  yes: <CheckCircleFilled aria-hidden />,
  no: <CloseCircleFilled aria-hidden />,
  unknown: <MinusCircleOutlined aria-hidden />,
} as const;

const answerOf = ({ met }: Check): keyof typeof answers => (met === null ? "unknown" : met ? "yes" : "no");

/** What the policy asked for, one by one, with how it was at that time. */
export function Checks({ explained: { checks, decision } }: { explained: ExplainedDecision }) {
  const { t } = useTranslation();
  const words = useWords();
  if (decision.policy === byHand) return null;
  return (
    <section className={styles.card} aria-labelledby="checks">
      <h2 id="checks">{t("decision.checks")}</h2>
      <p className={styles.hint}>{t(checks.length === 0 ? "decision.noPolicy" : "decision.checksLead")}</p>
      <ol className={styles.checks}>
        {checks.map((check) => {
          const answer = answerOf(check);
          return (
            <li key={check.code} data-met={answer}>
              <span className={styles.met} title={t(`decision.met.${answer}`)}>
                {answers[answer]}
                <span className="sr-only">{t(`decision.met.${answer}`)}</span>
              </span>
              <strong>{words(check.title)}</strong>
              <dl>
                <dt>{t("decision.wanted")}</dt>
                <dd>{words(check.wanted)}</dd>
                {answer !== "unknown" && (
                  <>
                    <dt>{t("decision.found")}</dt>
                    <dd>{check.found === null ? t("decision.notKept") : <bdi>{words(check.found)}</bdi>}</dd>
                  </>
                )}
              </dl>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
