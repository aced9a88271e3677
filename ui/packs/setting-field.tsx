import { UndoOutlined } from "@ant-design/icons";
import { Button, Form, Input, InputNumber, Select, Switch } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { SettingValue } from "../../plugins/sdk/setting-value.ts";
import { useWords } from "../text/use-language.ts";
import { type Field, same, standardOf } from "./fields.ts";
import styles from "./point-form.module.css";

type SettingFieldProps = {
  field: Field;
  value: SettingValue | undefined;
  onChange: (value: SettingValue) => void;
  error: string | null;
  disabled: boolean;
};

/** One setting: its title, control, bounds, and the way back to its default. */
export function SettingField({ field, value, onChange, error, disabled }: SettingFieldProps) {
  const { t } = useTranslation();
  const words = useWords();
  const id = useId();
  const title = words(field.title);
  const changed = !same(value, field.fallback);
  const control = <Control id={id} field={field} value={value} onChange={onChange} title={title} />;
  return (
    <Form.Item
      className={styles.field}
      htmlFor={id}
      label={field.kind === "boolean" ? undefined : <bdi>{title}</bdi>}
      {...(error !== null && { validateStatus: "error" as const, help: <bdi>{error}</bdi> })}
      extra={
        <span className={styles.extra}>
          <Bounds field={field} />
          {changed && (
            <Button
              type="link"
              size="small"
              icon={<UndoOutlined aria-hidden />}
              disabled={disabled}
              aria-label={`${t("packs.resetField")}: ${title}`}
              onClick={() => onChange(standardOf(field))}
            >
              {t("packs.resetField")}
            </Button>
          )}
        </span>
      }
    >
      {field.kind === "boolean" ? (
        <div className={styles.switch}>
          <label htmlFor={id}>
            <bdi>{title}</bdi>
          </label>
          {control}
        </div>
      ) : (
        control
      )}
    </Form.Item>
  );
}

function Control({
  id,
  field,
  value,
  onChange,
  title,
}: Omit<SettingFieldProps, "error" | "disabled"> & { id: string; title: string }) {
  const { t } = useTranslation();
  const words = useWords();
  const strings = Array.isArray(value) ? value.map(String) : [];
  switch (field.kind) {
    case "number":
      return (
        <InputNumber
          id={id}
          className={styles.number}
          value={typeof value === "number" ? value : null}
          min={field.min}
          max={field.max}
          precision={field.whole ? 0 : undefined}
          suffix={field.unit === null ? undefined : words(field.unit)}
          // An emptied number is not a setting: it goes back to its default.
          onChange={(next) => onChange(next ?? field.fallback)}
        />
      );
    case "boolean":
      return <Switch id={id} aria-label={title} checked={value === true} onChange={onChange} />;
    case "choice":
    case "choices":
      return (
        <Select
          id={id}
          mode={field.kind === "choices" ? "multiple" : undefined}
          value={field.kind === "choices" ? strings : value}
          options={field.options.map((option) => ({ value: option.value, label: words(option.title) }))}
          onChange={onChange}
        />
      );
    case "list":
      return (
        <Select
          id={id}
          mode="tags"
          open={false}
          suffixIcon={null}
          tokenSeparators={["\n", "，", ",", "；", ";"]}
          placeholder={t("packs.tags")}
          maxCount={field.most}
          value={strings}
          onChange={(next: string[]) => onChange(next.map((item) => item.trim()).filter((item) => item !== ""))}
        />
      );
    case "text":
      return (
        <Input
          id={id}
          value={typeof value === "string" ? value : ""}
          maxLength={field.longest}
          onChange={({ target }) => onChange(target.value)}
        />
      );
  }
}

/** Bounds and default, in words. */
function Bounds({ field }: { field: Field }) {
  const { t } = useTranslation();
  const words = useWords();
  const parts: string[] = [];
  if (field.kind === "number") {
    const unit = field.unit === null ? "" : ` ${words(field.unit)}`;
    const { min, max, fallback } = field;
    parts.push(t("packs.range", { min, max }) + unit, t("packs.defaultIs", { value: fallback }));
  } else if (field.kind === "list") {
    parts.push(t("packs.tagsLimit", { max: field.most }));
  } else if (field.kind === "boolean") {
    parts.push(t("packs.defaultIs", { value: t(field.fallback ? "packs.on" : "packs.off") }));
  } else if (field.kind === "choice") {
    const standard = field.options.find(({ value }) => value === field.fallback);
    if (standard !== undefined) parts.push(t("packs.defaultIs", { value: words(standard.title) }));
  }
  return <>{parts.join(" · ")}</>;
}
