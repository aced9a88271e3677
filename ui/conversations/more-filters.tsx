import { useQuery } from "@tanstack/react-query";
import { Button, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { severities } from "../../plugins/sdk/point.ts";
import { appealStates } from "../../worker/appeals/states.ts";
import { groupsQuery } from "../api/queries.ts";
import styles from "./conversations-page.module.css";

const lowest = [0, 60, 80, 90, 95, 100];
export const moreFilters = ["severity", "served", "scoreFrom", "sides", "appeal", "group"] as const;
type Name = (typeof moreFilters)[number];

type MoreFiltersProps = {
  shop: string;
  search: URLSearchParams;
  set: (name: string, value: string | null | undefined) => void;
  setDays: (days: { from: string; to: string }) => void;
};

/** Filters that are used less often; open from the start where one of them is set. */
export function MoreFilters({ shop, search, set, setDays }: MoreFiltersProps) {
  const { t } = useTranslation();
  const isSet = [...moreFilters, "from", "to"].some((name) => search.has(name));
  const [opened, setOpened] = useState(isSet);
  const groups = useQuery(groupsQuery(shop)).data?.items ?? [];
  const isOpen = opened || isSet;
  const choice = (name: Name, label: string, any: string, options: readonly { value: string; label: string }[]) => (
    <Select
      className={styles.choice}
      aria-label={label}
      value={search.get(name) ?? ""}
      options={[{ value: "", label: any }, ...options]}
      onChange={(value) => set(name, value)}
    />
  );
  return (
    <>
      <Button aria-expanded={isOpen} onClick={() => setOpened(!isOpen)}>
        {t("reviewDay.filters.more")}
      </Button>
      {isOpen && (
        <>
          <Day name="from" label={t("reviewDay.filters.fromDay")} search={search} setDays={setDays} />
          <Day name="to" label={t("reviewDay.filters.toDay")} search={search} setDays={setDays} />
          {choice(
            "severity",
            t("reviewDay.filters.severity"),
            t("reviewDay.filters.anySeverity"),
            severities.map((value) => ({ value, label: t(`severity.${value}`) })),
          )}
          {choice("served", t("reviewDay.filters.served"), t("reviewDay.filters.anyServed"), [
            { value: "agent", label: t("reviewDay.filters.agent") },
            { value: "bot", label: t("reviewDay.filters.bot") },
          ])}
          {choice(
            "scoreFrom",
            t("reviewDay.filters.scoreFrom"),
            t("reviewDay.filters.anyFrom"),
            lowest.map((score) => ({ value: String(score), label: t("reviewDay.filters.from", { score }) })),
          )}
          {choice("sides", t("reviewDay.filters.sides"), t("reviewDay.filters.anySides"), [
            { value: "both", label: t("reviewDay.filters.both") },
          ])}
          {choice("appeal", t("reviewDay.filters.appeal"), t("reviewDay.filters.anyAppeal"), [
            { value: "none", label: t("reviewDay.filters.noAppeal") },
            ...appealStates.map((value) => ({ value, label: t(`appeals.state.${value}`) })),
          ])}
          {groups.length > 0 &&
            choice(
              "group",
              t("reviewDay.filters.group"),
              t("reviewDay.filters.anyGroup"),
              groups.map(({ id, title }) => ({ value: id, label: title })),
            )}
        </>
      )}
    </>
  );
}

type DayProps = Pick<MoreFiltersProps, "search" | "setDays"> & { name: "from" | "to"; label: string };

/** Both days are in the address, or none: whoever names one means that day alone until he names the other. */
function Day({ name, label, search, setDays }: DayProps) {
  const days = { from: search.get("from") ?? "", to: search.get("to") ?? "" };
  return (
    <Input
      className={styles.day}
      type="date"
      aria-label={label}
      value={days[name]}
      onChange={({ target: { value } }) => {
        const next = { from: days.from || value, to: days.to || value, [name]: value };
        if (value === "") setDays({ from: "", to: "" });
        else if (next.from <= next.to) setDays(next);
        else setDays({ from: value, to: value });
      }}
    />
  );
}
