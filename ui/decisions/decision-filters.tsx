import { useQuery } from "@tanstack/react-query";
import { Button, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { decisionReasons } from "../../worker/conversation/reasons.ts";
import { decisionOutcomes } from "../../worker/ledger/rows.ts";
import { packsQuery, policiesQuery } from "../api/queries.ts";
import { ranges } from "../conversations/range.ts";
import { useWords } from "../text/use-language.ts";
import styles from "./decisions-page.module.css";

const choices = ["human", "continue", "typed", "ignored", "message", "call-back", "seen", "done"] as const;

type FiltersProps = {
  shop: string;
  search: URLSearchParams;
  set: (name: string, value: string | null | undefined) => void;
  clear: () => void;
};

export function DecisionFilters({ shop, search, set, clear }: FiltersProps) {
  const { t } = useTranslation();
  const words = useWords();
  const packs = useQuery(packsQuery(shop)).data?.packs ?? [];
  const policies = useQuery(policiesQuery(shop)).data?.policies ?? [];
  const interventions = packs.flatMap(({ manifest }) =>
    manifest.interventions.map(({ id, title, reasons }) => ({ id: `${manifest.id}/${id}`, title, reasons })),
  );
  const reasons = new Map<string, string>();
  for (const [code, text] of Object.entries(decisionReasons)) reasons.set(code, words(text));
  for (const one of interventions)
    for (const [code, text] of Object.entries(one.reasons)) reasons.set(code, words(text));
  const list = (
    name: "policy" | "intervention" | "outcome" | "reason" | "choice",
    options: readonly [string, string][],
  ) => (
    <Select
      className={styles.filter}
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      popupMatchSelectWidth={false}
      placeholder={t(`decisions.filter.${name}`)}
      aria-label={t(`decisions.filter.${name}`)}
      value={search.get(name)}
      options={options.map(([value, label]) => ({ value, label }))}
      onChange={(value) => set(name, value)}
    />
  );
  return (
    <search className={styles.filters}>
      <Input
        key={search.get("q")}
        className={styles.filter}
        allowClear
        placeholder={t("decisions.filter.search")}
        aria-label={t("decisions.filter.search")}
        defaultValue={search.get("q") ?? ""}
        onPressEnter={({ currentTarget }) => set("q", currentTarget.value.trim())}
        onClear={() => set("q", null)}
        onBlur={({ target }) => set("q", target.value.trim())}
      />
      {list(
        "policy",
        policies.map((policy) => [policy.id, words(policy.title)]),
      )}
      {list(
        "intervention",
        interventions.map(({ id, title }) => [id, words(title)]),
      )}
      {list(
        "outcome",
        decisionOutcomes.map((outcome) => [outcome, t(`outcome.${outcome}`)]),
      )}
      {list("reason", [...reasons])}
      {list(
        "choice",
        choices.map((choice) => [choice, t(`decisions.choice.${choice}`)]),
      )}
      <Select
        className={styles.filter}
        aria-label={t("decisions.filter.time")}
        value={search.get("time") ?? "any"}
        options={ranges.map((value) => ({ value, label: t(`conversations.range.${value}`) }))}
        onChange={(value) => set("time", value === "any" ? null : value)}
      />
      {search.size > 0 && (
        <Button type="link" onClick={clear}>
          {t("decisions.filter.clear")}
        </Button>
      )}
    </search>
  );
}
