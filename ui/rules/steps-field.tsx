import { ArrowUpOutlined, CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Checkbox, InputNumber, Segmented } from "antd";
import { useTranslation } from "react-i18next";
import type { ConditionOf } from "../../plugins/sdk/rules/condition.ts";
import { ContentFields } from "./content-fields.tsx";
import { Issues } from "./issues.tsx";
import { newStep, withSteps } from "./rule-draft.ts";
import styles from "./rule-editor.module.css";

type Steps = ConditionOf<"agent-steps">;
type StepsFieldProps = { path: string; value: Steps; onChange: (value: Steps) => void };

const mostSteps = 10;
const usualMinutes = 5;

/** 客服回复行为: what the agent has to say, step by step, in which order and how soon (F033, F035). */
export function StepsField({ path, value, onChange }: StepsFieldProps) {
  const { t } = useTranslation();
  const { steps, inOrder, withinMinutes, holds } = value;
  const change = (next: Steps["steps"]) => onChange(withSteps(value, next));
  const several = steps.filter(({ expect }) => expect === "said").length > 1;
  const setWithin = (minutes: number | null) => {
    const { withinMinutes: _, ...rest } = value;
    onChange(minutes === null ? rest : { ...rest, withinMinutes: minutes });
  };
  return (
    <div className={styles.content}>
      <ol className={styles.stepList} aria-label={t("rules.steps")}>
        {steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have no id; what they hold is all in the draft
          <li key={index}>
            <div className={styles.line}>
              <strong>{t("rules.step", { number: index + 1 })}</strong>
              <Segmented
                size="small"
                aria-label={t("rules.expectLabel", { number: index + 1 })}
                value={step.expect}
                options={(["said", "not-said"] as const).map((each) => ({
                  value: each,
                  label: t(`rules.expect.${each}`),
                }))}
                onChange={(expect) => change(steps.with(index, { ...step, expect }))}
              />
              <span className={styles.ends}>
                {index > 0 && (
                  <Button
                    type="text"
                    size="small"
                    icon={<ArrowUpOutlined aria-hidden />}
                    aria-label={t("rules.moveUp", { number: index + 1 })}
                    onClick={() => change(steps.toSpliced(index, 1).toSpliced(index - 1, 0, step))}
                  />
                )}
                {steps.length > 1 && (
                  <Button
                    type="text"
                    size="small"
                    icon={<CloseOutlined aria-hidden />}
                    aria-label={t("rules.removeStep", { number: index + 1 })}
                    onClick={() => change(steps.toSpliced(index, 1))}
                  />
                )}
              </span>
            </div>
            <Issues path={`${path}.steps.${index}`} />
            <ContentFields
              path={`${path}.steps.${index}`}
              value={step}
              onChange={(next) => change(steps.with(index, next))}
            />
          </li>
        ))}
      </ol>
      <div className={styles.line}>
        <Button
          type="dashed"
          size="small"
          icon={<PlusOutlined aria-hidden />}
          disabled={steps.length >= mostSteps}
          onClick={() => change([...steps, newStep()])}
        >
          {t("rules.addStep")}
        </Button>
        <Checkbox
          checked={inOrder}
          disabled={!several}
          onChange={({ target }) => onChange({ ...value, inOrder: target.checked })}
        >
          {t("rules.inOrder")}
        </Checkbox>
        <Checkbox
          checked={withinMinutes !== undefined}
          disabled={!several}
          onChange={({ target }) => setWithin(target.checked ? usualMinutes : null)}
        >
          {t("rules.within")}
        </Checkbox>
        {withinMinutes !== undefined && (
          <InputNumber
            size="small"
            aria-label={t("rules.within")}
            min={0.1}
            max={1_440}
            value={withinMinutes}
            suffix={t("rules.withinUnit")}
            onChange={(minutes) => setWithin(minutes ?? usualMinutes)}
          />
        )}
      </div>
      <div className={styles.line}>
        <span>{t("rules.holds")}</span>
        <Segmented
          size="small"
          aria-label={t("rules.holds")}
          value={holds}
          options={(["broken", "kept"] as const).map((each) => ({ value: each, label: t(`rules.holdsWord.${each}`) }))}
          onChange={(next) => onChange({ ...value, holds: next })}
        />
      </div>
      <Issues path={`${path}.inOrder`} />
      <Issues path={`${path}.withinMinutes`} />
    </div>
  );
}
