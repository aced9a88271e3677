import { useQuery } from "@tanstack/react-query";
import { Empty, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams, useSearchParams } from "react-router";
import { packsQuery } from "../api/queries.ts";
import { rulesQuery } from "../api/rule-queries.ts";
import { Failure } from "../show/failure.tsx";
import { PageTitle } from "../show/page-title.tsx";
import { copyOf, examplesOf } from "./examples.ts";
import { byReach } from "./mode-tags.tsx";
import { newRule } from "./rule-draft.ts";
import styles from "./rule-editor.module.css";
import { RuleEditor } from "./rule-editor.tsx";

/** A rule, or one that is about to be: empty, from an example of a pack, or as the copy of another. */
export function RulePage() {
  const { shop = "", rule: id = "" } = useParams();
  const [search] = useSearchParams();
  const rules = useQuery(rulesQuery(shop));
  const packs = useQuery(packsQuery(shop));
  const from = search.get("from");
  if (rules.isError) return <Failure error={rules.error} onRetry={() => rules.refetch()} />;
  const waits = rules.data === undefined || (id === "new" && from !== null && packs.isPending);
  if (waits) return <Skeleton active paragraph={{ rows: 8 }} />;
  const versions = byReach(rules.data.items.filter(({ rule }) => rule.id === id));
  if (id === "new") return <NewRule key={from ?? ""} shop={shop} from={from} />;
  return versions.length === 0 ? <Missing shop={shop} /> : <RuleEditor key={id} shop={shop} versions={versions} />;
}

function NewRule({ shop, from }: { shop: string; from: string | null }) {
  const { t } = useTranslation();
  const items = useQuery(rulesQuery(shop)).data?.items ?? [];
  const packs = useQuery(packsQuery(shop)).data;
  const [start] = useState(() => {
    const id = `rule-${crypto.randomUUID().slice(0, 8)}`;
    const example = packs && examplesOf(packs).find((each) => each.id === from);
    const original = items.findLast(({ rule }) => `rule:${rule.id}` === from)?.rule;
    if (example !== undefined) return copyOf(example.rule, { id, title: (title) => title });
    if (original === undefined) return newRule(id);
    return copyOf(original, { id, title: (title) => t("rules.copyOf", { title }) });
  });
  return <RuleEditor shop={shop} versions={[]} start={start} />;
}

function Missing({ shop }: { shop: string }) {
  const { t } = useTranslation();
  return (
    <main className={styles.whole}>
      <PageTitle>{t("rules.title")}</PageTitle>
      <h1 className="sr-only">{t("rules.title")}</h1>
      <Empty description={t("rules.missing")}>
        <Link to={`/shops/${encodeURIComponent(shop)}/rules`}>{t("rules.title")}</Link>
      </Empty>
    </main>
  );
}
