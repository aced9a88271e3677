import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, InputNumber, Select } from "antd";
import { useContext } from "react";
import { useTranslation } from "react-i18next";
import { unlessConditions } from "../../plugins/sdk/policy.ts";
import { packsQuery } from "../api/queries.ts";
import { fieldsOf, standardOf } from "../packs/fields.ts";
import { SettingField } from "../packs/setting-field.tsx";
import { useWords } from "../text/use-language.ts";
import { Field, RefusedPolicy } from "./field.tsx";
import { type Step, withField, withSetting } from "./policy-draft.ts";
import styles from "./policy-edit.module.css";

type StepFieldsProps = { shop: string; value: readonly Step[]; onChange: (value: Step[]) => void; disabled: boolean };

const mostSteps = 10;

/** 就: interventions with their own settings, some of them later and unless something has happened. */
export function StepFields({ shop, value, onChange, disabled }: StepFieldsProps) {
  const { t } = useTranslation();
  return (
    <ol className={styles.steps}>
      {value.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps have no id; another intervention draws its fields anew
        <li key={`${index} ${step.intervention}`}>
          <StepForm
            shop={shop}
            index={index}
            step={step}
            disabled={disabled}
            onChange={(next) => onChange(value.with(index, next))}
            {...(value.length > 1 && { onRemove: () => onChange(value.toSpliced(index, 1)) })}
          />
        </li>
      ))}
      <li>
        <Button
          type="dashed"
          icon={<PlusOutlined aria-hidden />}
          disabled={disabled || value.length >= mostSteps}
          onClick={() =>
            onChange([...value, { intervention: value.at(-1)?.intervention ?? "", config: {}, after: 60 }])
          }
        >
          {t("policyEdit.addStep")}
        </Button>
      </li>
    </ol>
  );
}

type StepFormProps = {
  shop: string;
  index: number;
  step: Step;
  disabled: boolean;
  onChange: (step: Step) => void;
  onRemove?: () => void;
};

function StepForm({ shop, index, step, disabled, onChange, onRemove }: StepFormProps) {
  const { t } = useTranslation();
  const words = useWords();
  const refused = useContext(RefusedPolicy);
  const packs = useQuery(packsQuery(shop)).data?.packs ?? [];
  const all = packs.flatMap(({ manifest }) =>
    manifest.interventions.map((each) => ({ ...each, full: `${manifest.id}/${each.id}` })),
  );
  const chosen = all.find(({ full }) => full === step.intervention);
  const fields = chosen === undefined ? [] : fieldsOf(chosen.settings);
  const path = `then.${index}`;
  const errorOf = (name: string) =>
    refused?.path !== undefined && `${refused.path}.`.startsWith(`${path}.config.${name}.`) ? refused.message : null;
  return (
    <>
      <div className={styles.line}>
        <strong>{t("policyEdit.step", { number: index + 1 })}</strong>
        <Select
          className={styles.wide}
          aria-label={t("policyEdit.intervention", { number: index + 1 })}
          showSearch={{ optionFilterProp: "label" }}
          value={step.intervention}
          options={all.map(({ full, title }) => ({ value: full, label: words(title) }))}
          onChange={(intervention) => onChange({ ...step, intervention, config: {} })}
        />
        <InputNumber
          aria-label={t("policyEdit.after", { number: index + 1 })}
          prefix={t("policyEdit.afterShort")}
          suffix={t("common.seconds")}
          min={0}
          max={86_400}
          precision={0}
          value={step.after ?? 0}
          onChange={(after) => onChange(withField(step, "after", after === null || after === 0 ? undefined : after))}
        />
        <Select
          allowClear
          className={styles.unless}
          aria-label={t("policyEdit.unless", { number: index + 1 })}
          placeholder={t("policyEdit.noUnless")}
          value={step.unless ?? null}
          options={unlessConditions.map((each) => ({ value: each, label: t(`policies.unless.${each}`) }))}
          onChange={(unless) => onChange(withField(step, "unless", unless ?? undefined))}
        />
        {onRemove && (
          <Button
            type="text"
            icon={<CloseOutlined aria-hidden />}
            aria-label={t("policyEdit.removeStep", { number: index + 1 })}
            onClick={onRemove}
          />
        )}
      </div>
      {chosen !== undefined && <p className={styles.hint}>{words(chosen.description)}</p>}
      <Field label="" path={`${path}.intervention`}>
        {null}
      </Field>
      {fields.length > 0 && (
        <details
          className={styles.settings}
          open={Object.keys(step.config).length > 0 || fields.some(({ name }) => errorOf(name) !== null)}
        >
          <summary>{t("policyEdit.settings")}</summary>
          {fields.map((field) => (
            <SettingField
              key={field.name}
              field={field}
              value={step.config[field.name] ?? standardOf(field)}
              error={errorOf(field.name)}
              disabled={disabled}
              onChange={(next) =>
                onChange(
                  chosen === undefined ? step : withSetting(step, chosen.settings, { name: field.name, value: next }),
                )
              }
            />
          ))}
        </details>
      )}
    </>
  );
}
