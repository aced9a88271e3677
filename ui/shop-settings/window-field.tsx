import { CloseOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import { useTranslation } from "react-i18next";
import type { DayWindow } from "../../plugins/sdk/time-window.ts";
import { tidyTime } from "./hours-draft.ts";
import styles from "./shop-settings.module.css";

type WindowFieldProps = {
  /** Of what, for those who cannot see where it stands. */
  label: string;
  value: DayWindow;
  onChange: (value: DayWindow) => void;
  onRemove?: () => void;
  error: string | null;
  disabled: boolean;
};

/** From and to, as text, because no picker of a browser knows 24:00. */
export function WindowField({ label, value, onChange, onRemove, error, disabled }: WindowFieldProps) {
  const { t } = useTranslation();
  const overnight = /^\d\d:\d\d$/.test(value.to) && value.to < value.from;
  const end = (side: "from" | "to") => (
    <Input
      className={`${styles.time} numbers`}
      aria-label={`${label} ${t(`shopSettings.${side}`)}`}
      value={value[side]}
      maxLength={6}
      disabled={disabled}
      status={error === null ? "" : "error"}
      onChange={({ target }) => onChange({ ...value, [side]: target.value })}
      onBlur={() => onChange({ ...value, [side]: tidyTime(value[side]) })}
    />
  );
  return (
    <div className={styles.window}>
      {end("from")}
      <span aria-hidden>–</span>
      {end("to")}
      {overnight && <small>{t("shopSettings.nextDay")}</small>}
      {onRemove && (
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined aria-hidden />}
          aria-label={`${t("shopSettings.remove")} ${label} ${value.from}–${value.to}`}
          disabled={disabled}
          onClick={onRemove}
        />
      )}
      {error !== null && (
        <span className={styles.error} role="alert">
          {error}
        </span>
      )}
    </div>
  );
}
