import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Holiday } from "../../plugins/sdk/hours.ts";
import styles from "./shop-settings.module.css";
import { WindowField } from "./window-field.tsx";

type HolidayListProps = {
  holidays: readonly Holiday[];
  onChange: (holidays: Holiday[]) => void;
  problemAt: (path: string) => string | null;
  disabled: boolean;
};

/** Days that differ from the week: closed, or open in windows of their own. */
export function HolidayList({ holidays, onChange, problemAt, disabled }: HolidayListProps) {
  const { t } = useTranslation();
  const set = (index: number, change: Partial<Holiday>) =>
    onChange(holidays.map((holiday, at) => (at === index ? { ...holiday, ...change } : holiday)));
  return (
    <>
      <h3>{t("shopSettings.holidays")}</h3>
      {holidays.length === 0 && <p className={styles.hint}>{t("shopSettings.noHolidays")}</p>}
      <ul className={styles.holidays}>
        {holidays.map((holiday, index) => {
          const { date, until, title, windows } = holiday;
          const name = title || date || String(index + 1);
          const error = problemAt(`holidays.${index}`);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: holidays have no id, and are only added at the end
            <li key={index}>
              <Input
                className={styles.holidayTitle}
                aria-label={`${t("shopSettings.holidayTitle")} ${index + 1}`}
                placeholder={t("shopSettings.holidayTitle")}
                value={title}
                maxLength={80}
                disabled={disabled}
                onChange={({ target }) => set(index, { title: target.value })}
              />
              <Input
                type="date"
                className={styles.date}
                aria-label={`${name} ${t("shopSettings.firstDay")}`}
                value={date}
                disabled={disabled}
                status={error === null ? "" : "error"}
                onChange={({ target }) => set(index, { date: target.value })}
              />
              <span aria-hidden>–</span>
              <Input
                type="date"
                className={styles.date}
                aria-label={`${name} ${t("shopSettings.lastDay")}`}
                value={until ?? date}
                min={date}
                disabled={disabled}
                onChange={({ target }) =>
                  set(index, { until: target.value === "" || target.value === date ? undefined : target.value })
                }
              />
              <Select
                aria-label={`${name} ${t("shopSettings.holidayKind")}`}
                className={styles.holidayKind}
                disabled={disabled}
                value={windows.length === 0 ? "closed" : "open"}
                options={[
                  { value: "closed", label: t("shopSettings.closed") },
                  { value: "open", label: t("shopSettings.ownHours") },
                ]}
                onChange={(kind) => set(index, { windows: kind === "closed" ? [] : [{ from: "10:00", to: "16:00" }] })}
              />
              {windows.map((window, at) => (
                <WindowField
                  // biome-ignore lint/suspicious/noArrayIndexKey: windows have no id
                  key={at}
                  label={name}
                  value={window}
                  error={null}
                  disabled={disabled}
                  onChange={(next) => set(index, { windows: windows.with(at, next) })}
                />
              ))}
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined aria-hidden />}
                aria-label={`${t("shopSettings.remove")} ${name}`}
                disabled={disabled}
                onClick={() => onChange(holidays.toSpliced(index, 1))}
              />
              {error !== null && (
                <span className={styles.error} role="alert">
                  {error}
                </span>
              )}
            </li>
          );
        })}
      </ul>
      <Button
        size="small"
        icon={<PlusOutlined aria-hidden />}
        disabled={disabled || holidays.length >= 200}
        onClick={() => onChange([...holidays, { date: "", title: "", windows: [] }])}
      >
        {t("shopSettings.addHoliday")}
      </Button>
    </>
  );
}
