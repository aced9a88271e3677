import { useQuery } from "@tanstack/react-query";
import { Segmented, Select } from "antd";
import { useTranslation } from "react-i18next";
import { alertViews } from "../../db/queries/alert-views.ts";
import { severities } from "../../plugins/sdk/point.ts";
import type { AlertFilter } from "../api/alert-queries.ts";
import { agentsQuery } from "../api/queries.ts";
import { usePointOptions } from "../show/use-point-options.ts";
import styles from "./alerts.module.css";

/** `pending` is part of `live`, where a mark tells it from `taken`. */
const shown = alertViews.filter((view) => view !== "pending");

type AlertFiltersProps = {
  shop: string;
  filter: AlertFilter;
  onChange: (change: Record<string, string | null>) => void;
};

export function AlertFilters({ shop, filter, onChange }: AlertFiltersProps) {
  const { t } = useTranslation();
  const points = usePointOptions(shop, filter.point);
  const agents = useQuery(agentsQuery(shop)).data?.items ?? [];
  return (
    <search className={styles.filters} aria-label={t("live.filters")}>
      <Segmented
        aria-label={t("alerts.view.label")}
        value={filter.view === "pending" ? "live" : filter.view}
        options={shown.map((value) => ({ value, label: t(`alerts.view.${value}`) }))}
        onChange={(view) => onChange({ view: view === "live" ? null : view, open: null })}
      />
      <Select
        allowClear
        aria-label={t("live.severity")}
        placeholder={t("live.severity")}
        value={filter.severity}
        options={[...severities].reverse().map((value) => ({ value, label: t(`severity.${value}`) }))}
        onChange={(severity: string | undefined) => onChange({ severity: severity ?? null, open: null })}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: "label" }}
        aria-label={t("alerts.type")}
        placeholder={t("alerts.type")}
        value={filter.point}
        options={points}
        onChange={(point: string | undefined) => onChange({ point: point ?? null, open: null })}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: "label" }}
        aria-label={t("speaker.agent")}
        placeholder={t("speaker.agent")}
        value={filter.agent}
        options={agents.map(({ agent, name }) => ({ value: agent, label: name ?? agent }))}
        onChange={(agent: string | undefined) => onChange({ agent: agent ?? null, open: null })}
      />
    </search>
  );
}
