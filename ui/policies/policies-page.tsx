import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Empty, Segmented, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { type Policy, type PolicyMode, policyModes } from "../../plugins/sdk/policy.ts";
import { meQuery, packsQuery, policiesQuery } from "../api/queries.ts";
import { setPolicyMode } from "../api/writes.ts";
import { Failure, useFailureText } from "../show/failure.tsx";
import { PageHead } from "../show/page-head.tsx";
import { useTitles } from "../show/use-titles.ts";
import { useWords } from "../text/use-language.ts";
import { useOptionalText } from "../text/use-optional-text.ts";
import styles from "./policies-page.module.css";
import { PolicyResults } from "./policy-results.tsx";
import { usePolicyWords } from "./policy-words.ts";

export function PoliciesPage() {
  const { t } = useTranslation();
  const { shop = "" } = useParams();
  const policies = useQuery(policiesQuery(shop));
  const mayWrite = useQuery(meQuery).data?.member.role === "admin";
  return (
    <main className={styles.whole}>
      <PageHead title={t("policies.title")} lead={t("policies.lead")} />
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
  const { when, conditions, steps, often } = usePolicyWords(policy, titles);
  return (
    <section className={styles.policy} data-mode={policy.mode} aria-labelledby={`policy-${policy.id}`}>
      <header>
        <h2 id={`policy-${policy.id}`}>
          <bdi>{words(policy.title)}</bdi>
        </h2>
        <code>{policy.id}</code>
        <span className={styles.hint}>{t(`policies.modeHint.${policy.mode}`)}</span>
        <ModeSwitch shop={shop} policy={policy} mayWrite={mayWrite} />
      </header>
      <dl>
        <dt>{t("policies.when")}</dt>
        <dd className={styles.points}>
          {when.map((what) => (
            <span key={what}>{what}</span>
          ))}
        </dd>
        {conditions.length > 0 && (
          <>
            <dt>{t("policies.if")}</dt>
            <dd>{conditions.join(" · ")}</dd>
          </>
        )}
        <dt>{t("policies.then")}</dt>
        <dd>
          <ol className={styles.steps} data-single={steps.length === 1}>
            {steps.map(({ key, intervention, detail }) => (
              <li key={key}>
                <strong>{intervention}</strong> {detail}
              </li>
            ))}
          </ol>
        </dd>
        <dt>{t("policies.often")}</dt>
        <dd>{often}</dd>
      </dl>
      {policy.mode !== "off" && <PolicyResults shop={shop} policy={policy} />}
    </section>
  );
}

function ModeSwitch({ shop, policy, mayWrite }: PolicyCardProps) {
  const { t } = useTranslation();
  const words = useWords();
  const { message, modal } = App.useApp();
  const failureText = useFailureText();
  const client = useQueryClient();
  const title = words(policy.title);
  const changing = useMutation({
    mutationFn: (mode: PolicyMode) => setPolicyMode({ shop, policy: policy.id, mode }),
    onSuccess({ revision }, mode) {
      message.success(t("policies.changed", { title, mode: t(`policies.mode.${mode}`), revision }));
      return client.invalidateQueries({ queryKey: policiesQuery(shop).queryKey });
    },
    onError(error) {
      const { title: what, detail } = failureText(error);
      message.error([what, detail].filter((part) => part !== null).join(" "));
    },
  });
  /** Only acting touches buyers, so only it is asked about. */
  const choose = (mode: PolicyMode) => {
    if (mode !== "act") return changing.mutate(mode);
    modal.confirm({
      title: t("policies.actAsk", { title }),
      okText: t("policies.actYes"),
      cancelText: t("common.cancel"),
      onOk: () => changing.mutateAsync(mode).catch(() => undefined),
    });
  };
  return (
    <Segmented
      aria-label={t("policies.modeOf", { title })}
      disabled={!mayWrite || changing.isPending}
      value={changing.isPending ? changing.variables : policy.mode}
      options={policyModes.map((value) => ({ value, label: t(`policies.mode.${value}`) }))}
      onChange={choose}
    />
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
