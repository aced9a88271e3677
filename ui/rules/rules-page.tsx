import { DownOutlined, PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Dropdown, Empty, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
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
        <Empty description={t("rules.empty")}>
          <p className={styles.hint}>{t("rules.emptyHint")}</p>
        </Empty>
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

function Create({ shop, disabled }: { shop: string; disabled: boolean }) {
  const { t } = useTranslation();
  const words = useWords();
  const navigate = useNavigate();
  const packs = useQuery(packsQuery(shop)).data;
  const begin = (from?: string) =>
    navigate(
      `/shops/${encodeURIComponent(shop)}/rules/new${from === undefined ? "" : `?${new URLSearchParams({ from })}`}`,
    );
  const examples = packs === undefined ? [] : examplesOf(packs);
  return (
    <Dropdown
      trigger={["click"]}
      disabled={disabled}
      menu={{
        items: [
          { key: "blank", label: t("rules.blank"), onClick: () => begin() },
          {
            key: "examples",
            type: "group",
            label: t("rules.examples"),
            children: examples.map(({ id, rule }) => ({
              key: id,
              label: words(rule.title),
              onClick: () => begin(id),
            })),
          },
        ],
      }}
    >
      <Button type="primary" icon={<PlusOutlined aria-hidden />}>
        {t("rules.create")} <DownOutlined aria-hidden />
      </Button>
    </Dropdown>
  );
}
