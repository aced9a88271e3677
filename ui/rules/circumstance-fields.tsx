import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { ConditionOf } from "../../plugins/sdk/rules/condition.ts";
import { weekdays } from "../shop-settings/hours-draft.ts";
import { Issues } from "./issues.tsx";
import styles from "./rule-editor.module.css";

type FieldsProps<Type extends "order" | "product" | "time"> = {
  path: string;
  value: ConditionOf<Type>;
  onChange: (value: ConditionOf<Type>) => void;
};

const orderStates = [
  "ordered-same-day",
  "not-ordered-same-day",
  "ordered-before",
  "no-order",
  "unpaid",
  "paid",
  "shipped",
  "received",
  "refunding",
  "refunded",
] as const satisfies readonly ConditionOf<"order">["is"][];

/** 是否下单 (F036) */
export function OrderFields({ value, onChange }: FieldsProps<"order">) {
  const { t } = useTranslation();
  return (
    <Select
      className={styles.wide}
      aria-label={t("rules.conditionType.order")}
      value={value.is}
      options={orderStates.map((each) => ({ value: each, label: t(`rules.orderIs.${each}`) }))}
      onChange={(is) => onChange({ ...value, is })}
    />
  );
}

/** 买家咨询商品 (F032) */
export function ProductFields({ path, value, onChange }: FieldsProps<"product">) {
  const { t } = useTranslation();
  const list = (name: "ids" | "words", label: string) => (
    <div className={styles.field}>
      <span aria-hidden>{label}</span>
      <Select
        mode="tags"
        open={false}
        suffixIcon={null}
        aria-label={label}
        tokenSeparators={["\n", "，", ",", "；", ";"]}
        placeholder={t("packs.tags")}
        value={value[name]}
        onChange={(next: string[]) => onChange({ ...value, [name]: next.map((item) => item.trim()).filter(Boolean) })}
      />
    </div>
  );
  return (
    <div className={styles.content}>
      {list("ids", t("rules.productIds"))}
      {list("words", t("rules.productWords"))}
      <Issues path={path} within />
    </div>
  );
}

/** 买家咨询时间 (F029) */
export function TimeFields({ path, value, onChange }: FieldsProps<"time">) {
  const { t } = useTranslation();
  const { windows } = value;
  const put = (index: number, { weekdays: days = [], from, to }: (typeof windows)[number]) => {
    const window = { from, to, ...(days.length > 0 && { weekdays: days }) };
    onChange({ ...value, windows: windows.with(index, window) });
  };
  return (
    <div className={styles.content}>
      {windows.map((window, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: windows have no id, and are only added at the end
        <div key={index} className={styles.line}>
          <Select
            mode="multiple"
            className={styles.days}
            aria-label={`${t("rules.weekdays")} ${index + 1}`}
            placeholder={t("rules.everyDay")}
            value={window.weekdays ?? []}
            options={weekdays.map((day, at) => ({ value: at + 1, label: t(`shopSettings.weekday.${day}`) }))}
            onChange={(next: number[]) => put(index, { ...window, weekdays: next.toSorted() })}
          />
          <Input
            type="time"
            className={styles.clock}
            aria-label={`${t("rules.from")} ${index + 1}`}
            value={window.from}
            onChange={({ target }) => put(index, { ...window, from: target.value })}
          />
          <span aria-hidden>–</span>
          <Input
            type="time"
            className={styles.clock}
            aria-label={`${t("rules.to")} ${index + 1}`}
            value={window.to}
            onChange={({ target }) => put(index, { ...window, to: target.value })}
          />
          {windows.length > 1 && (
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined aria-hidden />}
              aria-label={t("rules.removeWindow", { number: index + 1 })}
              onClick={() => onChange({ ...value, windows: windows.toSpliced(index, 1) })}
            />
          )}
        </div>
      ))}
      <Button
        type="dashed"
        size="small"
        icon={<PlusOutlined aria-hidden />}
        disabled={windows.length >= 14}
        onClick={() => onChange({ ...value, windows: [...windows, { from: "18:00", to: "23:00" }] })}
      >
        {t("rules.addWindow")}
      </Button>
      <Issues path={path} within />
    </div>
  );
}
