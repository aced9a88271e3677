import { useQuery } from "@tanstack/react-query";
import { Input, Segmented, Select } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { mostReportDays } from "../../worker/reports/shop-days.ts";
import { groupsQuery } from "../api/queries.ts";
import type { ReportFilter } from "../api/report-queries.ts";
import { useLimits } from "../api/use-limits.ts";
import { daysIn } from "../conversations/range.ts";
import { type Preset, presets } from "./report-range.ts";
import styles from "./reports.module.css";

type ReportFiltersProps = {
  shop: string;
  filter: ReportFilter;
  preset: Preset | null;
  /** null takes a name out of the address. */
  set: (change: Record<string, string | null>) => void;
};

/** Whose figures, and of which days; the address keeps both. */
export function ReportFilters({ shop, filter: { from, to, group }, preset, set }: ReportFiltersProps) {
  const { t } = useTranslation();
  const limits = useLimits();
  const known = useQuery(groupsQuery(shop)).data?.items ?? [];
  const groups = known.filter(({ id }) => limits.groups?.includes(id) ?? true);
  const [typed, type] = useState({ from, to });
  useEffect(() => type({ from, to }), [from, to]);
  const isWrong = daysIn(new URLSearchParams(typed)) === null;
  const change = (next: { from: string; to: string }) => {
    type(next);
    if (daysIn(new URLSearchParams(next)) !== null) set({ ...next, range: null });
  };
  return (
    <search className={styles.filters}>
      <Segmented<Preset | "">
        aria-label={t("reports.range")}
        value={preset ?? ""}
        options={presets.map((value) => ({ value, label: t(`reports.presets.${value}`) }))}
        onChange={(value) => set({ range: value, from: null, to: null })}
      />
      <Input
        type="date"
        className={styles.date}
        aria-label={t("reports.from")}
        value={typed.from}
        status={isWrong ? "error" : ""}
        onChange={({ target }) => change({ ...typed, from: target.value })}
      />
      <span aria-hidden>–</span>
      <Input
        type="date"
        className={styles.date}
        aria-label={t("reports.to")}
        value={typed.to}
        status={isWrong ? "error" : ""}
        onChange={({ target }) => change({ ...typed, to: target.value })}
      />
      {(groups.length > 0 || group !== null) && (
        <Select
          aria-label={t("reports.group")}
          popupMatchSelectWidth={false}
          value={group ?? ""}
          options={[
            { value: "", label: t("reports.allGroups") },
            ...groups.map(({ id, title }) => ({ value: id, label: title })),
          ]}
          onChange={(value) => set({ group: value === "" ? null : value })}
        />
      )}
      {isWrong && (
        <p className={styles.problem} role="alert">
          {t("reports.tooLong", { days: mostReportDays })}
        </p>
      )}
    </search>
  );
}
