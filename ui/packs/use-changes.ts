import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { SettingValue } from "../../plugins/sdk/setting-value.ts";
import { groupsQuery } from "../api/queries.ts";
import { weekdays } from "../shop-settings/hours-draft.ts";
import { useWords } from "../text/use-language.ts";
import type { Draft } from "./draft.ts";
import { type Field, same } from "./fields.ts";

/** What differs between two drafts, each in words: `等待 60 → 45`. */
export function useChanges(shop: string, fields: readonly Field[]): (before: Draft, after: Draft) => string[] {
  const { t } = useTranslation();
  const words = useWords();
  const groups = useQuery(groupsQuery(shop)).data?.items ?? [];
  const groupTitles = (ids: Draft["groups"]) =>
    ids.length === 0
      ? t("shopSettings.allAgents")
      : ids.map((id) => groups.find((group) => group.id === id)?.title ?? id).join(" / ");
  const schedule = (value: Draft["schedule"]) =>
    value?.kind === "windows"
      ? value.windows
          .map(
            ({ days, from, to }) =>
              `${days.map((day) => t(`shopSettings.weekday.${weekdays[day - 1] ?? "mon"}`)).join("")} ${from}–${to}`,
          )
          .join(" / ")
      : t(`shopSettings.scheduleKind.${value?.kind ?? "always"}`);
  const said = (field: Field, value: SettingValue | undefined): string => {
    if (typeof value === "boolean") return t(value ? "packs.on" : "packs.off");
    if (Array.isArray(value)) return value.length === 0 ? "—" : value.join(" / ");
    const option = "options" in field ? field.options.find((each) => each.value === value) : undefined;
    return option === undefined ? String(value ?? "—") : words(option.title);
  };
  const severity = (value: Draft["severity"]) => (value === null ? t("packs.byCode") : t(`severity.${value}`));
  const score = (value: number | null) => (value === null ? t("packs.notInspected") : String(value));
  const types = (value: Draft["sessionTypes"]) =>
    value.length === 0 ? t("packs.allTypes") : value.map((type) => t(`sessionType.${type}`)).join(" / ");
  return (before, after) => {
    const general: [string, string, string][] = [
      [t("packs.severity"), severity(before.severity), severity(after.severity)],
      [`${t("packs.scores")} ${t("packs.presale")}`, score(before.presale), score(after.presale)],
      [`${t("packs.scores")} ${t("packs.aftersale")}`, score(before.aftersale), score(after.aftersale)],
      [t("packs.sessionTypes"), types(before.sessionTypes), types(after.sessionTypes)],
      [t("shopSettings.pointGroups"), groupTitles(before.groups), groupTitles(after.groups)],
      [t("shopSettings.schedule"), schedule(before.schedule), schedule(after.schedule)],
    ];
    const own = fields
      .filter(({ name }) => !same(before.config[name], after.config[name]))
      .map((field): [string, string, string] => [
        words(field.title),
        said(field, before.config[field.name]),
        said(field, after.config[field.name]),
      ]);
    return [...own, ...general]
      .filter(([, from, to]) => from !== to)
      .map(([title, from, to]) => `${title} ${from} → ${to}`);
  };
}
