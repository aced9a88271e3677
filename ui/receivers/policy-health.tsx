import { useQuery } from "@tanstack/react-query";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { policiesQuery } from "../api/queries.ts";
import { useWords } from "../text/use-language.ts";
import type { ReceiverHealth } from "./receivers-api.ts";
import styles from "./receivers-page.module.css";

type PolicyHealthProps = { shop: string; problems: ReceiverHealth["policies"] };

/** Policies that name somebody who is not told. One that acts is an error, one that observes is worth knowing. */
export function PolicyHealth({ shop, problems }: PolicyHealthProps) {
  const { t } = useTranslation();
  const words = useWords();
  const policies = useQuery(policiesQuery(shop)).data?.policies ?? [];
  const titleOf = (id: string) => {
    const policy = policies.find((candidate) => candidate.id === id);
    return policy === undefined ? id : words(policy.title);
  };
  if (problems.length === 0) return <p className={styles.fine}>{t("receivers.health.fine")}</p>;
  const acting = problems.some(({ mode }) => mode === "act");
  return (
    <Alert
      className={styles.health}
      role="region"
      aria-label={t("receivers.health.title")}
      showIcon
      type={acting ? "error" : "warning"}
      title={t("receivers.health.title")}
      description={
        <ul>
          {problems.map(({ policy, mode, problem, name }) => (
            <li key={`${policy} ${problem} ${name}`}>
              <Link to={`/shops/${encodeURIComponent(shop)}/policies#policy-${policy}`}>
                {t("receivers.health.policy", { policy: titleOf(policy) })}
              </Link>{" "}
              {t(`receivers.health.${problem}`, { name })}{" "}
              <small>{t(mode === "act" ? "receivers.health.acting" : "receivers.health.observing")}</small>
            </li>
          ))}
        </ul>
      }
    />
  );
}
