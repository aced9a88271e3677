import { Checkbox, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Policy } from "../../plugins/sdk/policy.ts";
import { Field } from "./field.tsx";
import { frequencyKinds, withField } from "./policy-draft.ts";
import styles from "./policy-edit.module.css";

type LimitFieldsProps = { value: Policy; onChange: (value: Policy) => void };

const usualCoolDown = 600;
const usualTuning = { floor: 10, ceiling: 100, poor: 0.5, good: 0.9 };

/** How often, in which share of chats, and at most how often a day. */
export function LimitFields({ value, onChange }: LimitFieldsProps) {
  const { t } = useTranslation();
  const { frequency, tuning } = value;
  return (
    <>
      <div className={styles.pair}>
        <Field label={t("policyEdit.frequency")} path="frequency">
          <span className={styles.line}>
            <Select
              className={styles.wide}
              aria-label={t("policyEdit.frequency")}
              value={frequency.kind}
              options={frequencyKinds.map((kind) => ({ value: kind, label: t(`policyEdit.frequencyKind.${kind}`) }))}
              onChange={(kind) =>
                onChange({ ...value, frequency: kind === "cool-down" ? { kind, seconds: usualCoolDown } : { kind } })
              }
            />
            {frequency.kind === "cool-down" && (
              <InputNumber
                aria-label={t("policyEdit.coolDown")}
                suffix={t("common.seconds")}
                min={1}
                max={604_800}
                precision={0}
                value={frequency.seconds}
                onChange={(seconds) =>
                  onChange({ ...value, frequency: { kind: "cool-down", seconds: seconds ?? usualCoolDown } })
                }
              />
            )}
          </span>
        </Field>
        <Field label={t("policyEdit.dailyCap")} path="dailyCap" hint={t("policyEdit.dailyCapHint")}>
          <InputNumber
            aria-label={t("policyEdit.dailyCap")}
            min={1}
            max={1_000_000}
            precision={0}
            value={value.dailyCap}
            onChange={(dailyCap) => onChange({ ...value, dailyCap: dailyCap ?? 5_000 })}
          />
        </Field>
        <Percent name="rollout" value={value.rollout} onChange={(rollout) => onChange({ ...value, rollout })} />
        <Percent name="holdout" value={value.holdout} onChange={(holdout) => onChange({ ...value, holdout })} />
      </div>
      <Field label={t("policyEdit.tuning")} path="tuning" hint={t("policyEdit.tuningHint")}>
        <span className={styles.line}>
          <Checkbox
            checked={tuning !== undefined}
            onChange={({ target }) => onChange(withField(value, "tuning", target.checked ? usualTuning : undefined))}
          >
            {t("policyEdit.tuningOn")}
          </Checkbox>
          {tuning !== undefined &&
            (["floor", "ceiling", "poor", "good"] as const).map((name) => {
              const share = name === "floor" || name === "ceiling";
              return (
                <InputNumber
                  key={name}
                  aria-label={t(`policyEdit.tune.${name}`)}
                  prefix={t(`policyEdit.tune.${name}`)}
                  {...(share && { suffix: "%" })}
                  min={0}
                  max={share ? 100 : 1}
                  step={share ? 1 : 0.05}
                  value={tuning[name]}
                  onChange={(next) => onChange({ ...value, tuning: { ...tuning, [name]: next ?? usualTuning[name] } })}
                />
              );
            })}
        </span>
      </Field>
    </>
  );
}

type PercentProps = { name: "rollout" | "holdout"; value: number; onChange: (value: number) => void };

function Percent({ name, value, onChange }: PercentProps) {
  const { t } = useTranslation();
  return (
    <Field label={t(`policyEdit.${name}`)} path={name} hint={t(`policyEdit.${name}Hint`)}>
      <InputNumber
        aria-label={t(`policyEdit.${name}`)}
        suffix="%"
        min={0}
        max={100}
        value={value}
        onChange={(next) => onChange(next ?? (name === "rollout" ? 100 : 0))}
      />
    </Field>
  );
}
