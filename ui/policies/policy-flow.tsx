import { useTranslation } from "react-i18next";
import type { Policy } from "../../plugins/sdk/policy.ts";
import type { Titles } from "../show/use-titles.ts";
import styles from "./policy-flow.module.css";
import { usePolicyWords } from "./policy-words.ts";

type PolicyFlowProps = { shop: string; policy: Policy; titles: Titles };

/** A policy as a flow: what sets it off, what must hold, how often, and what is done. Read in that order without the picture, too. */
export function PolicyFlow({ shop, policy, titles }: PolicyFlowProps) {
  const { t } = useTranslation();
  const { when, conditions, steps, often } = usePolicyWords(shop, policy, titles);
  return (
    <ol className={styles.flow} aria-label={t("policyEdit.flow")}>
      <li data-kind="when">
        <h3>{t("policies.when")}</h3>
        <ul>
          {when.map((what, index) => (
            <li key={what}>
              {index > 0 && <small>{t("policies.or")} </small>}
              {what}
            </li>
          ))}
          {when.length === 0 && <li className={styles.empty}>{t("policyEdit.nothingYet")}</li>}
        </ul>
      </li>
      <li data-kind="if">
        <h3>{t("policies.if")}</h3>
        <ul>
          {conditions.map((condition) => (
            <li key={condition}>{condition}</li>
          ))}
          {conditions.length === 0 && <li className={styles.empty}>{t("policyEdit.always")}</li>}
        </ul>
      </li>
      <li data-kind="limits">
        <h3>{t("policies.often")}</h3>
        <ul>
          {often.map((limit) => (
            <li key={limit}>{limit}</li>
          ))}
        </ul>
      </li>
      <li data-kind="then" data-mode={policy.mode}>
        <h3>{t("policies.then")}</h3>
        <ol>
          {steps.map(({ key, intervention, detail }) => (
            <li key={key}>
              <strong>{intervention}</strong> {detail}
            </li>
          ))}
        </ol>
      </li>
    </ol>
  );
}
