import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { trialFindingsQuery } from "../api/queries.ts";
import type { ShopRuleItem } from "../api/rule-queries.ts";
import { ScoreTag, SeverityTag } from "../show/severity.tsx";
import { useWords } from "../text/use-language.ts";
import { byReach, ModeTags } from "./mode-tags.tsx";
import styles from "./rule-editor.module.css";
import { useDeleteRule } from "./use-delete-rule.tsx";

type RuleRowProps = { shop: string; versions: readonly ShopRuleItem[]; mayWrite: boolean };

export function RuleRow({ shop, versions, mayWrite }: RuleRowProps) {
  const { t } = useTranslation();
  const words = useWords();
  const navigate = useNavigate();
  const deleting = useDeleteRule(shop);
  const sorted = byReach(versions);
  const [shown] = sorted;
  if (shown === undefined) return null;
  const { rule, problem, warnings } = shown;
  const modes = sorted.map(({ mode }) => mode);
  const title = words(rule.title);
  const root = `/shops/${encodeURIComponent(shop)}`;
  const usual = rule.kind === "deduct" ? -3 : 1;
  return (
    <li className={styles.row}>
      <div>
        <h2>
          <Link to={`${root}/rules/${rule.id}`}>
            <bdi>{title}</bdi>
          </Link>
        </h2>
        <div className={styles.facts}>
          <ModeTags modes={modes} />
          {rule.kind === "alert" ? (
            <SeverityTag severity={rule.severity} />
          ) : (
            <ScoreTag kind={rule.kind} score={rule.scores?.presale ?? usual} />
          )}
          {problem !== undefined && <span role="alert">{t("rules.notRunning")}</span>}
          {warnings.length > 0 && <span>{t("rules.warnings", { count: warnings.length })}</span>}
          {modes.includes("shadow") && <ShadowCount shop={shop} point={`shop/${rule.id}`} />}
          {modes.includes("live") && (
            <Link to={`${root}/conversations?${new URLSearchParams({ point: `shop/${rule.id}` })}`}>
              {t("rules.liveFound")}
            </Link>
          )}
        </div>
      </div>
      <Button
        disabled={!mayWrite}
        aria-label={`${t("rules.duplicate")}: ${title}`}
        onClick={() => navigate(`${root}/rules/new?${new URLSearchParams({ from: `rule:${rule.id}` })}`)}
      >
        {t("rules.duplicate")}
      </Button>
      <Button
        danger
        type="text"
        disabled={!mayWrite}
        loading={deleting.isPending}
        aria-label={`${t("rules.remove")}: ${title}`}
        onClick={() => deleting.mutate({ rule: rule.id, title })}
      >
        {t("rules.remove")}
      </Button>
    </li>
  );
}

function ShadowCount({ shop, point }: { shop: string; point: string }) {
  const { t } = useTranslation();
  const page = useQuery(trialFindingsQuery(shop, point)).data;
  if (page === undefined) return null;
  return (
    <span className="numbers">
      {t("rules.shadowFound", { count: `${page.items.length}${page.next === null ? "" : "+"}` })}
    </span>
  );
}
