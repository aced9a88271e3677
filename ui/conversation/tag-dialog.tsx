import { useQuery } from "@tanstack/react-query";
import { Input, InputNumber, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { packsQuery } from "../api/queries.ts";
import type { MessageItem } from "../api/types.ts";
import { usePointOptions } from "../show/use-point-options.ts";
import { useWords } from "../text/use-language.ts";
import styles from "./session-marks.module.css";
import type { NewMark } from "./use-marks.tsx";

const longestRemark = 500;

type TagDialogProps = {
  shop: string;
  sentence: MessageItem | null;
  isPending: boolean;
  onAdd: (mark: NewMark) => void;
  onClose: () => void;
};

/** A finding of any point and standard, with a score and a remark of its own. */
export function TagDialog({ shop, sentence, isPending, onAdd, onClose }: TagDialogProps) {
  const { t } = useTranslation();
  const words = useWords();
  const options = usePointOptions(shop, null);
  const [point, setPoint] = useState<string>();
  const [code, setCode] = useState<string>();
  const [score, setScore] = useState<number | null>(null);
  const [remark, setRemark] = useState("");
  const packs = useQuery(packsQuery(shop)).data?.packs ?? [];
  const manifest = packs.flatMap(({ manifest: { id, points } }) =>
    points.filter((one) => `${id}/${one.id}` === point),
  )[0];
  const codes = Object.entries(manifest?.codes ?? {});
  const add = () => {
    if (point === undefined) return;
    const said = remark.trim();
    onAdd({
      point,
      ...(code !== undefined && { code }),
      ...(score !== null && { score }),
      ...(said !== "" && { remark: said }),
      ...(sentence !== null && { event: sentence.event }),
    });
  };
  return (
    <Modal
      open
      title={t("reviewDay.addTitle")}
      okText={t("reviewDay.add")}
      okButtonProps={{ disabled: point === undefined, loading: isPending }}
      onOk={add}
      onCancel={onClose}
    >
      <div className={styles.form}>
        <p>
          {t("reviewDay.sentence")}: {sentence === null ? t("reviewDay.onWhole") : <q dir="auto">{sentence.text}</q>}
        </p>
        <Select
          autoFocus
          aria-label={t("reviewDay.point")}
          placeholder={t("reviewDay.point")}
          showSearch={{ optionFilterProp: "label" }}
          options={options}
          value={point ?? null}
          onChange={(chosen: string) => {
            setPoint(chosen);
            setCode(undefined);
          }}
        />
        {codes.length > 1 && (
          <Select
            aria-label={t("reviewDay.standard")}
            value={code ?? codes[0]?.[0] ?? null}
            options={codes.map(([value, { message }]) => ({ value, label: words(message) }))}
            onChange={setCode}
          />
        )}
        <InputNumber
          style={{ width: "100%" }}
          aria-label={t("reviewDay.pointScore")}
          placeholder={t("reviewDay.scoreDefault")}
          min={-100}
          max={100}
          value={score}
          onChange={setScore}
          onPressEnter={add}
        />
        <Input.TextArea
          aria-label={t("reviewDay.tagRemark")}
          placeholder={t("reviewDay.tagRemark")}
          maxLength={longestRemark}
          autoSize={{ minRows: 1, maxRows: 4 }}
          value={remark}
          onChange={({ target }) => setRemark(target.value)}
        />
      </div>
    </Modal>
  );
}
