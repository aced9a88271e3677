import { CustomerServiceOutlined, SearchOutlined, UserOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { AutoComplete, Input, Select } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { agentsQuery, groupsQuery } from "../api/queries.ts";
import { dayOf } from "../show/time.ts";
import { usePlace } from "../show/use-place.ts";
import styles from "./conversations-page.module.css";

const scores = [100, 95, 90, 80, 60];

type SessionFiltersProps = {
  shop: string;
  search: URLSearchParams;
  set: (name: string, value: string | null | undefined) => void;
};

/** What sessions are searched by; the address keeps it. */
export function SessionFilters({ shop, search, set }: SessionFiltersProps) {
  const { t } = useTranslation();
  const groups = useQuery(groupsQuery(shop)).data?.items ?? [];
  const choice = (
    name: "feeling" | "scoreBelow" | "reviewed" | "alerts",
    any: string,
    options: Record<string, string>,
  ) => (
    <Select
      className={styles.choice}
      aria-label={t(`review.search.${name === "scoreBelow" ? "score" : name}`)}
      value={search.get(name) ?? ""}
      options={[{ value: "", label: any }, ...Object.entries(options).map(([value, label]) => ({ value, label }))]}
      onChange={(value) => set(name, value)}
    />
  );
  return (
    <>
      <AgentField shop={shop} value={search.get("agent") ?? ""} onChange={(value) => set("agent", value)} />
      {groups.length > 0 && (
        <Select
          className={styles.choice}
          aria-label={t("reports.group")}
          value={search.get("group") ?? ""}
          options={[
            { value: "", label: t("review.search.anyGroup") },
            ...groups.map(({ id, title }) => ({ value: id, label: title })),
          ]}
          onChange={(value) => set("group", value)}
        />
      )}
      <WordsField
        icon={<UserOutlined aria-hidden />}
        label={t("review.search.buyerText")}
        value={search.get("buyerText") ?? ""}
        onChange={(value) => set("buyerText", value)}
      />
      <WordsField
        icon={<CustomerServiceOutlined aria-hidden />}
        label={t("review.search.agentText")}
        value={search.get("agentText") ?? ""}
        onChange={(value) => set("agentText", value)}
      />
      {choice("feeling", t("review.search.anyFeeling"), { negative: t("review.search.negative") })}
      {choice(
        "scoreBelow",
        t("review.search.anyScore"),
        Object.fromEntries(scores.map((score) => [score, t("review.search.below", { score })])),
      )}
      {choice("alerts", t("review.search.anyAlerts"), { unseen: t("review.search.unseen") })}
      {choice("reviewed", t("review.search.anyReviewed"), {
        no: t("review.unreviewed"),
        yes: t("review.reviewed"),
      })}
    </>
  );
}

type FieldProps = { value: string; onChange: (value: string) => void };

/** Accounts of the whole history, also those that do not exist any more (F149). */
function AgentField({ shop, value, onChange }: FieldProps & { shop: string }) {
  const { t } = useTranslation();
  const { timeZone } = usePlace(shop);
  const agents = useQuery(agentsQuery(shop)).data?.items ?? [];
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  return (
    <AutoComplete
      className={styles.agent}
      allowClear
      aria-label={t("review.search.agent")}
      placeholder={t("review.search.agent")}
      value={typed}
      options={agents.map(({ agent, name, lastAt }) => ({
        value: agent,
        label: (
          <span className={styles.account}>
            <bdi>{name ?? agent}</bdi>
            <small>
              {name !== null && <bdi>{agent}</bdi>} {t("review.search.gone", { day: dayOf(lastAt, timeZone) })}
            </small>
          </span>
        ),
        name,
      }))}
      showSearch={{
        filterOption: (text, option) =>
          [option?.value, option?.name].some((word) => word?.toLowerCase().includes(text.toLowerCase()) ?? false),
      }}
      onChange={(next: string | undefined) => {
        setTyped(next ?? "");
        if (!next) onChange("");
      }}
      onSelect={(next: string | undefined) => onChange(next ?? "")}
      onBlur={() => onChange(typed.trim())}
      onKeyDown={({ key }) => {
        if (key === "Enter") onChange(typed.trim());
      }}
    />
  );
}

function WordsField({ icon, label, value, onChange }: FieldProps & { icon: React.ReactNode; label: string }) {
  return (
    <Input
      // A cleared filter clears the field, too.
      key={value}
      className={styles.words}
      allowClear
      prefix={icon}
      suffix={<SearchOutlined aria-hidden />}
      placeholder={label}
      aria-label={label}
      maxLength={200}
      defaultValue={value}
      onPressEnter={({ currentTarget }) => onChange(currentTarget.value.trim())}
      onClear={() => onChange("")}
      onBlur={({ target }) => onChange(target.value.trim())}
    />
  );
}
