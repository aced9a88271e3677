import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Empty, Modal, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { packsQuery } from "../api/queries.ts";
import { rulesQuery, type ShopRuleItem } from "../api/rule-queries.ts";
import { useMay } from "../api/use-may.ts";
import { Failure } from "../show/failure.tsx";
import { PageHead } from "../show/page-head.tsx";
import { useWords } from "../text/use-language.ts";
import { examplesOf } from "./examples.ts";
import styles from "./rule-editor.module.css";
import { RuleRow } from "./rule-row.tsx";

/** The shop's own inspection points: how far each is, and where new ones begin. */
export function RulesPage() {
  const { t } = useTranslation();
  const { shop = "" } = useParams();
  const rules = useQuery(rulesQuery(shop));
  const { configure } = useMay();
  const groups = rules.data === undefined ? [] : byRule(rules.data.items);
  return (
    <main className={styles.whole}>
      <PageHead title={t("rules.title")} lead={t("rules.lead")} aside={<Create shop={shop} disabled={!configure} />} />
      {!configure && rules.isSuccess && <Alert type="info" showIcon title={t("rules.readOnly")} />}
      {rules.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
      {rules.isError && <Failure error={rules.error} onRetry={() => rules.refetch()} />}
      {rules.isSuccess && groups.length === 0 && (
        <>
          <Empty description={t("rules.empty")}>
            <p className={styles.hint}>{t("rules.emptyHint")}</p>
          </Empty>
          {configure && <Examples shop={shop} />}
        </>
      )}
      {groups.length > 0 && (
        <ul className={styles.rows}>
          {groups.map((versions) => (
            <RuleRow key={versions[0]?.rule.id} shop={shop} versions={versions} mayWrite={configure} />
          ))}
        </ul>
      )}
    </main>
  );
}

/** The versions of each rule together, in the order of the first. */
function byRule(items: readonly ShopRuleItem[]): ShopRuleItem[][] {
  return [...Map.groupBy(items, ({ rule }) => rule.id).values()];
}

/** Where a rule may begin: empty, or as an example that says what it is for. */
function Create({ shop, disabled }: { shop: string; disabled: boolean }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" icon={<PlusOutlined aria-hidden />} disabled={disabled} onClick={() => setOpen(true)}>
        {t("rules.create")}
      </Button>
      <Modal open={open} title={t("rules.create")} footer={null} onCancel={() => setOpen(false)}>
        <ul className={styles.starts}>
          <li>
            <Link to={newRule(shop)}>{t("rules.blank")}</Link>
          </li>
        </ul>
        <Examples shop={shop} />
      </Modal>
    </>
  );
}

const newRule = (shop: string) => `/shops/${encodeURIComponent(shop)}/rules/new`;

function Examples({ shop }: { shop: string }) {
  const { t } = useTranslation();
  const words = useWords();
  const packs = useQuery(packsQuery(shop)).data;
  const examples = packs === undefined ? [] : examplesOf(packs);
  return (
    <section className={styles.examples}>
      <h2 className={styles.sub}>{t("rules.examples")}</h2>
      <ul className={styles.starts}>
        {examples.map(({ id, rule }) => (
          <li key={id}>
            <Link to={`${newRule(shop)}?${new URLSearchParams({ from: id })}`}>{words(rule.title)}</Link>
            {rule.description !== undefined && <p>{words(rule.description)}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
