import { Checkbox, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import { sessionTypes } from "../../plugins/sdk/conversation.ts";
import { GroupsField } from "../packs/groups-field.tsx";
import { ScheduleField } from "../packs/schedule-field.tsx";
import { Field } from "./field.tsx";
import { type If, orderStatuses, withField } from "./policy-draft.ts";
import styles from "./policy-edit.module.css";
import { usePointChoices } from "./trigger-fields.tsx";

type ConditionFieldsProps = { shop: string; value: If; onChange: (value: If) => void; disabled: boolean };

const servers = ["bot", "agent", "nobody"] as const;
const hourSeconds = 3_600;

/** 并且: what must hold besides. What is left empty does not matter. */
export function ConditionFields({ shop, value, onChange, disabled }: ConditionFieldsProps) {
  const { t } = useTranslation();
  const points = usePointChoices(shop);
  const { earlier } = value;
  return (
    <>
      <div className={styles.pair}>
        <Field label={t("policyEdit.sessionTypes")} path="if.sessionTypes">
          <Checkbox.Group
            aria-label={t("policyEdit.sessionTypes")}
            value={value.sessionTypes ?? []}
            options={sessionTypes.map((each) => ({ value: each, label: t(`sessionType.${each}`) }))}
            onChange={(next) =>
              onChange(
                withField(
                  value,
                  "sessionTypes",
                  sessionTypes.filter((each) => next.includes(each)),
                ),
              )
            }
          />
        </Field>
        <Field label={t("policyEdit.servedBy")} path="if.servedBy">
          <Checkbox.Group
            aria-label={t("policyEdit.servedBy")}
            value={value.servedBy ?? []}
            options={servers.map((each) => ({ value: each, label: t(`policies.who.${each}`) }))}
            onChange={(next) =>
              onChange(
                withField(
                  value,
                  "servedBy",
                  servers.filter((each) => next.includes(each)),
                ),
              )
            }
          />
        </Field>
        <Field label={t("policyEdit.agentsOnline")} path="if.agentsOnline">
          <InputNumber
            aria-label={t("policyEdit.agentsOnline")}
            placeholder={t("policyEdit.any")}
            min={0}
            max={10_000}
            precision={0}
            value={value.agentsOnline ?? null}
            onChange={(next) => onChange(withField(value, "agentsOnline", next ?? undefined))}
          />
        </Field>
        <Field label={t("policyEdit.buyer")} path="if.buyer">
          <Select
            allowClear
            aria-label={t("policyEdit.buyer")}
            placeholder={t("policyEdit.any")}
            value={value.buyer ?? null}
            options={(["new", "returning"] as const).map((each) => ({
              value: each,
              label: t(`policies.buyer.${each}`),
            }))}
            onChange={(next) => onChange(withField(value, "buyer", next ?? undefined))}
          />
        </Field>
        <Field label={t("policyEdit.orders")} path="if.orders">
          <Select
            mode="multiple"
            aria-label={t("policyEdit.orders")}
            placeholder={t("policyEdit.any")}
            value={value.orders ?? []}
            options={orderStatuses.map((each) => ({ value: each, label: t(`policies.orderStatus.${each}`) }))}
            onChange={(next) => onChange(withField(value, "orders", next))}
          />
        </Field>
        <Field label={t("policyEdit.earlier")} path="if.earlier">
          <Select
            mode="multiple"
            aria-label={t("policyEdit.earlier")}
            placeholder={t("policyEdit.any")}
            showSearch={{ optionFilterProp: "label" }}
            value={earlier?.points ?? []}
            options={points.map(({ id, title }) => ({ value: id, label: title }))}
            onChange={(next: string[]) =>
              onChange(
                withField(
                  value,
                  "earlier",
                  next.length === 0 ? undefined : { atLeast: 1, within: 24 * hourSeconds, ...earlier, points: next },
                ),
              )
            }
          />
          {earlier !== undefined && (
            <span className={styles.line}>
              <InputNumber
                aria-label={t("policyEdit.atLeast")}
                prefix="≥"
                min={1}
                max={100}
                value={earlier.atLeast}
                onChange={(atLeast) => onChange({ ...value, earlier: { ...earlier, atLeast: atLeast ?? 1 } })}
              />
              <InputNumber
                aria-label={t("policyEdit.withinHours")}
                suffix={t("common.hours")}
                min={0.1}
                max={720}
                value={earlier.within / hourSeconds}
                onChange={(hours) =>
                  onChange({ ...value, earlier: { ...earlier, within: Math.round((hours ?? 24) * hourSeconds) } })
                }
              />
            </span>
          )}
        </Field>
      </div>
      <GroupsField
        shop={shop}
        value={value.groups ?? []}
        onChange={(next) => onChange(withField(value, "groups", next))}
        error={null}
      />
      <ScheduleField
        shop={shop}
        value={value.schedule ?? null}
        onChange={(next) => onChange(withField(value, "schedule", next ?? undefined))}
        error={null}
        disabled={disabled}
      />
    </>
  );
}
