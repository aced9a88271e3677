import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Input, Segmented } from "antd";
import { useTranslation } from "react-i18next";
import type { Standard } from "../../plugins/sdk/rules/rule.ts";
import { ConditionLine } from "./condition-line.tsx";
import { Issues } from "./issues.tsx";
import { newCondition } from "./rule-draft.ts";
import styles from "./rule-editor.module.css";

const mostConditions = 10;

type StandardSectionProps = {
  number: number;
  value: Standard;
  onChange: (value: Standard) => void;
  onRemove?: () => void;
};

/** 质检标准: conditions under each other, joined by one word. No box inside a box: a line at the side holds them together. */
export function StandardSection({ number, value, onChange, onRemove }: StandardSectionProps) {
  const { t } = useTranslation();
  const path = `standards.${number - 1}`;
  const { id, join, conditions, title } = value;
  const setTitle = (zh: string, en: string) => {
    const { title: _, ...rest } = value;
    onChange(zh === "" && en === "" ? rest : { ...rest, title: { zh: zh || en, en: en || zh } });
  };
  return (
    <section className={styles.standard} id={path} aria-labelledby={`standard-${id}`}>
      <div className={styles.line}>
        <h3 id={`standard-${id}`}>{t("rules.standard", { number })}</h3>
        <code>{id}</code>
        {conditions.length > 1 && (
          <Segmented
            size="small"
            aria-label={`${t("rules.join")} ${number}`}
            value={join}
            options={(["and", "or"] as const).map((each) => ({ value: each, label: t(`rules.joinWord.${each}`) }))}
            onChange={(next) => onChange({ ...value, join: next })}
          />
        )}
        {onRemove && (
          <span className={styles.ends}>
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined aria-hidden />}
              aria-label={t("rules.removeStandard", { number })}
              onClick={onRemove}
            />
          </span>
        )}
      </div>
      <Issues path={path} />
      <Issues path={`${path}.join`} />
      <Issues path={`${path}.conditions`} />
      <ul className={styles.conditions}>
        {conditions.map((condition, index) => (
          <ConditionLine
            // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no id; a change of type draws its fields anew
            key={`${index} ${condition.type}`}
            path={`${path}.conditions.${index}`}
            number={index + 1}
            value={condition}
            joined={t(`rules.joinShort.${join}`)}
            onChange={(next) => onChange({ ...value, conditions: conditions.with(index, next) })}
            {...(conditions.length > 1 && {
              onRemove: () => onChange({ ...value, conditions: conditions.toSpliced(index, 1) }),
            })}
          />
        ))}
      </ul>
      <div className={styles.line}>
        <Button
          type="dashed"
          size="small"
          icon={<PlusOutlined aria-hidden />}
          disabled={conditions.length >= mostConditions}
          onClick={() => onChange({ ...value, conditions: [...conditions, newCondition("agent-said")] })}
        >
          {t("rules.addCondition")}
        </Button>
      </div>
      <details className={styles.says} open={title !== undefined}>
        <summary>{t("rules.standardTitle")}</summary>
        <div className={styles.pair}>
          <Input
            aria-label={`${t("rules.standardTitle")} ${number} · ${t("rules.titleZh")}`}
            placeholder={t("rules.titleZh")}
            maxLength={80}
            value={title?.zh ?? ""}
            onChange={({ target }) => setTitle(target.value, title?.en ?? "")}
          />
          <Input
            aria-label={`${t("rules.standardTitle")} ${number} · ${t("rules.titleEn")}`}
            placeholder={t("rules.titleEn")}
            maxLength={80}
            value={title?.en ?? ""}
            onChange={({ target }) => setTitle(title?.zh ?? "", target.value)}
          />
        </div>
        <Issues path={`${path}.title`} within />
      </details>
    </section>
  );
}
