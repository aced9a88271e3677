import { CaretRightOutlined, FilterOutlined, PauseOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Badge, Button, Segmented, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { pointKinds, severities } from "../../plugins/sdk/point.ts";
import { packsQuery } from "../api/queries.ts";
import { usePointOptions } from "../show/use-point-options.ts";
import { useTitles } from "../show/use-titles.ts";
import styles from "./feed-filters.module.css";
import { type FeedFilter, shows } from "./group.ts";

type FeedFiltersProps = {
  shop: string;
  filter: FeedFilter;
  onChange: (change: Partial<FeedFilter> | null) => void;
  paused: boolean;
  onPause: (pause: boolean) => void;
};

/** On a phone the less used filters fold away behind one button. */
export function FeedFilters({ shop, filter, onChange, paused, onPause }: FeedFiltersProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const folded = filter.severities.length + filter.packs.length + filter.kinds.length + (filter.point === null ? 0 : 1);
  return (
    <search className={styles.bar} aria-label={t("live.filters")} data-open={open}>
      <Segmented
        value={filter.show}
        aria-label={t("live.show.label")}
        options={shows.map((show) => ({ value: show, label: t(`live.show.${show}`) }))}
        onChange={(show) => onChange({ show })}
      />
      <Badge className={styles.more} count={folded} size="small" color="var(--primary)">
        <Button
          icon={<FilterOutlined aria-hidden />}
          aria-expanded={open}
          aria-label={t("live.filters")}
          onClick={() => setOpen(!open)}
        />
      </Badge>
      <Choices shop={shop} filter={filter} onChange={onChange} />
      <Button
        className={styles.pause}
        type={paused ? "primary" : "default"}
        icon={paused ? <CaretRightOutlined aria-hidden /> : <PauseOutlined aria-hidden />}
        aria-pressed={paused}
        onClick={() => onPause(!paused)}
      >
        {t(paused ? "live.resume" : "live.pause")}
      </Button>
    </search>
  );
}

function Choices({ shop, filter, onChange }: Pick<FeedFiltersProps, "shop" | "filter" | "onChange">) {
  const { t } = useTranslation();
  const titles = useTitles(shop);
  const { packs = [], removed = [] } = useQuery(packsQuery(shop)).data ?? {};
  const known = [...packs.map(({ manifest }) => manifest.id), ...removed.map(({ id }) => id)];
  const points = usePointOptions(shop, filter.point);
  const anything = filter.severities.length + filter.packs.length + filter.kinds.length > 0 || filter.point !== null;
  return (
    <div className={styles.choices}>
      <Select
        mode="multiple"
        maxTagCount="responsive"
        placeholder={t("live.severity")}
        aria-label={t("live.severity")}
        value={[...filter.severities]}
        options={[...severities].reverse().map((value) => ({ value, label: t(`severity.${value}`) }))}
        onChange={(chosen) => onChange({ severities: chosen })}
      />
      <Select
        mode="multiple"
        maxTagCount="responsive"
        placeholder={t("live.kind")}
        aria-label={t("live.kind")}
        value={[...filter.kinds]}
        options={pointKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        onChange={(chosen) => onChange({ kinds: chosen })}
      />
      <Select
        mode="multiple"
        maxTagCount="responsive"
        placeholder={t("live.pack")}
        aria-label={t("live.pack")}
        value={[...filter.packs]}
        options={known.map((id) => ({ value: id, label: titles.pack(id) }))}
        onChange={(chosen) => onChange({ packs: chosen })}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: "label" }}
        placeholder={t("live.point")}
        aria-label={t("live.point")}
        value={filter.point}
        options={points}
        onChange={(point: string | undefined) => onChange({ point: point ?? null })}
      />
      {anything && (
        <Button type="link" size="small" onClick={() => onChange(null)}>
          {t("common.clear")}
        </Button>
      )}
    </div>
  );
}
