import { CloseOutlined } from "@ant-design/icons";
import { Button, InputNumber, Segmented, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Condition, ConditionOf } from "../../plugins/sdk/rules/condition.ts";
import { OrderFields, ProductFields, TimeFields } from "./circumstance-fields.tsx";
import { ContentFields } from "./content-fields.tsx";
import { Issues } from "./issues.tsx";
import { conditionTypes, newCondition } from "./rule-draft.ts";
import styles from "./rule-editor.module.css";
import { StepsField } from "./steps-field.tsx";

type ConditionLineProps = {
  path: string;
  number: number;
  value: Condition;
  onChange: (value: Condition) => void;
  /** The word between it and the one before. */
  joined: string;
  /** Absent: it is the only one. */
  onRemove?: () => void;
};

/** One condition: what it is about, then what must hold. */
export function ConditionLine({ path, number, value, onChange, joined, onRemove }: ConditionLineProps) {
  const { t } = useTranslation();
  return (
    <li className={styles.condition} id={path} data-join={joined}>
      <div className={styles.line}>
        <Select
          className={styles.type}
          aria-label={t("rules.conditionNumber", { number })}
          value={value.type}
          options={conditionTypes.map((type) => ({ value: type, label: t(`rules.conditionType.${type}`) }))}
          onChange={(type) => onChange(newCondition(type))}
        />
        {value.type === "agent-said" && <HowSaid value={value} onChange={onChange} />}
        {value.type === "order" && <OrderFields path={path} value={value} onChange={onChange} />}
        {onRemove && (
          <span className={styles.ends}>
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined aria-hidden />}
              aria-label={t("rules.removeCondition", { number })}
              onClick={onRemove}
            />
          </span>
        )}
      </div>
      <Issues path={path} />
      <Body path={path} value={value} onChange={onChange} />
    </li>
  );
}

type BodyProps = Pick<ConditionLineProps, "path" | "value" | "onChange">;

function Body({ path, value, onChange }: BodyProps) {
  switch (value.type) {
    case "buyer-said":
    case "agent-said":
      return <ContentFields path={path} value={value} onChange={onChange} />;
    case "agent-steps":
      return <StepsField path={path} value={value} onChange={onChange} />;
    case "product":
      return <ProductFields path={path} value={value} onChange={onChange} />;
    case "time":
      return <TimeFields path={path} value={value} onChange={onChange} />;
    default:
      return null;
  }
}

type HowSaidProps = { value: ConditionOf<"agent-said">; onChange: (value: ConditionOf<"agent-said">) => void };

/** 说过 or 没有说, and in which of the agent's messages (F029). */
function HowSaid({ value, onChange }: HowSaidProps) {
  const { t } = useTranslation();
  const { said, position, nth: _, ...rest } = value;
  return (
    <>
      <Segmented
        aria-label={t("rules.saidLabel")}
        value={said ? "yes" : "no"}
        options={(["yes", "no"] as const).map((each) => ({ value: each, label: t(`rules.said.${each}`) }))}
        onChange={(next) => onChange({ ...value, said: next === "yes" })}
      />
      <Select
        className={styles.position}
        aria-label={t("rules.position")}
        value={position}
        options={(["any", "first", "last", "nth"] as const).map((each) => ({
          value: each,
          label: t(`rules.positions.${each}`),
        }))}
        onChange={(next) => onChange({ ...rest, said, position: next, ...(next === "nth" && { nth: 2 }) })}
      />
      {position === "nth" && (
        <InputNumber
          aria-label={t("rules.nth")}
          min={1}
          max={100}
          value={value.nth ?? 1}
          onChange={(nth) => onChange({ ...value, nth: nth ?? 1 })}
        />
      )}
    </>
  );
}
