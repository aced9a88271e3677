import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Input, InputNumber, Radio, Select } from "antd";
import { useTranslation } from "react-i18next";
import { severities } from "../../plugins/sdk/point.ts";
import { Issues } from "./issues.tsx";
import type { RuleDraft } from "./rule-draft.ts";
import styles from "./rule-editor.module.css";

type Combination = RuleDraft["combinations"][number];
type CombinationsProps = { draft: RuleDraft; onChange: (combinations: Combination[]) => void };

const most = 10;

/** Which standards must come together, with a severity and score of their own (N14). */
export function Combinations({ draft, onChange }: CombinationsProps) {
  const { t } = useTranslation();
  const { combinations, standards, kind } = draft;
  const all = standards.map(({ id }) => id).join(" && ");
  const added = (): Combination => {
    const known = new Set([...combinations, ...standards].map(({ id }) => id));
    let number = combinations.length + 1;
    while (known.has(`c${number}`)) number++;
    return { id: `c${number}`, when: all };
  };
  const change = (index: number, part: Partial<Combination>) =>
    onChange(combinations.with(index, { ...combinations[index], ...part } as Combination));
  return (
    <div className={styles.content}>
      <Radio.Group
        aria-label={t("rules.combination")}
        value={combinations.length > 0}
        options={[
          { value: false, label: t("rules.combinationAny") },
          { value: true, label: t("rules.combinationOwn") },
        ]}
        onChange={({ target }) => onChange(target.value === true ? [added()] : [])}
      />
      {combinations.length > 0 && <p className={styles.syntax}>{t("rules.combinationHint")}</p>}
      {combinations.map((combination, index) => (
        <div key={combination.id} id={`combinations.${index}`}>
          <div className={styles.line}>
            <Input
              className={styles.when}
              aria-label={t("rules.combinationWhen", { number: index + 1 })}
              dir="ltr"
              maxLength={500}
              value={combination.when}
              onChange={({ target }) => change(index, { when: target.value })}
            />
            <Select
              aria-label={`${t("rules.severity")} ${index + 1}`}
              className={styles.position}
              value={combination.severity ?? draft.severity}
              options={severities.map((each) => ({ value: each, label: t(`severity.${each}`) }))}
              onChange={(severity) => change(index, { severity })}
            />
            {kind !== "alert" && (
              <InputNumber
                aria-label={`${t("rules.combinationScore")} ${index + 1}`}
                placeholder={t("rules.combinationScore")}
                min={kind === "deduct" ? -100 : 0}
                max={kind === "deduct" ? 0 : 100}
                value={combination.score ?? null}
                onChange={(score) => {
                  const { score: _, ...rest } = combination;
                  onChange(combinations.with(index, score === null ? rest : { ...rest, score }));
                }}
              />
            )}
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined aria-hidden />}
              aria-label={t("rules.removeCombination", { number: index + 1 })}
              onClick={() => onChange(combinations.toSpliced(index, 1))}
            />
          </div>
          <Issues path={`combinations.${index}`} within text={combination.when} />
        </div>
      ))}
      {combinations.length > 0 && (
        <Button
          type="dashed"
          size="small"
          icon={<PlusOutlined aria-hidden />}
          disabled={combinations.length >= most}
          onClick={() => onChange([...combinations, added()])}
        >
          {t("rules.addCombination")}
        </Button>
      )}
    </div>
  );
}
