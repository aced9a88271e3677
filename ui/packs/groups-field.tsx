import { useQuery } from "@tanstack/react-query";
import { Form, Select } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { groupsQuery } from "../api/queries.ts";

type GroupsFieldProps = {
  shop: string;
  /** Ids; empty: all agents. */
  value: readonly string[];
  onChange: (value: string[]) => void;
  error: string | null;
};

/** Groups of agents that a point is limited to. */
export function GroupsField({ shop, value, onChange, error }: GroupsFieldProps) {
  const { t } = useTranslation();
  const groups = useQuery(groupsQuery(shop)).data?.items;
  const none = groups?.length === 0;
  return (
    <Form.Item
      label={t("shopSettings.pointGroups")}
      extra={
        none ? (
          <Link to={`/shops/${encodeURIComponent(shop)}/settings`}>{t("shopSettings.noGroupsYet")}</Link>
        ) : (
          t("shopSettings.pointGroupsHint")
        )
      }
      {...(error !== null && { validateStatus: "error" as const, help: <bdi>{error}</bdi> })}
    >
      <Select
        mode="multiple"
        aria-label={t("shopSettings.pointGroups")}
        placeholder={t("shopSettings.allAgents")}
        value={[...value]}
        options={groups?.map(({ id, title }) => ({ value: id, label: title })) ?? []}
        optionFilterProp="label"
        onChange={onChange}
      />
    </Form.Item>
  );
}
