import { useQuery } from "@tanstack/react-query";
import { Button, Empty, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import type { Policy } from "../../plugins/sdk/policy.ts";
import { meQuery, packsQuery, policiesQuery } from "../api/queries.ts";
import { Failure } from "../show/failure.tsx";
import { PageHead } from "../show/page-head.tsx";
import { useTitles } from "../show/use-titles.ts";
import { useWords } from "../text/use-language.ts";
import { useOptionalText } from "../text/use-optional-text.ts";
import { ModeSwitch } from "./mode-switch.tsx";
import styles from "./policies-page.module.css";
import { PolicyFlow } from "./policy-flow.tsx";
import { PolicyResults } from "./policy-results.tsx";
import { useDeletePolicy } from "./use-policy-undo.tsx";

export function PoliciesPage() {
  const { t } = useTranslation();
  const { shop = "" } = useParams();
  const policies = useQuery(policiesQuery(shop));
  const mayWrite = useQuery(meQuery).data?.member.role === "admin";
  return (
    <main className={styles.whole}>
      <PageHead
        title={t("policies.title")}
        lead={t("policies.lead")}
        aside={
          mayWrite && (
            <Link className={styles.create} to={`/shops/${encodeURIComponent(shop)}/policies/new`}>
              {t("policyEdit.create")}
            </Link>
          )
        }
      />
      <p className={styles.order}>{t("policies.order")}</p>
      {policies.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
      {policies.isError && <Failure error={policies.error} onRetry={() => policies.refetch()} />}
      {policies.data?.policies.length === 0 && (
        <Empty description={t("policies.empty")}>
          <p className={styles.hint}>{t("policies.emptyHint")}</p>
        </Empty>
      )}
      {policies.data?.policies.map((policy) => (
        <PolicyCard key={policy.id} shop={shop} policy={policy} mayWrite={mayWrite} />
      ))}
      <Interventions shop={shop} />
    </main>
  );
}

type PolicyCardProps = { shop: string; policy: Policy; mayWrite: boolean };

function PolicyCard({ shop, policy, mayWrite }: PolicyCardProps) {
  const { t } = useTranslation();
  const words = useWords();
  const titles = useTitles(shop);
  const deleting = useDeletePolicy(shop);
  const title = words(policy.title);
  return (
    <section className={styles.policy} data-mode={policy.mode} aria-labelledby={`policy-${policy.id}`}>
      <header>
        <h2 id={`policy-${policy.id}`}>
          <bdi>{words(policy.title)}</bdi>
        </h2>
        <code>{policy.id}</code>
        <span className={styles.controls}>
          <span className={styles.hint}>{t(`policies.modeHint.${policy.mode}`)}</span>
          <ModeSwitch shop={shop} policy={policy} mayWrite={mayWrite} />
          <Link
            to={`/shops/${encodeURIComponent(shop)}/policies/${encodeURIComponent(policy.id)}`}
            aria-label={t("policyEdit.editOf", { title })}
          >
            {t("policyEdit.edit")}
          </Link>
          <Button
            danger
            type="text"
            size="small"
            disabled={!mayWrite}
            loading={deleting.isPending}
            aria-label={t("policyEdit.deleteOf", { title })}
            onClick={() => deleting.mutate({ policy: policy.id, title })}
          >
            {t("policyEdit.delete")}
          </Button>
        </span>
      </header>
      <PolicyFlow shop={shop} policy={policy} titles={titles} />
      {policy.mode !== "off" && <PolicyResults shop={shop} policy={policy} />}
    </section>
  );
}

function Interventions({ shop }: { shop: string }) {
  const { t } = useTranslation();
  const optional = useOptionalText();
  const words = useWords();
  const packs = useQuery(packsQuery(shop)).data?.packs ?? [];
  const interventions = packs.flatMap(({ manifest }) =>
    manifest.interventions.map((intervention) => ({ ...intervention, id: `${manifest.id}/${intervention.id}` })),
  );
  if (interventions.length === 0) return null;
  return (
    <section className={styles.interventions}>
      <h2>{t("policies.interventions")}</h2>
      <ul>
        {interventions.map(({ id, title, description, actions }) => (
          <li key={id}>
            <strong>{words(title)}</strong> <code>{id}</code>
            <p>{words(description)}</p>
            <small>
              {t("policies.permissions")}: {actions.map((kind) => optional("action", kind) ?? kind).join(" · ")}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
