import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Form, Select } from "antd";
import { useTranslation } from "react-i18next";
import { type Schedule, schedule } from "../../plugins/sdk/hours.ts";
import type { TimeWindow } from "../../plugins/sdk/time-window.ts";
import { settingsQuery } from "../api/queries.ts";
import { weekdays, wordsOf } from "../shop-settings/hours-draft.ts";
import { WindowField } from "../shop-settings/window-field.tsx";
import { useWords } from "../text/use-language.ts";
import styles from "./point-form.module.css";

const kinds = ["always", "business-hours", "outside-business-hours", "windows"] as const;

type ScheduleFieldProps = {
  shop: string;
  /** null: always. */
  value: Schedule | null;
  onChange: (value: Schedule | null) => void;
  error: string | null;
  disabled: boolean;
};

/** When something holds: always, by the shop's hours, or in windows of its own. */
export function ScheduleField({ shop, value, onChange, error, disabled }: ScheduleFieldProps) {
  const { t } = useTranslation();
  const words = useWords();
  const hours = useQuery(settingsQuery(shop)).data?.hours;
  const kind = value?.kind ?? "always";
  const issue = value === null ? undefined : schedule.safeParse(value).error?.issues[0];
  const place = typeof issue?.path[1] === "number" ? issue.path[1] : null;
  const wrong = issue === undefined ? null : words(wordsOf(issue));
  const choose = (next: Schedule["kind"]) => {
    if (next === "windows") onChange({ kind: next, windows: [{ days: [1, 2, 3, 4, 5], from: "09:00", to: "18:00" }] });
    else onChange(next === "always" ? null : { kind: next });
  };
  const needsHours = kind === "business-hours" || kind === "outside-business-hours";
  return (
    <Form.Item
      label={t("shopSettings.schedule")}
      extra={needsHours && hours === undefined ? t("shopSettings.noHours") : t("shopSettings.scheduleHint")}
      {...(error !== null && wrong === null && { validateStatus: "error" as const, help: <bdi>{error}</bdi> })}
    >
      <Select
        aria-label={t("shopSettings.schedule")}
        value={kind}
        options={kinds.map((each) => ({ value: each, label: t(`shopSettings.scheduleKind.${each}`) }))}
        onChange={choose}
      />
      {value?.kind === "windows" && (
        <Windows
          windows={value.windows}
          onChange={(windows) => onChange({ kind: "windows", windows })}
          wrong={wrong}
          place={place}
          disabled={disabled}
        />
      )}
    </Form.Item>
  );
}

type WindowsProps = {
  windows: readonly TimeWindow[];
  onChange: (windows: TimeWindow[]) => void;
  wrong: string | null;
  place: number | null;
  disabled: boolean;
};

function Windows({ windows, onChange, wrong, place, disabled }: WindowsProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.windows}>
      {windows.map((window, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: windows have no id, and are only added at the end
        <div key={index}>
          <Select
            mode="multiple"
            aria-label={`${t("shopSettings.days")} ${index + 1}`}
            value={window.days}
            options={weekdays.map((day, at) => ({ value: at + 1, label: t(`shopSettings.weekday.${day}`) }))}
            onChange={(days: number[]) => onChange(windows.with(index, { ...window, days: days.toSorted() }))}
          />
          <WindowField
            label={`${t("shopSettings.scheduleKind.windows")} ${index + 1}`}
            value={window}
            error={place === index ? wrong : null}
            disabled={disabled}
            onChange={(next) => onChange(windows.with(index, { ...window, ...next }))}
            {...(windows.length > 1 && { onRemove: () => onChange(windows.toSpliced(index, 1)) })}
          />
        </div>
      ))}
      <Button
        size="small"
        type="dashed"
        icon={<PlusOutlined aria-hidden />}
        onClick={() => onChange([...windows, { days: [6, 7], from: "10:00", to: "16:00" }])}
      >
        {t("shopSettings.addWindow")}
      </Button>
    </div>
  );
}
