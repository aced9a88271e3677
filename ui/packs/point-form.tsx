import { Checkbox, Form, InputNumber, Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { sessionTypes } from "../../plugins/sdk/conversation.ts";
import { severities } from "../../plugins/sdk/point.ts";
import type { ApiFailure } from "../api/call.ts";
import type { PointManifest } from "../api/types.ts";
import type { Draft } from "./draft.ts";
import type { Field } from "./fields.ts";
import { GroupsField } from "./groups-field.tsx";
import styles from "./point-form.module.css";
import { ScheduleField } from "./schedule-field.tsx";
import { SettingField } from "./setting-field.tsx";

type PointFormProps = {
  shop: string;
  definition: PointManifest;
  fields: readonly Field[];
  draft: Draft;
  onChange: (change: Partial<Draft>) => void;
  refused: ApiFailure | null;
  disabled: boolean;
};

/** The settings that every point has, then the point's own, drawn from its schema. */
export function PointForm({ shop, definition, fields, draft, onChange, refused, disabled }: PointFormProps) {
  const { t } = useTranslation();
  return (
    <Form layout="vertical" disabled={disabled} component="div">
      <h3 className={styles.heading}>{t("packs.own")}</h3>
      {fields.length === 0 && <p className={styles.hint}>{t("packs.noOwn")}</p>}
      {fields.map((field) => (
        <SettingField
          key={field.name}
          field={field}
          value={draft.config[field.name]}
          onChange={(value) => onChange({ config: { ...draft.config, [field.name]: value } })}
          error={errorAt(refused, `config.${field.name}`)}
          disabled={disabled}
        />
      ))}
      <h3 className={styles.heading}>{t("packs.general")}</h3>
      {definition.kind === "alert" ? (
        <Severity draft={draft} onChange={onChange} error={errorAt(refused, "severity")} />
      ) : (
        <Scores definition={definition} draft={draft} onChange={onChange} error={errorAt(refused, "scores")} />
      )}
      <Form.Item
        label={t("packs.sessionTypes")}
        extra={t("packs.sessionTypesHint")}
        {...refusedField(errorAt(refused, "sessionTypes"))}
      >
        <Checkbox.Group
          value={draft.sessionTypes.length === 0 ? [...sessionTypes] : [...draft.sessionTypes]}
          options={sessionTypes.map((value) => ({ value, label: t(`sessionType.${value}`) }))}
          onChange={(chosen) => {
            const kept = sessionTypes.filter((type) => chosen.includes(type));
            // Of no type at all is what the switch is for.
            if (kept.length > 0) onChange({ sessionTypes: kept.length === sessionTypes.length ? [] : kept });
          }}
        />
      </Form.Item>
      <GroupsField
        shop={shop}
        value={draft.groups}
        onChange={(groups) => onChange({ groups })}
        error={errorAt(refused, "groups")}
      />
      <ScheduleField
        shop={shop}
        value={draft.schedule}
        onChange={(schedule) => onChange({ schedule })}
        error={errorAt(refused, "schedule")}
        disabled={disabled}
      />
    </Form>
  );
}

type GeneralProps = Pick<PointFormProps, "draft" | "onChange"> & { error: string | null };

function Severity({ draft, onChange, error }: GeneralProps) {
  const { t } = useTranslation();
  return (
    <Form.Item label={t("packs.severity")} extra={t("packs.severityHint")} {...refusedField(error)}>
      <Segmented
        aria-label={t("packs.severity")}
        value={draft.severity ?? "default"}
        options={[
          { value: "default", label: t("packs.byCode") },
          ...severities.map((value) => ({ value, label: t(`severity.${value}`) })),
        ]}
        onChange={(chosen) => onChange({ severity: severities.find((severity) => severity === chosen) ?? null })}
      />
    </Form.Item>
  );
}

function Scores({ definition, draft, onChange, error }: GeneralProps & { definition: PointManifest }) {
  const { t } = useTranslation();
  const [min, max] = definition.kind === "bonus" ? [0, 100] : [-100, 0];
  return (
    <Form.Item label={t("packs.scores")} extra={t("packs.notInspectedHint")} {...refusedField(error)}>
      <div className={styles.scores}>
        {(["presale", "aftersale"] as const).map((type) => (
          <fieldset key={type}>
            <legend>{t(`packs.${type}`)}</legend>
            <InputNumber
              aria-label={`${t("packs.scores")}: ${t(`packs.${type}`)}`}
              min={min}
              max={max}
              value={draft[type]}
              disabled={draft[type] === null}
              placeholder="—"
              onChange={(score) => onChange({ [type]: score ?? 0 })}
            />
            <Checkbox
              checked={draft[type] === null}
              onChange={({ target }) => onChange({ [type]: target.checked ? null : 0 })}
            >
              {t("packs.notInspected")}
            </Checkbox>
          </fieldset>
        ))}
      </div>
    </Form.Item>
  );
}

/** The server's words for a field, when its refusal names that field or something inside it. */
function errorAt(refused: ApiFailure | null, path: string): string | null {
  if (refused?.path === undefined) return null;
  return refused.path === path || refused.path.startsWith(`${path}.`) ? refused.message : null;
}

const refusedField = (error: string | null) =>
  error === null ? {} : ({ validateStatus: "error", help: error } as const);
