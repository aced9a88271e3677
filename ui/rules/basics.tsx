import { Checkbox, Input, InputNumber, Segmented } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { sessionTypes } from "../../plugins/sdk/conversation.ts";
import { pointKinds, severities } from "../../plugins/sdk/point.ts";
import { GroupsField } from "../packs/groups-field.tsx";
import { Issues, useIssues } from "./issues.tsx";
import type { RuleDraft } from "./rule-draft.ts";
import styles from "./rule-editor.module.css";

type BasicsProps = { shop: string; draft: RuleDraft; onChange: (draft: RuleDraft) => void };

/** What the rule is called, what a finding costs, and whom it concerns. */
export function Basics({ shop, draft, onChange }: BasicsProps) {
  const { t } = useTranslation();
  const { title, kind, severity, agents } = draft;
  const ids = useId();
  const wrong = useIssues("title", { within: true }).problems.length > 0;
  const setKind = (next: RuleDraft["kind"]) => {
    const { scores: _, ...rest } = draft;
    const answers = next === "alert" ? { ...rest, countRetracted: false } : rest;
    onChange({ ...answers, kind: next });
  };
  return (
    <>
      <div className={styles.pair}>
        <label className={styles.field} htmlFor={`${ids}-zh`}>
          <span>{t("rules.titleZh")}</span>
          <Input
            id={`${ids}-zh`}
            value={title.zh}
            maxLength={80}
            {...(wrong && { status: "error" as const })}
            aria-invalid={wrong}
            onChange={({ target }) => onChange({ ...draft, title: { ...title, zh: target.value } })}
          />
        </label>
        <label className={styles.field} htmlFor={`${ids}-en`}>
          <span>{t("rules.titleEn")}</span>
          <Input
            id={`${ids}-en`}
            value={title.en}
            maxLength={80}
            placeholder={t("rules.titleEnHint")}
            onChange={({ target }) => onChange({ ...draft, title: { ...title, en: target.value } })}
          />
        </label>
      </div>
      <Issues path="title" within />
      <div className={styles.line}>
        <span className={styles.name}>{t("rules.kind")}</span>
        <Segmented
          aria-label={t("rules.kind")}
          value={kind}
          options={pointKinds.map((each) => ({ value: each, label: t(`kind.${each}`) }))}
          onChange={setKind}
        />
        <span className={styles.hint}>{t(`rules.kindHint.${kind}`)}</span>
      </div>
      <div className={styles.line}>
        <span className={styles.name}>{t("rules.severity")}</span>
        <Segmented
          aria-label={t("rules.severity")}
          value={severity}
          options={severities.map((each) => ({ value: each, label: t(`severity.${each}`) }))}
          onChange={(next) => onChange({ ...draft, severity: next })}
        />
      </div>
      {kind !== "alert" && <Scores draft={draft} onChange={onChange} />}
      <div className={styles.line}>
        <span className={styles.name}>{t("rules.sessionTypes")}</span>
        <Checkbox.Group
          aria-label={t("rules.sessionTypes")}
          value={draft.sessionTypes ?? [...sessionTypes]}
          options={sessionTypes.map((value) => ({ value, label: t(`sessionType.${value}`) }))}
          onChange={(chosen) => {
            const kept = sessionTypes.filter((type) => chosen.includes(type));
            const { sessionTypes: _, ...rest } = draft;
            if (kept.length === 0) return;
            onChange(kept.length === sessionTypes.length ? rest : { ...rest, sessionTypes: kept });
          }}
        />
      </div>
      <Issues path="sessionTypes" within />
      <div className={styles.groups}>
        <GroupsField
          shop={shop}
          value={agents.groups}
          onChange={(groups) => onChange({ ...draft, agents: { ...agents, groups } })}
          error={null}
        />
        <Checkbox
          checked={agents.bots}
          onChange={({ target }) => onChange({ ...draft, agents: { ...agents, bots: target.checked } })}
        >
          {t("rules.bots")}
        </Checkbox>
        {kind !== "alert" && (
          <Checkbox
            checked={draft.countRetracted}
            onChange={({ target }) => onChange({ ...draft, countRetracted: target.checked })}
          >
            {t("rules.countRetracted")}
          </Checkbox>
        )}
      </div>
      <Issues path="agents" within />
    </>
  );
}

function Scores({ draft, onChange }: Pick<BasicsProps, "draft" | "onChange">) {
  const { t } = useTranslation();
  const usual = draft.kind === "deduct" ? -3 : 1;
  const scores = draft.scores ?? { presale: usual, aftersale: usual };
  const [min, max] = draft.kind === "deduct" ? [-100, 0] : [0, 100];
  return (
    <>
      <div className={styles.line}>
        <span className={styles.name}>{t("rules.scores")}</span>
        {(["presale", "aftersale"] as const).map((type) => (
          <span key={type} className={styles.score}>
            {t(`rules.${type}`)}
            <InputNumber
              aria-label={`${t("rules.scores")}: ${t(`rules.${type}`)}`}
              min={min}
              max={max}
              value={scores[type]}
              disabled={scores[type] === null}
              placeholder="—"
              onChange={(score) => onChange({ ...draft, scores: { ...scores, [type]: score ?? 0 } })}
            />
            <Checkbox
              checked={scores[type] === null}
              onChange={({ target }) =>
                onChange({ ...draft, scores: { ...scores, [type]: target.checked ? null : usual } })
              }
            >
              {t("rules.notInspected")}
            </Checkbox>
          </span>
        ))}
      </div>
      <p className={styles.syntax}>{t("rules.scoresHint")}</p>
      <Issues path="scores" within />
    </>
  );
}
