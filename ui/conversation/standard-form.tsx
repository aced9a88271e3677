import { useQuery } from "@tanstack/react-query";
import { Input, Modal, Radio, Select } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { packsQuery } from "../api/queries.ts";
import { Failure } from "../show/failure.tsx";
import { useWords } from "../text/use-language.ts";
import styles from "./add-standard.module.css";
import type { Picked } from "./add-standard.tsx";
import { listsOf } from "./standard.ts";
import { Declined, useAddStandard } from "./use-add-standard.tsx";

type StandardFormProps = { shop: string; picked: Picked; onClose: () => void };

/** Where picked words go: into a point's list, or into a rule of the shop. */
export function StandardForm({ shop, picked, onClose }: StandardFormProps) {
  const { t } = useTranslation();
  const title = useWords();
  const id = useId();
  const packs = useQuery(packsQuery(shop)).data?.packs ?? [];
  const lists = packs.flatMap(({ manifest }) =>
    manifest.points.flatMap((point) =>
      listsOf(point).map((field) => ({ pack: manifest, point, field, full: `${manifest.id}/${point.id}` })),
    ),
  );
  const [words, setWords] = useState(picked.words);
  const [toRule, setToRule] = useState(false);
  const [point, setPoint] = useState<string | null>(null);
  const [name, setName] = useState<string | null>(null);
  const own = lists.filter(({ full }) => full === point);
  const list = own.find(({ field }) => field.name === name) ?? own[0];
  const adding = useAddStandard(shop, onClose);
  const ready = words.trim().length >= 2 && (toRule || list !== undefined);
  const submit = () => {
    if (toRule) adding.mutate({ kind: "rule", words: words.trim(), byBuyer: picked.byBuyer });
    else if (list !== undefined)
      adding.mutate({
        kind: "list",
        words: words.trim(),
        point: list.full,
        title: title(list.point.title),
        field: list.field,
      });
  };
  return (
    <Modal
      open
      title={t("review.add.title")}
      okText={t("review.add.submit")}
      cancelText={t("common.cancel")}
      okButtonProps={{ disabled: !ready, loading: adding.isPending }}
      onOk={submit}
      onCancel={onClose}
    >
      <div className={styles.form}>
        <label className={styles.field} htmlFor={id}>
          {t("review.add.words")}
          <Input id={id} value={words} maxLength={200} dir="auto" onChange={({ target }) => setWords(target.value)} />
        </label>
        <Radio.Group
          vertical
          aria-label={t("review.add.where")}
          value={toRule}
          onChange={({ target }) => setToRule(target.value === true)}
          options={[
            { value: false, label: t("review.add.toPoint") },
            { value: true, label: t("review.add.toRule") },
          ]}
        />
        {!toRule && (
          <Select
            showSearch={{ optionFilterProp: "label" }}
            aria-label={t("review.add.point")}
            placeholder={t("review.add.point")}
            value={point}
            options={packs.flatMap(({ manifest }) => {
              const points = manifest.points.filter((one) => listsOf(one).length > 0);
              if (points.length === 0) return [];
              const options = points.map((one) => ({ value: `${manifest.id}/${one.id}`, label: title(one.title) }));
              return [{ label: title(manifest.title), title: manifest.id, options }];
            })}
            onChange={(value) => {
              setPoint(value);
              setName(null);
            }}
          />
        )}
        {!toRule && own.length > 0 && (
          <Select
            aria-label={t("review.add.field")}
            value={list?.field.name}
            options={own.map(({ field }) => ({ value: field.name, label: title(field.title) }))}
            onChange={setName}
          />
        )}
        <p className={styles.hint}>{t(toRule ? "review.add.ruleHint" : "review.add.pointHint")}</p>
        {adding.error instanceof Declined ? (
          <p className={styles.refused} role="alert">
            {t(`review.add.${adding.error.reason}`)}
          </p>
        ) : (
          adding.error !== null && <Failure error={adding.error} />
        )}
      </div>
    </Modal>
  );
}
