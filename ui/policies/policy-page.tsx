import { useQuery } from "@tanstack/react-query";
import { Empty, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { packsQuery, policiesQuery } from "../api/queries.ts";
import { Failure } from "../show/failure.tsx";
import { PageTitle } from "../show/page-title.tsx";
import { newPolicy } from "./policy-draft.ts";
import styles from "./policy-edit.module.css";
import { PolicyForm } from "./policy-form.tsx";

/** A policy with its form, or a new one. */
export function PolicyPage() {
  const { t } = useTranslation();
  const { shop = "", policy: id = "" } = useParams();
  const policies = useQuery(policiesQuery(shop));
  const packs = useQuery(packsQuery(shop));
  if (policies.isError) return <Failure error={policies.error} onRetry={() => policies.refetch()} />;
  if (packs.isError) return <Failure error={packs.error} onRetry={() => packs.refetch()} />;
  if (policies.data === undefined || packs.data === undefined) return <Skeleton active paragraph={{ rows: 8 }} />;
  const interventions = packs.data.packs.flatMap(({ manifest }) =>
    manifest.interventions.map((each) => `${manifest.id}/${each.id}`),
  );
  if (id === "new") return <NewPolicy shop={shop} intervention={interventions[0] ?? ""} />;
  const stored = policies.data.policies.find((policy) => policy.id === id);
  if (stored !== undefined) return <PolicyForm key={id} shop={shop} start={stored} isNew={false} />;
  return (
    <main className={styles.whole}>
      <PageTitle>{t("policies.title")}</PageTitle>
      <h1 className="sr-only">{t("policies.title")}</h1>
      <Empty description={t("policyEdit.missing")}>
        <Link to={`/shops/${encodeURIComponent(shop)}/policies`}>{t("policies.title")}</Link>
      </Empty>
    </main>
  );
}

function NewPolicy({ shop, intervention }: { shop: string; intervention: string }) {
  const [start] = useState(() => newPolicy(`policy-${crypto.randomUUID().slice(0, 8)}`, intervention));
  return <PolicyForm shop={shop} start={start} isNew />;
}
