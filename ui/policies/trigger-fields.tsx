import { useQuery } from "@tanstack/react-query";
import { InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import { severities } from "../../plugins/sdk/point.ts";
import type { PolicyMoment } from "../../plugins/sdk/policy.ts";
import { scenes } from "../../plugins/sdk/shop.ts";
import { packsQuery } from "../api/queries.ts";
import { rulesQuery } from "../api/rule-queries.ts";
import { saidOf } from "../show/use-titles.ts";
import { useWords } from "../text/use-language.ts";
import { Field } from "./field.tsx";
import { momentTypes, newMoment, orderStatuses, type When, withField } from "./policy-draft.ts";
import styles from "./policy-edit.module.css";

type TriggerFieldsProps = { shop: string; value: When; onChange: (value: When) => void };

/** 当: findings of points, from a severity on or with certain codes, or a moment. */
export function TriggerFields({ shop, value, onChange }: TriggerFieldsProps) {
  const { t } = useTranslation();
  const words = useWords();
  const points = usePointChoices(shop);
  const codes = points.filter(({ id }) => value.points.includes(id)).flatMap((point) => point.codes);
  const names = [...new Map(codes.map((code) => [code.code, code])).values()];
  return (
    <>
      <Field label={t("policyEdit.points")} path="when.points">
        <Select
          mode="multiple"
          aria-label={t("policyEdit.points")}
          placeholder={t("policyEdit.pointsHint")}
          showSearch={{ optionFilterProp: "label" }}
          value={value.points}
          options={points.map(({ id, title, pack }) => ({ value: id, label: `${title} · ${pack}` }))}
          onChange={(next) => onChange({ ...value, points: next })}
        />
      </Field>
      {value.points.length > 0 && (
        <div className={styles.pair}>
          <Field label={t("policyEdit.minSeverity")} path="when.minSeverity">
            <Select
              allowClear
              aria-label={t("policyEdit.minSeverity")}
              placeholder={t("policyEdit.any")}
              value={value.minSeverity ?? null}
              options={severities.map((each) => ({ value: each, label: t(`severity.${each}`) }))}
              onChange={(next) => onChange(withField(value, "minSeverity", next ?? undefined))}
            />
          </Field>
          <Field label={t("policyEdit.codes")} path="when.codes">
            <Select
              mode="multiple"
              aria-label={t("policyEdit.codes")}
              placeholder={t("policyEdit.any")}
              value={value.codes ?? []}
              options={names.map(({ code, message }) => ({ value: code, label: saidOf(words(message)) }))}
              onChange={(next: string[]) => onChange(withField(value, "codes", next))}
            />
          </Field>
        </div>
      )}
      <Field label={t("policyEdit.moment")} path="when.moment">
        <div className={styles.line}>
          <Select
            allowClear
            className={styles.wide}
            aria-label={t("policyEdit.moment")}
            placeholder={t("policyEdit.noMoment")}
            value={value.moment?.type ?? null}
            options={momentTypes.map((type) => ({ value: type, label: t(`policyEdit.momentType.${type}`) }))}
            onChange={(type) =>
              onChange(withField(value, "moment", type === undefined || type === null ? undefined : newMoment(type)))
            }
          />
          {value.moment !== undefined && (
            <MomentFields value={value.moment} onChange={(moment) => onChange({ ...value, moment })} />
          )}
        </div>
      </Field>
    </>
  );
}

function MomentFields({ value, onChange }: { value: PolicyMoment; onChange: (value: PolicyMoment) => void }) {
  const { t } = useTranslation();
  const words = useWords();
  switch (value.type) {
    case "bot-rounds":
      return (
        <InputNumber
          aria-label={t("policyEdit.rounds")}
          suffix={t("policyEdit.rounds")}
          min={1}
          max={50}
          value={value.atLeast}
          onChange={(atLeast) => onChange({ ...value, atLeast: atLeast ?? 5 })}
        />
      );
    case "rating":
      return (
        <InputNumber
          aria-label={t("policyEdit.atMost")}
          prefix="≤"
          min={0}
          max={10}
          value={value.atMost}
          onChange={(atMost) => onChange({ ...value, atMost: atMost ?? 2 })}
        />
      );
    case "order":
      return (
        <Select
          mode="multiple"
          className={styles.wide}
          aria-label={t("policyEdit.orderStatus")}
          placeholder={t("policyEdit.any")}
          value={value.statuses ?? []}
          options={orderStatuses
            .filter((each) => each !== "none")
            .map((each) => ({ value: each, label: t(`policies.orderStatus.${each}`) }))}
          onChange={(statuses) => onChange(withField(value, "statuses", statuses))}
        />
      );
    case "scene": {
      const widest = value.scenes === "widest-gap";
      return (
        <Select
          mode="multiple"
          className={styles.wide}
          aria-label={t("policyEdit.scenes")}
          placeholder={t("policyEdit.any")}
          value={value.scenes === undefined ? [] : widest ? ["widest-gap"] : [...value.scenes]}
          options={[
            { value: "widest-gap", label: t("policyEdit.widest") },
            ...Object.entries(scenes).map(([id, title]) => ({ value: id, label: words(title) })),
          ]}
          onChange={(next: string[]) => {
            const chosen = next.filter((each) => each !== "widest-gap");
            const scenesOf = next.includes("widest-gap") && !widest ? "widest-gap" : chosen;
            onChange(withField(value, "scenes", scenesOf as Exclude<typeof value.scenes, undefined>));
          }}
        />
      );
    }
    default:
      return null;
  }
}

/** Points of installed packs and the shop's own rules, with the codes of their findings. */
export function usePointChoices(shop: string) {
  const { t } = useTranslation();
  const words = useWords();
  const packs = useQuery(packsQuery(shop)).data?.packs ?? [];
  const rules = useQuery(rulesQuery(shop)).data?.items ?? [];
  const official = packs.flatMap(({ manifest }) =>
    manifest.points.map((point) => ({
      id: `${manifest.id}/${point.id}`,
      title: words(point.title),
      pack: words(manifest.title),
      codes: Object.entries(point.codes).map(([code, { message }]) => ({ code, message })),
    })),
  );
  const own = [...new Map(rules.map(({ rule }) => [rule.id, rule])).values()].map((rule) => ({
    id: `shop/${rule.id}`,
    title: words(rule.title),
    pack: t("rules.title"),
    codes: [],
  }));
  return [...own, ...official];
}
